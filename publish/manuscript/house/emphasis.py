"""Emphasis in Python-Markdown's tree; read last, when code, links and formulas are elements already."""

from __future__ import annotations

import re
from itertools import chain
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from publish.manuscript.house.blocks import add_text
from publish.manuscript.syntax.elements import BLOCK
from publish.manuscript.syntax.emphasis import Region, Run, flanks, regions

_MARKS = re.compile(r"\*+|_+")
# Stands in the text for a child; nothing else looks like it.
_CHILD = "\x02\x03"


class Emphasis(Treeprocessor):
    """Finds the marks in the text of every element, over the elements that stand in it."""

    def run(self, root: Element) -> None:
        """Go through a finished tree."""
        for element in list(root.iter()):
            texts = [element.text, *(child.tail for child in element)]
            if any(text and ("*" in text or "_" in text) for text in texts) and not any(
                isinstance(text, AtomicString) for text in texts
            ):
                _emphasise(element)


def _emphasise(element: Element) -> None:
    children = list(element)
    text = _CHILD.join([element.text or "", *(child.tail or "" for child in children)])
    places = [match.start() for match in re.finditer(_CHILD, text)]
    walls = [place for place, child in zip(places, children, strict=True) if child.tag in BLOCK]
    found = [item for runs in _runs(text, walls) for item in regions(runs)]
    if found:
        for child in children:
            child.tail = None
        _rebuild(element, text, dict(zip(places, children, strict=True)), found)


def _runs(text: str, walls: list[int]) -> list[list[Run]]:
    """The runs of marks, apart where a block stands between them."""
    apart: list[list[Run]] = [[]]
    coming = list(reversed(walls))
    for match in _MARKS.finditer(text):
        while coming and coming[-1] < match.start():
            coming.pop()
            apart.append([])
        before = text[match.start() - 1 : match.start()] if match.start() else ""
        opens, closes = flanks(before, text[match.end() : match.end() + 1], match[0][0])
        apart[-1].append(Run(match[0][0], match.start(), len(match[0]), opens, closes))
    return apart


def _rebuild(element: Element, text: str, children: dict[int, Element], found: list[Region]) -> None:
    """Put text and children back in, with the emphasis around them."""
    opening = {region.start: region for region in found}
    closing = {region.end: region for region in found}
    into, position = [element], 0
    element[:], element.text = [], None
    for place in sorted(set(chain(opening, closing, children))):
        add_text(into[-1], text[position:place])
        if place in children:
            into[-1].append(children[place])
            position = place + len(_CHILD)
        elif place in closing:
            into.pop()
            position = place + closing[place].size
        else:
            inner = Element("strong" if opening[place].size == 2 else "em")
            into[-1].append(inner)
            into.append(inner)
            position = place + opening[place].size
    add_text(into[-1], text[position:])
