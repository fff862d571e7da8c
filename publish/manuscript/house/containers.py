"""Fenced divisions `::: name` … `:::`, nested by matching or by more colons (pandoc's fenced_divs)."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from publish import rules
from publish.manuscript.house import verse
from publish.manuscript.house.blocks import Block, Construct, Place
from publish.manuscript.house.boxes import add_directive
from publish.manuscript.syntax import directives, divisions


class Division(Construct):
    """Blocks between two lines of colons, the first with a name or attributes."""

    def opens(self, at: Place) -> bool:
        """Three colons and a name."""
        return ":::" in at.line[:6] and divisions.find_opening(at.line) is not None

    def reach(self, lines: Sequence[str], start: int) -> int:
        """To the line of colons that closes it; else to the end of the container."""
        end = divisions.find_closing(lines, start)
        return len(lines) if end is None else end + 1

    def build(self, parent: Element, block: Block) -> None:
        """The division and what it holds."""
        lines = block.split("\n")
        opening, closing = divisions.find_opening(lines[0]), divisions.find_closing(lines, 0)
        if opening is None:
            return
        if closing is None:
            message = f"the division '{lines[0].strip()}' is never closed"
            self.parser.md.report(rules.UNCLOSED_BLOCK, block.line, message)
        inside = lines[1:closing]
        if directive := directives.find(opening["directive"] or ""):
            add_directive(self.parser, parent, directive, inside, block.line)
            return
        division = SubElement(parent, "div")
        divisions.describe(division.attrib, opening)
        if "verse" in (division.get("class") or "").split():
            verse.add_stanzas(division, inside, block.line + 1)
        else:
            self.parser.parse_inside(division, inside, block.line + 1)
