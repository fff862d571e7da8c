"""Gives inline elements the attribute list that directly follows them."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from publish.manuscript.syntax.attributes import AT_START, assign
from publish.manuscript.syntax.elements import BLOCK

_ESCAPED = re.compile("\x02(\\d+)\x03")


class InlineAttributes(Treeprocessor):
    """Works on the finished tree, since emphasis is found late."""

    def run(self, root: Element) -> None:
        """Look at the text after every inline element."""
        for element in root.iter():
            if not element.tail or not element.tail.startswith("{"):
                continue
            match = AT_START.match(element.tail)
            if match and element.tag not in BLOCK and element.tag != "br":
                # Python-Markdown keeps escaped characters by their numbers.
                assign(element.attrib, _ESCAPED.sub(lambda found: "\\" + chr(int(found[1])), match[0]))
                element.tail = element.tail[match.end() :]
