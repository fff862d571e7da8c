"""How a line looks from its left edge: columns, list markers, rules, fences (CommonMark 0.31, 2 to 5)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

TAB = 4
FENCE = re.compile(r"^ {0,3}(?P<mark>`{3,}(?=[^`]*$)|~{3,})[ \t]*(?P<info>.*?)[ \t]*$")
HEADING = re.compile(r"^ {0,3}(?P<marks>#{1,6})(?:[ \t]+(?P<words>.*?))?(?:(?:^|[ \t]+)#+)?[ \t]*$")
PAGE_BREAK = re.compile(r"^ {0,3}(?:\{pagebreak\}|\\newpage|\\pagebreak)[ \t]*$")
_MARKER = re.compile(r"^(?P<before> {0,3})(?P<mark>[-+*]|\d{1,9}[.)])(?P<gap>[ \t]*)(?P<rest>.*)$")
_CONTAINERS = re.compile(r"^[ \t]*(?:(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))[ \t]*)*")
_RULE_MARKS = frozenset("*-_")


def is_blank(line: str) -> bool:
    """Whether a line holds nothing but spaces and tabs; a no-break space is text."""
    return not line.strip(" \t")


def indent(line: str) -> int:
    """How many columns of white space a line begins with; a tab reaches to the next multiple of four."""
    column = 0
    for character in line:
        if character == " ":
            column += 1
        elif character == "\t":
            column += TAB - column % TAB
        else:
            break
    return column


def dedent(line: str, columns: int, start: int = 0) -> str:
    """Take up to so many columns of white space away; `start` is the column where the line's text begins.

    A tab that is cut in two leaves spaces; tabs after it stay, so that listings keep theirs.
    """
    column, goal = start, start + columns
    for position, character in enumerate(line):
        if column >= goal or character not in " \t":
            return " " * max(0, column - goal) + line[position:]
        column += 1 if character == " " else TAB - column % TAB
    return " " * max(0, column - goal)


def is_rule(line: str) -> bool:
    """A thematic break; a row of spaced stars is one however far it stands in, as typists centred it."""
    marks = line.replace(" ", "").replace("\t", "")
    if marks == "⁂":
        return True
    if len(marks) < 3 or marks[0] not in _RULE_MARKS or marks.count(marks[0]) != len(marks):
        return False
    return indent(line) < TAB or (marks[0] == "*" and "**" not in line)


def end_of_rule(lines: Sequence[str], start: int) -> int:
    """The index after a thematic break; several rows of spaced stars are one divider."""
    end = start + 1
    if "*" not in lines[start] or " " not in lines[start].strip():
        return end
    for index in range(end, len(lines)):
        if lines[index].strip(" \t") and not (is_rule(lines[index]) and " *" in lines[index]):
            break
        end = index + 1 if lines[index].strip(" \t") else end
    return end


@dataclass(frozen=True)
class Marker:
    """The mark of a list item: its kind, its number, where its text begins, and that text."""

    kind: str
    number: int
    content: int
    rest: str

    @property
    def ordered(self) -> bool:
        """Whether the items are numbered."""
        return self.kind in ".)"


def find_marker(line: str) -> Marker | None:
    """The list marker that a line begins with."""
    match = _MARKER.match(line)
    if match is None:
        return None
    mark, gap, rest = match["mark"], match["gap"], match["rest"]
    if rest and not gap:
        return None
    end = len(match["before"]) + len(mark)
    width = indent(" " * end + gap) - end if gap.isspace() and "\t" not in gap else _width(gap, end)
    number = int(mark[:-1]) if len(mark) > 1 else 1
    if not rest or width > TAB:
        return Marker(mark[-1], number, end + 1, dedent(gap + rest, 1, end) if rest else "")
    return Marker(mark[-1], number, end + width, rest)


def _width(gap: str, start: int) -> int:
    column = start
    for character in gap:
        column += 1 if character == " " else TAB - column % TAB
    return column - start


def without_containers(line: str) -> str:
    """The line without quote marks, list markers and the spaces around them."""
    return line[_CONTAINERS.match(line).end() :]  # type: ignore[union-attr]


class FenceWatch:
    """Follows lines and knows whether the last one stands inside fenced code."""

    def __init__(self) -> None:
        self.mark = ""

    def feed(self, line: str) -> None:
        """Look at the next line, which may still carry quote and list marks."""
        match = FENCE.match(without_containers(line))
        if self.mark:
            if match and closes(match, self.mark):
                self.mark = ""
        elif match:
            self.mark = match["mark"]


def closes(match: re.Match[str], mark: str) -> bool:
    """Whether a fence line ends the code that `mark` began."""
    return not match["info"] and match["mark"][0] == mark[0] and len(match["mark"]) >= len(mark)
