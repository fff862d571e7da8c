"""Files that a text takes in: found inside the book's folder only, and cut to the part that is asked for."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from publish.manuscript.source import inside, is_file, read_text
from publish.problems import Problem

# What one chapter may take in, in characters: files that include one another multiply without end.
MOST = 5_000_000
LEAST = 1_000
SHORT = 100
_ANCHOR = re.compile(r"\bANCHOR(?P<end>_END)?:\s*(?P<name>[\w-]+)")
_MARK = re.compile(r"\s*[^\w\s\[]+\s*\[(?P<name>[\w-]+)\][^\w\[\]]*")


@dataclass(frozen=True)
class Unavailable:
    """A file, or a part of one, that cannot be had, and why."""

    words: str

    def within(self, name: str) -> Unavailable:
        """The same, with the file that asks for it."""
        return Unavailable(f"{self.words} in '{name}'")


Taken = str | Unavailable


@dataclass
class Shelf:
    """Reads the files of one chapter's includes."""

    book: Path
    left: int = MOST

    def find(self, name: str, *folders: Path) -> Path | Unavailable:
        """The file of that name in the first folder that has it."""
        for path in (folder / name for folder in folders):
            if is_file(path):
                return (
                    path if inside(self.book, path) else Unavailable(f"'{name}' is outside the book's folder")
                )
        return Unavailable(f"no file '{name}'")

    def read(self, path: Path) -> Taken:
        """The text of a file with single line feeds, without the one at its end."""
        found: list[Problem] = []
        self.left -= max(path.stat().st_size, LEAST)
        if self.left < 0:
            return Unavailable(f"'{path.name}' makes the chapter larger than one can be")
        text = read_text(path, path.name, found)
        if text is None:
            words = found[0].message
            return Unavailable(words if path.name in words else f"'{path.name}': {words}")
        return text.removesuffix("\n")

    def spend(self, text: str) -> bool:
        """Whether a text may still be put in once more; short ones cost nothing."""
        self.left -= len(text) if len(text) > SHORT else 0
        return self.left >= 0

    def take(self, path: Path | Unavailable, cut: Callable[[str], Taken] = str) -> Taken:
        """A file's text, or the part of it that `cut` takes."""
        text = path if isinstance(path, Unavailable) else self.read(path)
        return text if isinstance(text, Unavailable) else cut(text)


def take_lines(text: str, first: int | None, last: int | None) -> Taken:
    """The lines from the first to the last, both counted from 1 and both included."""
    part = text.split("\n")[max(0, (first or 1) - 1) : last]
    return "\n".join(part) if part else Unavailable(f"there is no line {first or last}")


def take_anchor(text: str, name: str) -> Taken:
    """The lines between `ANCHOR: name` and `ANCHOR_END: name`, in whatever comments those stand."""
    kept: list[str] = []
    found = within = False
    for line in text.split("\n"):
        match = _ANCHOR.search(line)
        if match and match["name"] == name:
            within = not match["end"]
            found = found or within
        elif within and not match:
            kept.append(line)
    return "\n".join(kept) if found else Unavailable(f"there is no anchor '{name}'")


def without_anchors(text: str) -> str:
    """The lines that are not the marks of anchors."""
    return "\n".join(line for line in text.split("\n") if not _ANCHOR.search(line))


def take_markers(text: str, names: Sequence[str]) -> Taken:
    """The lines between two comments that hold only `[name]`, for each of the names."""
    lines, parts = text.split("\n"), []
    for name in names:
        marks = [number for number, line in enumerate(lines) if _marker(line) == name]
        if len(marks) < 2:
            return Unavailable(f"there is no marker '{name}'")
        parts += [line for line in lines[marks[0] + 1 : marks[1]] if not _marker(line)]
    return "\n".join(parts)


def without_markers(text: str) -> str:
    """The lines that are not marks; a name in brackets is one when it stands in two comments."""
    lines = text.split("\n")
    names = [name for line in lines if (name := _marker(line))]
    return "\n".join(line for line in lines if names.count(_marker(line)) < 2)


def _marker(line: str) -> str:
    """The name on a line that is nothing but a comment with a name in brackets: `//! [name]`."""
    match = _MARK.fullmatch(line) if "[" in line else None
    return match["name"] if match else ""


def dedented(text: str) -> str:
    """The text without the white space that all its lines begin with."""
    return textwrap.dedent(text)
