"""The folder that is looked at: finds files in it, reads their texts, and never looks outside."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

from publish import rules
from publish.manuscript.folder import MARKDOWN, natural_key
from publish.manuscript.front_matter import Chapter, split
from publish.manuscript.layouts import configurations
from publish.manuscript.layouts.configurations import Broken
from publish.manuscript.layouts.prose import without_listings
from publish.manuscript.source import inside, is_file, is_folder, read_text
from publish.problems import Location, Problem

HEADING = re.compile(r"^(?:(#{1,6})[ \t]+(\S.*)|([^\s#>|=-].*)\n(=+|-{3,})[ \t]*)$", re.MULTILINE)
CLOSING = re.compile(r"[ \t]+#+[ \t]*\Z|\s*\{[^{}]*\}\s*\Z")


class Page:
    """A text file, each of whose sides is read once."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _parted(self) -> Chapter:
        return split(self.text, "", [], strict=False)

    @property
    def values(self) -> Mapping[str, Any]:
        """The keys of the front matter."""
        return self._parted.values

    @cached_property
    def body(self) -> str:
        """The Markdown without comments and listings."""
        return without_listings(self._parted.text)

    @cached_property
    def headings(self) -> tuple[tuple[int, str], ...]:
        """The level and the words of every heading."""
        return tuple(
            (
                len(match[1]) if match[1] else 1 if match[4].startswith("=") else 2,
                CLOSING.sub("", (match[2] or match[3]).strip()),
            )
            for match in HEADING.finditer(self.body)
        )


@dataclass(frozen=True)
class Ground:
    """A book's folder, and the problems that are found in it; each file is read once.

    `language` is the one that the book's file states: of several translations that one is the book.
    """

    book: Path
    problems: list[Problem]
    language: str = ""
    pages_read: dict[Path, Page] = field(default_factory=dict)
    files_known: dict[Path, bool] = field(default_factory=dict)

    def name_of(self, path: Path) -> str:
        """How a file is called in messages."""
        return path.relative_to(self.book).as_posix()

    def file(self, *names: str, under: Path | None = None) -> Path | None:
        """The first of the named files that is there, inside the book's folder."""
        base = under or self.book
        return next((base / name for name in names if self.has(base / name)), None)

    def has(self, path: Path) -> bool:
        """Whether a path is a file of this folder."""
        if path not in self.files_known:
            self.files_known[path] = is_file(path) and inside(self.book, path)
        return self.files_known[path]

    def folder(self, name: str) -> Path | None:
        """A folder in the book's folder, or None."""
        path = self.book / name
        return path if self.has_folder(path) else None

    def has_folder(self, path: Path) -> bool:
        """Whether a path is a folder in this one."""
        return is_folder(path) and inside(self.book, path)

    def pages(self, pattern: str, under: Path | None = None) -> list[Path]:
        """The Markdown files that a pattern such as `parts/*.qmd` stands for, in natural order."""
        try:
            found = list((under or self.book).glob(pattern))
        except (ValueError, NotImplementedError, OSError):  # a pattern that is absolute, or none
            return []
        pages = {self.plain(path) for path in found if path.suffix.lower() in MARKDOWN and self.has(path)}
        return sorted(pages, key=lambda path: natural_key(path.relative_to(self.book)))

    def plain(self, path: Path) -> Path:
        """A path without `..` and links, below the folder as it was named on the command line."""
        return self.book / path.resolve().relative_to(self.book.resolve())

    def page(self, path: Path) -> Page:
        """A file as it is read; empty where there is none, or where it is no UTF-8: its reader tells so."""
        if path not in self.pages_read:
            self.pages_read[path] = Page((self.has(path) and read_text(path, path.name, [])) or "")
        return self.pages_read[path]

    def text(self, path: Path) -> str:
        """A file's text."""
        return self.page(path).text

    def front_matter(self, path: Path) -> Mapping[str, Any]:
        """The keys at the head of a file."""
        return self.page(path).values

    def is_draft(self, path: Path) -> bool:
        """Whether a page says at its head that it is not to be published."""
        values = self.front_matter(path)
        return values.get("draft") is True or values.get("published") is False

    def body(self, path: Path) -> str:
        """A file's Markdown without front matter, comments and listings."""
        return self.page(path).body

    def title(self, path: Path) -> str:
        """The title in a file's front matter, or an empty text."""
        title = self.front_matter(path).get("title")
        return str(title) if isinstance(title, (str, int, float)) else ""

    def heading(self, path: Path) -> tuple[int, str]:
        """The level and the words of a file's first heading; 0 where it has none."""
        return next(iter(self.headings(path)), (0, ""))

    def headings(self, path: Path) -> tuple[tuple[int, str], ...]:
        """The level and the words of every heading of a file."""
        return self.page(path).headings

    def configuration(self, path: Path | None) -> Mapping[str, Any]:
        """The keys of a YAML, TOML or JSON file; nothing, and a problem, where it is broken."""
        if path is None:
            return {}
        try:
            return configurations.load(self.text(path), path.suffix.lower())
        except Broken as fault:
            place = Location(self.name_of(path), fault.line)
            self.problems.append(rules.BAD_CONFIGURATION.at(place, f"cannot be read: {fault}"))
            return {}

    def line_of(self, path: Path, words: str, *, last: bool = False) -> int:
        """The line of a file on which a name stands first, or last; 0 where it does not stand."""
        text = self.text(path)
        hits = re.finditer(rf"(?<![\w./-]){re.escape(words)}(?![\w-])", text) if words else ()
        starts = [hit.start() for hit in (hits if last else islice(hits, 1))]
        return text.count("\n", 0, starts[-1]) + 1 if starts else 0
