"""Block quotes, which end at a blank line (CommonMark 0.31, 5.1)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from publish.manuscript.house.blocks import Block, Construct, Place
from publish.manuscript.syntax.marks import FenceWatch, dedent

_MARK = re.compile(r"^( {0,3})>")


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
        """The quote and what it holds."""
        lines = [_bare(line) for line in block.split("\n")]
        self.parser.parse_inside(SubElement(parent, "blockquote"), lines, block.line)


def _unquote(line: str) -> str | None:
    """A line without its mark and the space after it; None if it has no mark."""
    match = _MARK.match(line)
    return dedent(line[match.end() :], 1, match.end()) if match else None


def _bare(line: str) -> str:
    inside = _unquote(line)
    return line.lstrip(" \t") if inside is None else inside
