"""Brings elements and problems of an expanded text back to the lines of the author's file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from publish.book import tree
from publish.problems import Problem


def relocate(section: etree._Element, problems: list[Problem], lines: Sequence[int]) -> None:
    """Change the lines of a section and its problems; line 1 of the text becomes `lines[0]`."""
    for element in section.iter(etree.Element):
        if element.sourceline:
            tree.set_line(element, _line(element.sourceline, lines))
    for number, problem in enumerate(problems):
        if problem.location.line:
            place = replace(problem.location, line=_line(problem.location.line, lines))
            problems[number] = replace(problem, location=place)


def _line(number: int, lines: Sequence[int]) -> int:
    return lines[min(number, len(lines)) - 1]
