"""Formulas in Python-Markdown's tree: their source, which nothing else touches."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.util import STX, AtomicString, code_escape

from publish.manuscript.house.inline import Found, Inline, nothing
from publish.manuscript.syntax.attributes import assign
from publish.manuscript.syntax.formulas import FORMULA, given, kind_of, split_display


class Formula(Inline):
    """A formula in a paragraph."""

    def __init__(self) -> None:
        super().__init__(FORMULA)

    def find(self, match: re.Match[str]) -> Found:
        """The source, untouched by emphasis and escapes."""
        kind = kind_of(match)
        if STX in match[0] or not kind:
            # Code was found inside, and code wins.
            return nothing(match)
        element = Element("span", {"class": f"math {kind}"})
        element.text = AtomicString(code_escape(match[0]))
        if kind != "display":
            return element, match.start(), match.end()
        attributes, end = given(match)
        assign(element.attrib, attributes)
        return element, match.start(), end


def display(text: str) -> Element:
    """The element of a displayed formula."""
    element = Element("div", {"class": "math display"})
    formula, attributes = split_display(text)
    assign(element.attrib, attributes)
    element.text = AtomicString(code_escape(formula))
    return element
