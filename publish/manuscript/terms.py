"""The author's list of terms for the index: one in a line, with its other forms behind a colon."""

from __future__ import annotations

from collections.abc import Iterator

from publish.book.terms import Term
from publish.manuscript.folder import Folder
from publish.manuscript.named import find, there
from publish.manuscript.project import BookFile
from publish.manuscript.source import read_text
from publish.problems import Location, Problem

COMMENT, FORMS, PARTS = "#", ":", "!"


def read(project: BookFile, folder: Folder, problems: list[Problem]) -> tuple[Term, ...]:
    """The terms in the file that the book's file names."""
    name, place = project.index.terms, folder.place("index", "terms")
    if not name:
        return ()
    roots = (folder.project_file.parent, folder.manuscript, folder.book)
    path = there(find(name, roots), f"list of terms '{name}'", folder, place, problems)
    if path is None:
        return ()
    shown = folder.name_of(path)
    return tuple(_terms(read_text(path, shown, problems) or "", shown))


def _terms(text: str, name: str) -> Iterator[Term]:
    for number, line in enumerate(text.split("\n"), 1):
        entry, _, forms = line.partition(COMMENT)[0].partition(FORMS)
        last = entry.rpartition(PARTS)[2].strip()
        written = tuple(form for form in (part.strip() for part in forms.split(",")) if form) or (last,)
        if last:
            yield Term(entry.strip(), written, Location(name, number))
