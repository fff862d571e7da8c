"""Verse in Python-Markdown's tree: line blocks, and the lines of `::: verse`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element, SubElement

from publish.manuscript.house.blocks import Block, Construct, Place
from publish.manuscript.syntax import stanzas
from publish.manuscript.syntax.elements import LINE


class LineBlock(Construct):
    """Lines that keep their ends and their indentation."""

    def opens(self, at: Place) -> bool:
        """At the head of a block."""
        return at.line[:1] == "|" and not at.in_paragraph and stanzas.opens_line_block(at.line)

    def reach(self, lines: Sequence[str], start: int) -> int:
        """As long as the lines begin with a bar."""
        return stanzas.end_of_line_block(lines, start)

    def build(self, parent: Element, block: Block) -> None:
        """A division of verse."""
        division = SubElement(parent, "div", {"class": "verse"})
        _add(division, stanzas.line_block(block.split("\n"), block.line))


def add_stanzas(division: Element, lines: Sequence[str], first: int) -> None:
    """The lines of `::: verse`."""
    _add(division, stanzas.plain_lines(lines, first))


def _add(division: Element, found: Iterable[stanzas.Stanza]) -> None:
    for stanza in found:
        paragraph = SubElement(division, "p", {LINE: str(stanza[0].number)})
        for verse in stanza:
            span = SubElement(paragraph, "span", {"class": verse.names, LINE: str(verse.number)})
            span.text = verse.words
