"""Small books as their authors write them, read and transformed: what the editions are made from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from publish import themes, transforms
from publish.book.divisions import Book, Division
from publish.book.tree import every, with_class
from publish.manuscript import reader
from publish.problems import Problem

BOOK = 'title = "The Sea"\nauthors = ["Ada North"]\nlanguage = "en"\ndate = 2026-01-01\n'


@dataclass(frozen=True)
class Written:
    """A book, and what was reported on the way to it."""

    book: Book
    problems: list[Problem]

    @property
    def said(self) -> list[str]:
        """The problems as `file:line code message`, without what is said of every book."""
        return [
            f"{p.location.file.rpartition('/')[2]}:{p.location.line} {p.code} {p.message}"
            for p in self.problems
        ]

    def division(self, id_: str) -> Division:
        """A division by its id."""
        return next(division for division in self.book.divisions if division.id == id_)

    def lines(self, id_: str) -> list[str]:
        """The text of a division's paragraphs."""
        return [" ".join("".join(p.itertext()).split()) for p in every(self.division(id_).tree, "p")]

    def captions(self) -> list[str]:
        """The captions of the whole book."""
        found = (node for d in self.book.divisions for node in every(d.tree, "figcaption", "caption"))
        return [" ".join("".join(node.itertext()).split()) for node in found]

    def numbers(self) -> list[str]:
        """The numbers of the equations."""
        found = (node for d in self.book.divisions for node in with_class(d.tree, "equation-number"))
        return [node.text or "" for node in found]


def written(folder: Path, *chapters: str, settings: str = "", record: str = BOOK) -> Written:
    """A book of chapters `one`, `two` and so on, each given as Markdown."""
    manuscript = folder / "manuscript"
    manuscript.mkdir(exist_ok=True)
    (manuscript / "book.toml").write_text(record + settings, encoding="utf-8")
    for number, (name, text) in enumerate(zip(("one", "two", "three"), chapters, strict=False), 1):
        (manuscript / f"0{number}-{name}.md").write_text(text, encoding="utf-8")
    problems: list[Problem] = []
    raw = reader.read(folder, problems)
    assert raw is not None
    return Written(transforms.apply(raw, themes.words(raw.metadata.language), problems), problems)
