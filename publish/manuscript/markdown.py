"""One chapter's Markdown -> one XHTML section: the manuscript's door to Python-Markdown.

The house's parts (see `publish.manuscript.syntax`) are registered with Python-Markdown, its HTML goes
through an HTML parser, and the tree is put in order: lines, raw HTML, notes.
"""

from __future__ import annotations

from typing import Literal

from lxml import etree

from publish.manuscript import lines, xhtml
from publish.manuscript.house.parser import HouseMarkdown
from publish.manuscript.syntax import boxes, captions, cleaning, notes, tasks
from publish.manuscript.syntax.elements import LINE
from publish.problems import Location, Problem, Rule

Markup = Literal["markdown", "commonmark"]
# Marks that are read from the finished tree, whichever reading made it.
MARKS = (tasks, boxes, captions)



def parse(
    text: str,
    *,
    source: str,
    first_line: int = 1,
    problems: list[Problem],
    markup: Markup = "markdown",  # noqa: ARG001  # the other reading comes
) -> etree._Element:
    """The section of a chapter without front matter; `first_line` is the line of its first line in the file.

    Every element has its line in the file as `sourceline`. What is wrong is added to `problems`.
    """
    html = _convert(text, source, first_line, problems)
    section = xhtml.to_section(html, line_attribute=LINE, first_line=first_line)
    lines.fill(section, text, first_line)
    for mark in MARKS:
        mark.place(section)
    cleaning.clean(section, source, problems)
    notes.settle(section, source, problems)
    return section


def _convert(text: str, source: str, first_line: int, problems: list[Problem]) -> str:
    """Python-Markdown's HTML; text that is nested beyond all reason is tried again as plain text."""
    found: list[Problem] = []

    def report(rule: Rule, line: int, message: str, hint: str) -> None:
        found.append(rule.at(Location(source, line + first_line - 1), message, hint))

    try:
        html = HouseMarkdown(report).convert(text)
    except RecursionError:
        found.clear()
        html = HouseMarkdown(report, cautious=True).convert(text)
    problems.extend(found)
    return html
