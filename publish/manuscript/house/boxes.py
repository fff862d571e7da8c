"""Boxes in Python-Markdown's tree: `!!! note "Title"`, and MyST's directives."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from publish.manuscript.house.blocks import Block, Construct, Place
from publish.manuscript.syntax import boxes, directives
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
            box = add_titled(parent, opening, block.line)
            self.parser.parse_inside(box, inside, block.line + 1)


def add_directive(
    parser: NumberedParser, parent: Element, directive: directives.Directive, lines: Sequence[str], line: int
) -> None:
    """Add what one of MyST's directives holds."""
    markdown, offset = directives.read(directive, lines)
    if opening := directive.opening:
        parent = add_titled(parent, opening, line)
    parser.parse_inside(parent, markdown, line + 1 + offset)


def add_titled(parent: Element, opening: boxes.Opening, line: int) -> Element:
    """Add a division with its title."""
    box = SubElement(parent, "div", {"class": opening.names, LINE: str(line)})
    if opening.title:
        SubElement(box, "p", {"class": "title", LINE: str(line)}).text = opening.title
    return box
