"""What a build is asked for and what comes of it; light, for a book that stands as it was built."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from publish.problems import Problem

Progress = Callable[[int, int, str], None]


def silent(done: int, total: int, what: str) -> None:
    """No progress shown."""


@dataclass(frozen=True)
class Variant:
    """Which form of the book: for the shop `target`, or a `sample` of the chapters that its file chooses."""

    target: str = ""
    sample: bool = False


WHOLE = Variant()


@dataclass(frozen=True)
class Result:
    """What a run made, the problems, and what was `found` in a manuscript for another tool, in lines.

    `remarks` are what is left to look at on the pages, in lines too. It is `lasting` where nothing but the
    book can change it, and so not where pictures of the web are in it.
    """

    paths: tuple[Path, ...]
    problems: tuple[Problem, ...]
    found: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    lasting: bool = True
