"""Which chapters the sample of a book has: those that the book's file names, or Leanpub's `Sample.txt`."""

from __future__ import annotations

from publish import rules
from publish.manuscript.folder import Folder
from publish.manuscript.layouts.found import Found
from publish.manuscript.project import BookFile
from publish.problems import Problem, nearest


def chosen(project: BookFile, folder: Folder, found: Found, problems: list[Problem]) -> tuple[str, ...]:
    """The files of the sample by their names in the book; one that is not in the book is told."""
    there = {folder.name_of(path) for path in found.paths}
    if not project.sample.chapters:
        return tuple(folder.name_of(path) for path in found.sample)
    names = []
    for number, name in enumerate(project.sample.chapters):
        whole = folder.name_of(folder.manuscript) + f"/{name}" if folder.manuscript != folder.book else name
        if whole in there:
            names.append(whole)
        else:
            place = folder.place("sample", "chapters", number)
            hint = nearest(name, [each.rpartition("/")[2] for each in there])
            problems.append(rules.MISSING_FILE.at(place, f"no chapter '{name}' in the book", hint))
    return tuple(names)
