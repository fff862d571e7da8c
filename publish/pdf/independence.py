"""Shows whether head and folio hang on each other: whether both are drawn as each of them is drawn alone.

A style may put both into one margin box, make the room of one hang on the width of the other (CSS Paged Media
3, 5.3), or draw something beside them. Drawings are compared and not styles, so that no rule is misread.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

from pikepdf import Pdf

from publish.pdf.unit import Typeset

BRACKETS = frozenset({b"q", b"Q", b""})
MOVES = b" cm"
# What is called by a number that is given anew in each file; how opaque something is, is called by that.
NUMBERED = re.compile(rb" (?:Do|sh|scn|SCN)$|^/(?![aA][\d.]+ )\S+ gs$")

Drawing = Sequence[bytes]


def drawings(done: Typeset) -> list[Drawing]:
    """What each page is drawn by: the operators, without those that only stand around others."""
    with Pdf.open(io.BytesIO(done.pdf)) as pdf:
        for page in pdf.pages:
            page.contents_coalesce()
        pages = [page.obj.Contents.read_bytes() for page in pdf.pages]
    return [[line for line in map(bytes.strip, page.split(b"\n")) if line not in BRACKETS] for page in pages]


def order(blank: Drawing, head: Drawing, folio: Drawing, both: Drawing) -> int | None:
    """1 where both are drawn as the head and then the folio, -1 the other way; None where they are not.

    `blank` is a page with neither, on which nothing may be drawn.
    """
    start = len(blank)
    if not all(line.endswith(MOVES) for line in blank) or any(map(NUMBERED.search, both)):
        return None
    if not head[:start] == folio[:start] == blank:
        return None
    parts = [head[start:], folio[start:]]
    for way in (1, -1):
        if both == [*blank, *(line for part in parts[::way] for line in part)]:
            return way
    return None
