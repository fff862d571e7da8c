"""Boxes in Python-Markdown's tree: `!!! note "Title"` and what stands in below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from publish.manuscript.house.blocks import Block, Construct, Place
from publish.manuscript.syntax import boxes
from publish.manuscript.syntax.elements import LINE
from publish.manuscript.syntax.marks import TAB, dedent

if TYPE_CHECKING:
    from publish.manuscript.house.blocks import NumberedParser


class Admonition(Construct):
    """Three exclamation marks and a kind."""

    def opens(self, at: Place) -> bool:
        """When text stands in below."""
        return boxes.find_admonition(at.lines, at.start) is not None

    def reach(self, lines: Sequence[str], start: int) -> int:
        """As long as the lines stand in."""
        return boxes.end_of_admonition(lines, start)

    def build(self, parent: Element, block: Block) -> None:
        """The box."""
        lines = block.split("\n")
        opening = boxes.find_admonition(lines, 0)
        if opening:
            inside = [dedent(line, TAB) for line in lines[1:]]
            add_box(self.parser, parent, opening, inside, block.line + 1)


def add_box(
    parser: NumberedParser, parent: Element, opening: boxes.Opening, lines: Sequence[str], first: int
) -> None:
    """Add a box with its title and the blocks of its lines."""
    box = SubElement(parent, "div", {"class": opening.names})
    if opening.title:
        SubElement(box, "p", {"class": "title", LINE: str(first - 1)}).text = opening.title
    parser.parse_inside(box, lines, first)
