"""Where a book lies on disk: its folder, its manuscript, its styles, and the Markdown files there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from publish.manuscript.project_file import FILE_NAME, line_of
from publish.manuscript.source import inside, is_file, read_text
from publish.problems import Location

MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd"})
SKIPPED_FOLDERS = frozenset({"dist", "node_modules", "styles", "tests", "venv", "build", "_book"})
NOT_CHAPTERS = re.compile(
    r"(.*[-_ ])?readme|(licen[cs]e|notice)([-_.](mit|apache|bsd|gpl|cc)[\w.-]*)?"
    r"|changelog|contributing|code[-_]of[-_]conduct|security|summary|authors|todo",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Folder:
    """A book's folder and the manuscript folder in it; they may be the same."""

    book: Path
    manuscript: Path

    @property
    def project_file(self) -> Path:
        """Where the book's file is, if there is one."""
        return self.manuscript / FILE_NAME

    def name_of(self, path: Path) -> str:
        """How a file is called in messages: its path from the book's folder."""
        return path.relative_to(self.book).as_posix()

    def place(self, *key: str | int) -> Location:
        """Where a key stands in the book's file; the file alone where there is no such line."""
        name = self.name_of(self.project_file)
        return Location(name, line_of(key, self.project_text) if key else 0)

    @property
    def project_text(self) -> str:
        """The book's file as it stands there; empty where it cannot be read, which its reader tells."""
        return (is_file(self.project_file) and read_text(self.project_file, FILE_NAME, [])) or ""

    def key_of(self, path: Path) -> str:
        """How a file is called inside the book: its path from the manuscript folder."""
        return path.relative_to(self.manuscript).as_posix()


def open_folder(book: Path) -> Folder | None:
    """The book in a folder, or None where there is no manuscript and no Markdown file."""
    inner = book / "manuscript"
    for manuscript in (inner, book):
        if manuscript.is_dir() and ((manuscript / FILE_NAME).is_file() or markdown_files(manuscript)):
            return Folder(book, manuscript)
    return None


def markdown_files(root: Path) -> list[Path]:
    """The Markdown files under a folder in natural order: 2 before 10, a folder's own files first."""
    found = [
        path
        for path in root.rglob("*")
        if path.suffix.lower() in MARKDOWN
        and is_file(path)
        and inside(root, path)
        and not any(_skipped(part) for part in path.relative_to(root).parts[:-1])
        and not path.name.startswith(".")
    ]
    chapters = [path for path in found if not NOT_CHAPTERS.fullmatch(path.stem)]
    return sorted(chapters or found, key=lambda path: natural_key(path.relative_to(root)))


def _skipped(folder: str) -> bool:
    return folder.startswith((".", "_")) or folder.lower() in SKIPPED_FOLDERS


def natural_key(path: Path) -> tuple[tuple[tuple[int, int, str], ...], ...]:
    """A sort key under which `2-quay.md` comes before `10-sea.md`, and files before folders."""
    parts = path.parts
    return tuple(
        ((1 if depth < len(parts) - 1 else 0, 0, ""), *_chunks(part)) for depth, part in enumerate(parts)
    )


def _chunks(name: str) -> tuple[tuple[int, int, str], ...]:
    chunks = re.findall(r"\d+|\D+", name.lower())
    return tuple((0, int(chunk), "") if chunk.isdecimal() else (1, 0, chunk) for chunk in chunks)
