"""Paragraphs: the text that no other construct claims (CommonMark 0.31, 4.8)."""

# Names and arguments are those that Python-Markdown calls with.
# ruff: noqa: ARG002

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import BlockProcessor

from publish.manuscript.house.blocks import Block, add_text
from publish.manuscript.syntax import attributes


class Paragraph(BlockProcessor):
    """Takes every block that is left; in a tight list the text stands in the item itself."""

    def test(self, parent: Element, block: str) -> bool:
        """Always."""
        return True

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Lines lose their indentation; an attribute list on the last line belongs to the paragraph."""
        block = blocks.pop(0)
        lines = [line.lstrip(" \t") for line in block.strip(" \t\n").split("\n")]
        given = attributes.alone(lines[-1])
        given = given if len(lines) > 1 else ""
        text = "\n".join(lines[:-1] if given else lines).rstrip(" \t")
        if not text:
            return
        if isinstance(block, Block) and block.tight and not given:
            add_text(parent, text)
            return
        paragraph = SubElement(parent, "p")
        paragraph.text = text
        attributes.assign(paragraph.attrib, given)
