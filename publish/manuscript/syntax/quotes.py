"""Block quotes, which end at a blank line, and GitHub's alerts `> [!NOTE]` (CommonMark 0.31, 5.1)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from publish.manuscript.syntax.blocks import LINE, Block, Construct, Place
from publish.manuscript.syntax.marks import FenceWatch, dedent

_MARK = re.compile(r"^( {0,3})>")
_ALERT = re.compile(r"^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*(?P<title>.*?)[ \t]*$", re.IGNORECASE)


class Quote(Construct):
    """Lines that begin with `>`."""

    def opens(self, at: Place) -> bool:
        """At most three columns in."""
        return ">" in at.line[:4] and _MARK.match(at.line) is not None

    def reach(self, lines: Sequence[str], start: int) -> int:
        """Over the marked lines, and the unmarked ones that go on with a paragraph."""
        own: list[str] = []
        fences = FenceWatch()
        for index in range(start, len(lines)):
            inside = _unquote(lines[index])
            if inside is None:
                if not self.parser.is_lazy(own, fences, lines, index):
                    return index
                inside = lines[index].lstrip(" \t")
            fences.feed(inside)
            own.append(inside)
        return len(lines)

    def build(self, parent: Element, block: Block) -> None:
        """The quote, or the box of an alert."""
        lines = [_bare(line) for line in block.split("\n")]
        alert = _ALERT.match(lines[0])
        if alert is None:
            self.parser.parse_inside(SubElement(parent, "blockquote"), lines, block.line)
            return
        name = alert[1].lower()
        box = SubElement(parent, "div", {"class": f"note-box {name}"})
        title = SubElement(box, "p", {"class": "title", LINE: str(block.line)})
        title.text = alert["title"] or name.capitalize()
        self.parser.parse_inside(box, lines[1:], block.line + 1)


def _unquote(line: str) -> str | None:
    """A line without its mark and the space after it; None if it has no mark."""
    match = _MARK.match(line)
    return dedent(line[match.end() :], 1, match.end()) if match else None


def _bare(line: str) -> str:
    inside = _unquote(line)
    return line.lstrip(" \t") if inside is None else inside
