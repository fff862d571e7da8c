"""What can be wrong: the author's faults as values with a place, the program's as exceptions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters: an error stops the editions, the others do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, order=True)
class Location:
    """A place in the author's files; lines and columns count from 1, and 0 means unknown."""

    file: str = ""
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.file:
            return "book"
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column or 1}"


@dataclass(frozen=True)
class Rule:
    """One thing that is checked: a code that never changes meaning, and why it is checked.

    `mend` tells the author what to do; both sentences go into the handbook as they stand. A `soft` rule
    does not stop a book that was written for another tool: there its errors are warnings.
    """

    code: str
    severity: Severity
    title: str
    why: str
    mend: str
    soft: bool = False

    def at(
        self, location: Location, message: str, hint: str = "", severity: Severity | None = None
    ) -> Problem:
        """A problem of this kind in one place."""
        return Problem(self, message, location, hint, severity or self.severity)


@dataclass(frozen=True)
class Problem:
    """One finding in the author's book."""

    rule: Rule
    message: str
    location: Location
    hint: str
    severity: Severity

    @property
    def code(self) -> str:
        """The rule's code."""
        return self.rule.code

    def softened(self) -> Problem:
        """The same finding as a warning, where the book can still be made."""
        if self.severity is Severity.ERROR:
            return replace(self, severity=Severity.WARNING)
        return self


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of the problems stops the editions."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def weighed(problems: Iterable[Problem], *, found: bool) -> list[Problem]:
    """The problems as they weigh in a book: one `found` in another tool's layout is made as it is."""
    return [problem.softened() if found and problem.rule.soft else problem for problem in problems]


def nearest(name: str, known: Iterable[str]) -> str:
    """A hint `did you mean 'maps.png'?` for a mistyped name, or an empty string."""
    matches = get_close_matches(name, sorted(set(known)), n=1, cutoff=0.6)
    return f"did you mean '{matches[0]}'?" if matches else ""


class PublishError(Exception):
    """The program cannot go on; the words inside are for the person who runs it."""


class BeyondReason(PublishError):
    """Sizes that nothing can be made of; the words say where they were met."""


class MissingTool(PublishError):
    """Something that has to be installed is not there."""
