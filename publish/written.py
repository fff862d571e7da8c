"""Problems as plain data, to be kept between builds and read again."""

from __future__ import annotations

from typing import Any

from publish.problems import Location, Problem, Severity
from publish.rules import BY_CODE


def written(problem: Problem) -> list[Any]:
    """A problem as data."""
    at = problem.location
    return [problem.code, problem.message, at.file, at.line, at.column, problem.hint, problem.severity]


def read(data: list[Any]) -> Problem:
    """The problem that was written."""
    code, message, file, line, column, hint, severity = data
    return Problem(BY_CODE[code], message, Location(file, line, column), hint, Severity(severity))
