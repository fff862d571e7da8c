"""Where a book lies on disk: its folder, its manuscript, its styles, and the Markdown files there."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from publish.manuscript.project_file import FILE_NAME, is_mdbook, line_of
from publish.manuscript.source import inside, is_file, read_text
from publish.problems import Location

MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".qmd", ".rmd", ".markua"})
SKIPPED_FOLDERS = frozenset(
    {"dist", "node_modules", "styles", "tests", "venv", "build", "_book", "vendor", "target", "drafts"}
)
OPENINGS = frozenset({"index", "_index", "readme"})
NOT_CHAPTERS = re.compile(
    r"((.*[-_ ])?readme|copying|changelog|contributing|code[-_]of[-_]conduct|security|summary|authors"
    r"|maintainers|todo|(pull[-_]request|issue)[-_]template)([-_.][a-z]{2}([-_][a-z]{2,4})?)?"
    r"|(licen[cs]e|notice)([-_.](mit|apache|bsd|gpl|cc)[\w.-]*)?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Folder:
    """A book's folder and the manuscript folder in it; they may be the same.

    `file` is the book's file where it is not in the manuscript folder.
    """

    book: Path
    manuscript: Path
    file: Path | None = None

    @property
    def project_file(self) -> Path:
        """Where the book's file is, if there is one."""
        return self.file or self.manuscript / FILE_NAME

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


def open_folder(book: Path) -> Folder:
    """Where the manuscript and the book's file of a folder are, or would be."""
    inner, outer = book / "manuscript" / FILE_NAME, book / FILE_NAME
    if is_file(inner):
        return Folder(book, inner.parent)
    manuscript = manuscript_of(book) or book
    if is_file(outer):
        mdbooks = is_mdbook(read_text(outer, FILE_NAME, []) or "")
        return Folder(book, manuscript, inner if mdbooks else outer)
    return Folder(book, manuscript)


def manuscript_of(book: Path) -> Path | None:
    """The folder manuscript/ or the book's own: the first that has Markdown files."""
    return next((folder for folder in (book / "manuscript", book) if markdown_files(folder)), None)


def markdown_files(root: Path) -> list[Path]:
    """The Markdown files under a folder in natural order: 2 before 10, a folder's own files first."""
    found = [path for path in walk(root, _skipped) if path.name[0] not in "._" or path.stem in OPENINGS]
    readmes = [path for path in found if path.stem.lower() == "readme"]
    chapters = [path for path in found if not NOT_CHAPTERS.fullmatch(path.stem)]
    chapters += _openings(root, found, readmes) if chapters else readmes
    return sorted(chapters or found, key=lambda path: natural_key(path.relative_to(root)))


def _openings(root: Path, found: list[Path], readmes: list[Path]) -> list[Path]:
    """The readmes below the root where most of the folders there have one: those are chapters."""
    folders = {path.parent for path in found} - {root}
    openings = [path for path in readmes if path.parent in folders]
    return openings if len(openings) > 1 and len(openings) * 2 > len(folders) else []


def walk(root: Path, skipped: Callable[[str], bool]) -> Iterator[Path]:
    """All Markdown files under a folder, without those in folders of a skipped name."""
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not skipped(name)]
        for path in (Path(folder, name) for name in names):
            # What is no link, in folders that are no links, cannot be outside.
            own = not path.is_symlink() or inside(root, path)
            if path.suffix.lower() in MARKDOWN and is_file(path) and own:
                yield path


def _skipped(folder: str) -> bool:
    return folder.startswith((".", "_")) or folder.lower() in SKIPPED_FOLDERS


def natural_key(path: Path) -> tuple[tuple[tuple[int, int, str], ...], ...]:
    """A sort key: `2-quay.md` before `10-sea.md`, files before folders, and the index of a folder first."""
    *folders, name = path.parts or ("",)
    rank = -1 if path.stem.lower() in OPENINGS else 0
    return (*(((1, 0, ""), *_chunks(part)) for part in folders), ((rank, 0, ""), *_chunks(name)))


def _chunks(name: str) -> tuple[tuple[int, int, str], ...]:
    chunks = re.findall(r"\d+|\D+", name.lower())
    return tuple((0, int(chunk), "") if chunk.isdecimal() else (1, 0, chunk) for chunk in chunks)
