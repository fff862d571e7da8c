"""Findings that the author has looked at and lets be: a code, a place, and the reason why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from publish import rules
from publish.problems import Location, Problem, Severity


@dataclass(frozen=True)
class Silence:
    """A code that is not told in one place.

    `file` is a path or the end of one, `line` 0 the whole file; `written` is where the silence stands.
    """

    code: str
    file: str
    line: int
    reason: str
    written: Location

    def covers(self, problem: Problem) -> bool:
        """Whether a finding is the one that is meant, however grave it is."""
        found = problem.location
        name = found.file or str(found)
        here = name == self.file or name.endswith(f"/{self.file}")
        return problem.code == self.code and here and self.line in (0, found.line)


def heard(problems: Iterable[Problem], silences: Sequence[Silence]) -> list[Problem]:
    """The problems that are told. An error always is: it says that the book would be broken."""
    return [each for each in problems if reason(each, silences) is None]


def reason(problem: Problem, silences: Sequence[Silence]) -> str | None:
    """Why a finding is not told; None where it is."""
    if problem.severity is Severity.ERROR:
        return None
    return next((silence.reason for silence in silences if silence.covers(problem)), None)


def idle(problems: Sequence[Problem], silences: Iterable[Silence]) -> Iterator[Problem]:
    """The silences that do nothing, where `problems` are all that there are."""
    for silence in silences:
        covered = [problem for problem in problems if silence.covers(problem)]
        place = f"{silence.file}:{silence.line}" if silence.line else silence.file
        if not covered:
            words = f"no {silence.code} is found in '{place}' to be silent about"
        elif all(problem.severity is Severity.ERROR for problem in covered):
            words = f"{silence.code} in '{place}' is an error, and no error can be silenced"
        else:
            continue
        yield rules.IDLE_SILENCE.at(silence.written, words)
