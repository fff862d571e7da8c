"""Keeps marks beside what they belong to: a line never begins with the comma after a formula.

WeasyPrint takes the edges of a picture for places where a line may end (UAX 14 has LB13 and LB14 against it).
"""

from __future__ import annotations

import re

from lxml import etree

from publish.book.tree import element, replace
from publish.pdf.unit import NUMBER

_BEFORE = re.compile(r"[(\[{“‘«„¿¡]+\Z")
_AFTER = re.compile(r"""(?:[\])}.,;:!?…’”»%'"]+|[-‐‑]?(?:th|st|nd|rd|s)\b)+""")


def hold(node: etree._Element) -> None:
    """Put an element and the marks that touch it into a span that is not broken."""
    parent = node.getparent()
    if parent is None:
        return
    previous, tail = node.getprevious(), node.tail or ""
    text = (parent.text if previous is None else previous.tail) or ""
    before, after = _BEFORE.search(text), _AFTER.match(tail)
    if before is None and after is None:
        return
    outer = element("span", {"style": "white-space: nowrap"})
    replace(node, outer)
    outer.append(node)
    if before is not None:
        outer.insert(0, _mark(before[0], parent))
        if previous is None:
            parent.text = text[: before.start()]
        else:
            previous.tail = text[: before.start()]
    if after is not None:
        outer.append(_mark(after[0], parent))
        outer.tail = tail[after.end() :]


def _mark(text: str, owner: etree._Element) -> etree._Element:
    """The marks, which are still the owner's where letters are counted."""
    number = owner.get(NUMBER)
    return element("span", {NUMBER: number} if number else None, text)
