"""The folder that is looked at: finds files in it, reads their texts, and never looks outside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from publish import rules
from publish.manuscript.folder import MARKDOWN
from publish.manuscript.front_matter import split
from publish.manuscript.layouts import configurations
from publish.manuscript.layouts.configurations import Broken
from publish.manuscript.layouts.prose import without_listings
from publish.manuscript.source import inside, is_file, read_text
from publish.problems import Location, Problem

HEADING = re.compile(r"^(?:(#{1,6})[ \t]+(\S.*)|([^\s#>|=-].*)\n(=+|-{3,})[ \t]*)$", re.MULTILINE)
CLOSING = re.compile(r"[ \t]+#+[ \t]*\Z|\s*\{[^{}]*\}\s*\Z")


@dataclass(frozen=True)
class Ground:
    """A book's folder, and the problems that are found in it; each file is read once.

    `language` is the one that the book's file states: of several translations that one is the book.
    """

    book: Path
    problems: list[Problem]
    language: str = ""
    texts: dict[Path, str] = field(default_factory=dict)

    def name_of(self, path: Path) -> str:
        """How a file is called in messages."""
        return path.relative_to(self.book).as_posix()

    def file(self, *names: str, under: Path | None = None) -> Path | None:
        """The first of the named files that is there, inside the book's folder."""
        base = under or self.book
        return next((base / name for name in names if self.has(base / name)), None)

    def has(self, path: Path) -> bool:
        """Whether a path is a file of this folder."""
        return is_file(path) and inside(self.book, path)

    def folder(self, name: str) -> Path | None:
        """A folder in the book's folder, or None."""
        path = self.book / name
        return path if self.has_folder(path) else None

    def has_folder(self, path: Path) -> bool:
        """Whether a path is a folder in this one."""
        return inside(self.book, path) and path.is_dir()

    def pages(self, pattern: str, under: Path | None = None) -> list[Path]:
        """The Markdown files that a pattern such as `parts/*.qmd` stands for, by name."""
        try:
            found = list((under or self.book).glob(pattern))
        except (ValueError, NotImplementedError, OSError):  # a pattern that is absolute, or none
            return []
        return sorted(
            self.plain(path) for path in found if path.suffix.lower() in MARKDOWN and self.has(path)
        )

    def plain(self, path: Path) -> Path:
        """A path without `..` and links, below the folder as it was named on the command line."""
        return self.book / path.resolve().relative_to(self.book.resolve())

    def text(self, path: Path) -> str:
        """A file's text; empty where there is none, or where it is no UTF-8: its reader tells so."""
        if path not in self.texts:
            self.texts[path] = (self.has(path) and read_text(path, path.name, [])) or ""
        return self.texts[path]

    def front_matter(self, path: Path) -> Mapping[str, Any]:
        """The keys at the head of a file."""
        return split(self.text(path), path.name, [], strict=False).values

    def body(self, path: Path) -> str:
        """A file's Markdown without front matter, comments and listings."""
        return without_listings(split(self.text(path), path.name, [], strict=False).text)

    def title(self, path: Path) -> str:
        """The title in a file's front matter, or an empty text."""
        title = self.front_matter(path).get("title")
        return str(title) if isinstance(title, (str, int, float)) else ""

    def heading(self, path: Path) -> tuple[int, str]:
        """The level and the words of a file's first heading; 0 where it has none."""
        return next(self.headings(path), (0, ""))

    def headings(self, path: Path) -> Iterator[tuple[int, str]]:
        """The level and the words of every heading of a file."""
        for match in HEADING.finditer(self.body(path)):
            level = len(match[1]) if match[1] else 1 if match[4].startswith("=") else 2
            yield level, CLOSING.sub("", (match[2] or match[3]).strip())

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

    def line_of(self, path: Path, words: str) -> int:
        """The line of a file on which some words stand first; 0 where they do not."""
        lines = enumerate(self.text(path).split("\n"), 1)
        return next((number for number, line in lines if words in line), 0)
