"""Gives inline elements the attribute list that directly follows them."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from publish.manuscript.syntax.attributes import AT_START, assign


class InlineAttributes(Treeprocessor):
    """Works on the finished tree, since emphasis is found late."""

    def run(self, root: Element) -> None:
        """Look at the text after every inline element."""
        for element in root.iter():
            if not element.tail or not element.tail.startswith("{"):
                continue
            match = AT_START.match(element.tail)
            if (
                match
                and self.md is not None
                and not self.md.is_block_level(element.tag)
                and element.tag != "br"
            ):
                assign(element.attrib, match[0])
                element.tail = element.tail[match.end() :]
