"""What points to an id inside a chapter but is no link: parts of drawings, cells to their heads, labels.

They follow when ids are made unique in the book (HTML Standard, 4.9.11; SVG 2, 16.1; WAI-ARIA 1.2, 6.4).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from publish.book.tree import SVG, XLINK, local

LISTS = frozenset({"headers", "aria-labelledby", "aria-describedby", "aria-details", "for"})
ADDRESSES = frozenset({"href", f"{{{XLINK}}}href"})
URL = re.compile(r"""(url\(\s*["']?#)([^"')\s]+)""")
NAMED = re.compile(r"(#)([A-Za-z_][\w.-]*)")  # in a style sheet: a selector, or an address


def is_drawing(node: etree._Element) -> bool:
    """Whether an element is a whole drawing, whose ids are nobody else's concern."""
    parent = node.getparent()
    return node.tag == f"{{{SVG}}}svg" and (parent is None or etree.QName(parent).namespace != SVG)


def is_in_drawing(node: etree._Element) -> bool:
    """Whether an element is a drawing or a part of one."""
    return etree.QName(node).namespace == SVG


def follow(nodes: list[etree._Element], renamed: Mapping[str, str]) -> None:
    """Point what named an id by its old name to the new one."""
    for node in nodes:
        for key, value in node.attrib.items():
            name, text = str(key), str(value)
            if name in LISTS:
                node.set(name, " ".join(renamed.get(word, word) for word in text.split()))
            elif is_in_drawing(node) and name in ADDRESSES and text[1:] in renamed and text.startswith("#"):
                node.set(name, f"#{renamed[text[1:]]}")
            elif "url(" in text:
                node.set(name, _renamed(URL, text, renamed))
        if is_in_drawing(node) and local(node) == "style" and node.text:
            node.text = _renamed(NAMED, node.text, renamed)


def _renamed(pattern: re.Pattern[str], text: str, names: Mapping[str, str]) -> str:
    return pattern.sub(lambda found: found[1] + names.get(found[2], found[2]), text)
