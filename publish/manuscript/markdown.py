"""One chapter's Markdown -> one XHTML section, by one of two readings.

`markdown` is the house's own: Python-Markdown with its parts in `publish.manuscript.house`. `commonmark` is
that of mdBook, Quarto, GitHub and others: markdown-it with its parts in `publish.manuscript.commonmark`. Both
give HTML, which goes through an HTML parser; from there on there is one way: lines, boxes, raw HTML, notes.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from publish import rules
from publish.manuscript import lines, xhtml
from publish.manuscript.commonmark import parser as commonmark
from publish.manuscript.house.parser import HouseMarkdown, Report
from publish.manuscript.markup import Markup
from publish.manuscript.syntax import (
    abbreviations,
    boxes,
    captions,
    cleaning,
    escapes,
    notes,
    pairing,
    raw_html,
    tasks,
)
from publish.manuscript.syntax.elements import LINE
from publish.problems import Location, Problem, Rule

# Marks that are read from the finished tree, whichever reading made it.
MARKS = (tasks, boxes, captions, abbreviations)


def parse(
    text: str, *, source: str, first_line: int = 1, problems: list[Problem], markup: Markup = "markdown"
) -> etree._Element:
    """The section of a chapter without front matter; `first_line` is the line of its first line in the file.

    Every element has its line in the file as `sourceline`. What is wrong is added to `problems`.
    """

    def report(rule: Rule, line: int, message: str, hint: str) -> None:
        problems.append(rule.at(Location(source, line + first_line - 1), message, hint))

    text = escapes.without_signs(text)
    if (open_comment := raw_html.open_comment(text.split("\n"))) is not None:
        message, hint = "the comment <!-- is never closed", "write --> where it ends"
        report(rules.UNCLOSED_HTML, open_comment + 1, message, hint)
    html = pairing.pair(_READINGS[markup](text, report), report)
    section = xhtml.to_section(html, line_attribute=LINE, first_line=first_line)
    lines.fill(section, text, first_line)
    for mark in MARKS:
        mark.place(section)
    escapes.settle(section)
    cleaning.clean(section, source, problems)
    notes.settle(section, source, problems)
    return section


def _read_markdown(text: str, report: Report) -> str:
    """Python-Markdown's HTML; text that is nested beyond all reason is tried again as plain text."""
    found: list[tuple[Rule, int, str, str]] = []
    try:
        html = HouseMarkdown(lambda *problem: found.append(problem)).convert(text)
    except RecursionError:
        found.clear()
        html = HouseMarkdown(lambda *problem: found.append(problem), cautious=True).convert(text)
    for problem in found:
        report(*problem)
    return html


_READINGS: dict[str, Callable[[str, Report], str]] = {
    "markdown": _read_markdown,
    "commonmark": commonmark.to_html,
}
