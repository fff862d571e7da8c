"""Headings, rules, page breaks and displayed formulas: blocks that hold no others (CommonMark 0.31, 4.1)."""

# Names and arguments are those that Python-Markdown calls with.
# ruff: noqa: ARG002

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from publish.manuscript.house import math
from publish.manuscript.house.blocks import Block, Construct, Place
from publish.manuscript.syntax import attributes, formulas
from publish.manuscript.syntax.marks import HEADING, PAGE_BREAK, end_of_rule, is_rule

_UNDERLINE = re.compile(r"^ {0,3}(?P<mark>=+|-+)[ \t]*$")


class Heading(Construct):
    """A line that begins with one to six `#` and a space."""

    def opens(self, at: Place) -> bool:
        """`#Head` without the space is text."""
        return "#" in at.line[:4] and HEADING.match(at.line) is not None

    def build(self, parent: Element, block: Block) -> None:
        """The words, and the attribute list after them; a bare `#` is an old way to write a scene break."""
        match = HEADING.match(block)
        if match is None or not match["words"]:
            SubElement(parent, "hr")
            return
        add_heading(parent, len(match["marks"]), match["words"])


class Underlined(Construct):
    """A paragraph that is underlined with `=` or `-` is a heading."""

    takes_paragraph = True

    def opens(self, at: Place) -> bool:
        """Only under text."""
        return at.in_paragraph and _UNDERLINE.match(at.line) is not None

    def build(self, parent: Element, block: Block) -> None:
        """The lines above the underline."""
        *lines, underline = block.split("\n")
        words = "\n".join(line.strip() for line in lines)
        add_heading(parent, 1 if "=" in underline else 2, words)


def add_heading(parent: Element, level: int, words: str) -> None:
    """Add a heading; its id is the one that is written, and none otherwise."""
    words, given = attributes.split_heading(words.strip())
    heading = SubElement(parent, f"h{level}")
    heading.text = words
    attributes.assign(heading.attrib, given)


class Rule(Construct):
    """Three or more stars, dashes or underscores: a scene break; several rows of stars are one."""

    def opens(self, at: Place) -> bool:
        """Nothing else on the line."""
        return at.line.lstrip(" \t")[:1] in ("*", "-", "_", "⁂") and is_rule(at.line)

    def reach(self, lines: Sequence[str], start: int) -> int:
        """Over the further rows of a divider that is drawn from several."""
        return end_of_rule(lines, start)

    def build(self, parent: Element, block: Block) -> None:
        """The rule."""
        SubElement(parent, "hr")


class PageBreak(Construct):
    r"""`{pagebreak}` or `\newpage` alone on a line."""

    def opens(self, at: Place) -> bool:
        """Nothing else on the line."""
        return at.line.lstrip(" ")[:2] in ("{p", "\\n", "\\p") and bool(PAGE_BREAK.match(at.line))

    def build(self, parent: Element, block: Block) -> None:
        """An empty division that every edition knows."""
        SubElement(parent, "div", {"class": "page-break"})


class DisplayedFormula(Construct):
    """A formula on lines of its own."""

    def opens(self, at: Place) -> bool:
        """At the head of a block only; inside a paragraph the formula belongs to it."""
        return not at.in_paragraph and formulas.opens_display(at.lines, at.start)

    def reach(self, lines: Sequence[str], start: int) -> int:
        """To the line that closes it."""
        return formulas.end_of_formula(lines, start)

    def build(self, parent: Element, block: Block) -> None:
        """The source of the formula."""
        parent.append(math.display(block))
