"""Reads a piece of Markdown and shows the section as text, with the problems as `line code`."""

from __future__ import annotations

from lxml import etree

from publish.book.tree import XHTML
from publish.manuscript.markdown import parse
from publish.problems import Problem


def section(text: str, *, first_line: int = 1) -> tuple[etree._Element, list[str]]:
    """The tree and the problems of a piece of Markdown."""
    problems: list[Problem] = []
    tree = parse(text, source="one.md", first_line=first_line, problems=problems)
    return tree, [f"{problem.location.line} {problem.code}" for problem in problems]


def shown(tree: etree._Element) -> str:
    """A section's content as HTML, without the namespace."""
    text = etree.tostring(tree, encoding="unicode", method="xml").replace(f' xmlns="{XHTML}"', "")
    return text.removeprefix("<section>").removesuffix("</section>").replace("<section/>", "")


def html(text: str) -> str:
    """The HTML of a piece of Markdown that has nothing wrong."""
    tree, problems = section(text)
    assert problems == []
    return shown(tree)
