"""Pairs the tags of raw HTML in what a reading made, so that nothing an author left open swallows the rest.

Raw HTML stands between two signs. A block that is opened and never closed is reported (M004) and ends with
its piece of raw HTML; an open mark of the text ends with its paragraph; a closing tag without an opening one
goes. Without this an HTML parser would close what the reading itself opened.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from typing import NamedTuple

from publish import rules
from publish.manuscript.syntax.elements import BLOCK, LINE, PHRASING, VOID
from publish.manuscript.syntax.tags import TAG
from publish.problems import Rule

Report = Callable[[Rule, int, str, str], None]

BEGIN, END = "<!--raw-->", "<!--end-->"
_TOKEN = re.compile(rf"(?P<sign>{BEGIN}|{END})|{TAG.pattern}")
_LINE = re.compile(rf'{LINE}="(\d+)"')
# HTML closes these by itself where another begins or the parent ends.
_IMPLIED = frozenset(
    [
        "p",
        "li",
        "dt",
        "dd",
        "tr",
        "td",
        "th",
        "thead",
        "tbody",
        "tfoot",
        "colgroup",
        "option",
        "optgroup",
        "rp",
        "rt",
    ]
)


def raw(html: str) -> str:
    """A piece of raw HTML between its signs."""
    return f"{BEGIN}{html}{END}"


def pair(html: str, report: Report) -> str:
    """The HTML of a chapter with its raw tags in pairs."""
    return _Pairing(html, report).mended() if BEGIN in html else html


class _Open(NamedTuple):
    """A tag that waits for its closing one; `piece` is -1 for the reading's own."""

    name: str
    piece: int
    line: int


class _Pairing:
    """One pass over a chapter's HTML."""

    def __init__(self, html: str, report: Report) -> None:
        self.html, self.report = html, report
        self.open: list[_Open] = []
        self.ends: list[int] = []
        self.stray: list[tuple[int, int]] = []
        self.missing: list[tuple[int, _Open]] = []

    def mended(self) -> str:
        """The HTML with closing tags put in and taken out."""
        inside = False
        for match in _TOKEN.finditer(self.html):
            if match["sign"]:
                inside = match["sign"] == BEGIN
                if not inside:
                    self.ends.append(match.start())
            elif match["name"].lower() not in VOID and not match["attributes"].endswith("/"):
                self.take(match, len(self.ends) if inside else -1)
        self.close_raw(len(self.html))
        return self.spliced()

    def take(self, match: re.Match[str], piece: int) -> None:
        """Look at one tag."""
        name = match["name"].lower()
        if not match["close"]:
            line = _LINE.search(match["attributes"])
            self.open.append(_Open(name, piece, int(line[1]) if line else 0))
        elif piece < 0:
            self.close_raw(match.start())
            if self.open:
                self.open.pop()
        elif (place := self.find(name)) is None:
            self.stray.append(match.span())
        else:
            for left in self.open[place + 1 :]:
                self.tell(left)
            del self.open[place:]

    def find(self, name: str) -> int | None:
        """Where the raw tag stands that a closing one belongs to."""
        for place in range(len(self.open) - 1, -1, -1):
            if self.open[place].piece < 0:
                return None
            if self.open[place].name == name:
                return place
        return None

    def close_raw(self, position: int) -> None:
        """The reading's own element ends at a position: what is still open in it was never closed."""
        while self.open and self.open[-1].piece >= 0:
            left = self.open.pop()
            self.tell(left)
            if left.name != "p":
                self.missing.append((position if left.name in PHRASING else left.piece, left))

    def tell(self, left: _Open) -> None:
        """Report a block that is never closed."""
        if left.line and left.name in BLOCK - _IMPLIED:
            hint = f"write </{left.name}> where it ends"
            self.report(rules.UNCLOSED_HTML, left.line, f"<{left.name}> is never closed", hint)

    def spliced(self) -> str:
        """Put the pieces together."""
        changes: dict[tuple[int, int], list[str]] = defaultdict(list)
        for span in self.stray:
            changes[span] = []
        for place, left in self.missing:
            at = place if left.name in PHRASING else self.ends[place]
            changes[at, at].append(f"</{left.name}>")
        parts, position = [], 0
        for (start, end), closing in sorted(changes.items()):
            parts += [self.html[position:start], *closing]
            position = end
        return "".join([*parts, self.html[position:]])
