"""What an expansion knows of the chapter and of its book."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Context:
    """A chapter's place and the tool that it was written for.

    Nothing outside `book` is read. `root` is the folder of the manuscript in it, in which paths that begin
    with a stroke are looked for. `variables` have their whole names: `book.title`, `page.title`.
    """

    path: Path
    name: str
    book: Path
    root: Path
    layout: str = ""
    variables: Mapping[str, str] = field(default_factory=dict)
    first_line: int = 1


def variables(book: Mapping[str, str], page: Mapping[str, Any]) -> Mapping[str, str]:
    """The book's variables, and the plain values of a chapter's front matter as those of the page."""
    plain = {key: value for key, value in page.items() if isinstance(value, str | int | float | date)}
    return {**book, **{f"page.{key}": str(value) for key, value in plain.items()}}
