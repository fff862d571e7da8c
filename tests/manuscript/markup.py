"""Reads a piece of Markdown and shows the section as text, with the problems as `line code`."""

from __future__ import annotations

from lxml import etree

from publish.book.tree import XHTML
from publish.manuscript.markdown import Markup, parse
from publish.problems import Problem

READINGS: tuple[Markup, ...] = ("markdown", "commonmark")


def section(
    text: str, *, first_line: int = 1, markup: Markup = "markdown"
) -> tuple[etree._Element, list[str]]:
    """The tree and the problems of a piece of Markdown."""
    problems: list[Problem] = []
    tree = parse(text, source="one.md", first_line=first_line, problems=problems, markup=markup)
    return tree, [f"{problem.location.line} {problem.code}" for problem in problems]


def shown(tree: etree._Element) -> str:
    """A section's content as HTML, without the namespace."""
    text = etree.tostring(tree, encoding="unicode", method="xml").replace(f' xmlns="{XHTML}"', "")
    return text.removeprefix("<section>").removesuffix("</section>").replace("<section/>", "")


def html(text: str, markup: Markup | None = None) -> str:
    """The HTML of a piece of Markdown that has nothing wrong; without a reading named, both give the same."""
    found = []
    for reading in (markup,) if markup else READINGS:
        tree, problems = section(text, markup=reading)
        assert problems == []
        found.append(shown(tree))
    assert found[0] == found[-1]
    return found[0]
