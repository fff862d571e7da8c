"""Paragraphs: the text that no other construct claims (CommonMark 0.31, 4.8)."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from markdown.blockprocessors import BlockProcessor

from publish.manuscript.syntax import attributes
from publish.manuscript.syntax.blocks import Block, add_text


class Paragraph(BlockProcessor):
    """Takes every block that is left; in a tight list the text stands in the item itself."""

    def test(self, parent: etree.Element, block: str) -> bool:
        """Always."""
        return True

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        """Lines lose their indentation; an attribute list on the last line belongs to the paragraph."""
        block = blocks.pop(0)
        lines = [line.lstrip(" \t") for line in block.strip(" \t\n").split("\n")]
        given = attributes.alone(lines[-1])
        if given and len(lines) == 1 and given.startswith("{:") and len(parent):
            attributes.assign(parent[-1], given)
            return
        given = given if len(lines) > 1 else ""
        text = "\n".join(lines[:-1] if given else lines).rstrip(" \t")
        if not text:
            return
        if isinstance(block, Block) and block.tight and not given:
            add_text(parent, text)
            return
        paragraph = etree.SubElement(parent, "p")
        paragraph.text = text
        attributes.assign(paragraph, given)
