"""Kramdown's attribute lists `{: .class}` on lines of their own, which belong to a neighbour."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from publish.manuscript.house.blocks import Block, Construct, Place
from publish.manuscript.syntax import attributes


class AttributeLine(Construct):
    """A list that has its line to itself, also directly under a paragraph."""

    def opens(self, at: Place) -> bool:
        """The colon tells it from the list that ends a paragraph."""
        return "{:" in at.line[:5] and attributes.alone(at.line).startswith("{:")

    def run(self, parent: Element, blocks: list[str]) -> None:
        """It belongs to the block directly above, or else directly below, or else above."""
        block = blocks.pop(0)
        follows = isinstance(block, Block) and not block.after_blank and len(parent)
        leads = bool(blocks) and isinstance(blocks[0], Block) and not blocks[0].after_blank
        if leads and not follows:
            self.parser.parseBlocks(parent, [blocks.pop(0)])
        if len(parent):
            attributes.assign_to_block(parent[-1].tag, parent[-1].attrib, attributes.alone(block))
