"""Findings as GitHub shows them beside the lines of a pull request: workflow commands, one a line."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from publish.problems import Problem

SEEN_FROM = "GITHUB_WORKSPACE"  # where the repository lies, from which GitHub reads the paths
MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
PROPERTY = MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})


def commands(problems: Iterable[Problem], folder: Path) -> Iterator[str]:
    """A command for each problem of the book in a folder.

    Everything that comes from the book is escaped, so that no text of it can pass for a command.
    """
    root = os.environ.get(SEEN_FROM) or os.curdir
    for problem in problems:
        at = problem.location
        told: dict[str, str | int] = {"title": f"publish {problem.code}"}
        if at.file:
            told["file"] = _path(folder / at.file, root)
            told |= {name: place for name, place in (("line", at.line), ("col", at.column)) if place}
        said = "\n".join(filter(None, (problem.message, problem.hint and f"hint: {problem.hint}")))
        properties = ",".join(f"{name}={str(value).translate(PROPERTY)}" for name, value in told.items())
        yield f"::{problem.severity.value} {properties}::{said.translate(MESSAGE)}"


def _path(path: Path, root: str) -> str:
    """The path from the repository, with its names as the author knows them."""
    return Path(os.path.relpath(path.absolute(), os.path.abspath(root))).as_posix()
