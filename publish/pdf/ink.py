"""Black ink for black text: neutral RGB, which a press would mix from four inks, becomes grey.

Pictures keep their colours.
"""

from __future__ import annotations

import re

import pikepdf
from pikepdf import Name, Pdf

NEUTRAL = re.compile(
    rb"(?<![\d.])(\d*\.?\d+) \1 \1 (rg|RG)(?=\s)"
)  # letters are hexadecimal, out of its reach


def use_one_ink(pdf: Pdf) -> None:
    """Rewrite the neutral colours of pages and of what is drawn on them."""
    for page in pdf.pages:
        page.contents_coalesce()
        _rewrite(page.obj.Contents)
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream) and _is_drawing(thing):
            _rewrite(thing)


def _is_drawing(stream: pikepdf.Stream) -> bool:
    return stream.get("/Subtype") == Name.Form or stream.get("/PatternType") == 1


def _rewrite(stream: pikepdf.Object) -> None:
    old = stream.read_bytes()
    new = NEUTRAL.sub(_grey, old)
    if new != old:
        stream.write(new)


def _grey(match: re.Match[bytes]) -> bytes:
    return match[1] + (b" g" if match[2] == b"rg" else b" G")
