"""Everything that can be said of a book: its problems, those of its editions, and what was not checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from publish import press, rules
from publish.book.divisions import Book
from publish.book.silences import idle, reason
from publish.checks.examination import Check, examine
from publish.means import PLAIN, Means
from publish.problems import Problem
from publish.result import WHOLE, Progress, silent


@dataclass(frozen=True)
class Inspection:
    """A book with its editions, in memory; `silenced` are the findings that are not told, with the reason."""

    folder: Path
    book: Book | None
    editions: Mapping[str, bytes]
    problems: tuple[Problem, ...]
    silenced: tuple[tuple[Problem, str], ...] = ()
    checks: tuple[Check, ...] = ()
    found: tuple[str, ...] = ()


def inspect(folder: Path, progress: Progress = silent, means: Means = PLAIN) -> Inspection:
    """Make every edition that the book declares, check all of them, and leave no file.

    Raises MissingTool where Pango is needed and missing.
    """
    making = press.make(folder, None, progress, WHOLE, means)
    book, problems = making.book, list(making.problems)
    if book is None:
        return Inspection(folder, None, {}, press.told(problems, None), found=making.found)
    checks = examine(book, making.editions, problems) if making.editions else ()
    silences = book.settings.silences
    silenced = [(each, why) for each in problems if (why := reason(each, silences)) is not None]
    problems += _idle(book, problems, whole=bool(making.editions))
    if means.store:
        means.store.trim()
    told = press.told(problems, book)
    return Inspection(folder, book, making.editions, told, tuple(silenced), checks, making.found)


def _idle(book: Book, problems: list[Problem], *, whole: bool) -> list[Problem]:
    """The silences that do nothing; none is blamed where not all was looked at that it may be for."""
    judged = not any(problem.rule is rules.NOT_CHECKED for problem in problems)
    blamed = [each for each in book.settings.silences if judged or not each.code.startswith("X")]
    return list(idle(problems, blamed)) if whole else []
