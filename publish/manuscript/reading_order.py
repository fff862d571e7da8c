"""Which files make the book, in which order, and what each of them is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from publish import rules
from publish.book.divisions import Kind, Matter
from publish.manuscript.cover import back_file
from publish.manuscript.folder import Folder, markdown_files
from publish.manuscript.project import BookFile, ContentsTable
from publish.manuscript.project_file import line_of
from publish.manuscript.source import inside, is_file
from publish.problems import Location, Problem, nearest

KINDS_BY_NAME: tuple[tuple[str, Kind, Matter], ...] = (
    (r"half-?title", Kind.HALF_TITLE, Matter.FRONT),
    (r"title-?page", Kind.TITLE_PAGE, Matter.FRONT),
    (r"copyright(-page)?", Kind.COPYRIGHT_PAGE, Matter.FRONT),
    (r"dedication", Kind.DEDICATION, Matter.FRONT),
    (r"epigraph", Kind.EPIGRAPH, Matter.FRONT),
    (r"foreword", Kind.FOREWORD, Matter.FRONT),
    (r"preface", Kind.PREFACE, Matter.FRONT),
    (r"acknowledge?ments?", Kind.ACKNOWLEDGMENTS, Matter.FRONT),
    (r"introduction", Kind.INTRODUCTION, Matter.BODY),
    (r"prologue", Kind.PROLOGUE, Matter.BODY),
    (r"epilogue", Kind.EPILOGUE, Matter.BODY),
    (r"conclusion", Kind.CONCLUSION, Matter.BODY),
    (r"afterword", Kind.AFTERWORD, Matter.BACK),
    (r"appendix([-_ ].*)?", Kind.APPENDIX, Matter.BACK),
    (r"glossary", Kind.GLOSSARY, Matter.BACK),
    (r"(bibliography|references)", Kind.BIBLIOGRAPHY, Matter.BACK),
    (r"about(-the)?-authors?|contributors", Kind.CONTRIBUTORS, Matter.BACK),
    (r"colophon", Kind.COLOPHON, Matter.BACK),
)
MATTER_BY_KIND = {kind: matter for _, kind, matter in KINDS_BY_NAME}
MATTER_ORDER = (Matter.FRONT, Matter.BODY, Matter.BACK)


@dataclass(frozen=True)
class Item:
    """One place in the reading order: a file, or a part's title without one; found, or listed.

    `depth` 1 is a chapter; 2 and more are sections of the chapter before. `title` is the one given
    where the order is given; with `named` it goes before the file's own heading. `numbered` None
    leaves the number to the kind. `listed` False keeps it out of the contents.
    """

    path: Path | None
    kind: Kind
    matter: Matter
    part: int = 0
    title: str = ""
    found: bool = False
    depth: int = 1
    numbered: bool | None = None
    named: bool = True
    listed: bool = True


def reading_order(
    folder: Folder, project: BookFile, found: tuple[Item, ...], problems: list[Problem]
) -> tuple[Item, ...]:
    """The listed files, or those found where no chapters are listed, in the runs that [contents] names."""
    if project.contents.lists_files:
        return tuple(_Listing(folder, project.contents, problems).items())
    others = [*project.contents.front_matter, *project.contents.appendices, *project.contents.back_matter]
    listed = list(_Listing(folder, project.contents, problems).items()) if others else []
    taken = {item.path for item in listed} | {back_file(project, folder)}
    rest = (item for item in found if item.path is None or item.path not in taken)
    return tuple(sorted([*listed, *rest], key=lambda item: MATTER_ORDER.index(item.matter)))


def files_in_order(folder: Path) -> tuple[Item, ...]:
    """The Markdown files of a folder in natural order, each in the run that its name tells."""
    found = [_found(path) for path in markdown_files(folder)]
    return tuple(sorted(found, key=lambda item: MATTER_ORDER.index(item.matter)))


def _found(path: Path) -> Item:
    kind, matter = kind_by_name(path) or (Kind.CHAPTER, Matter.BODY)
    return Item(path, kind, matter, found=True)


def stem_of(path: Path) -> str:
    """What a file is called without its ending; the index of a folder has the folder's name."""
    return path.parent.name if path.stem.lower() in ("readme", "index") and path.parent.name else path.stem


def kind_by_name(path: Path) -> tuple[Kind, Matter] | None:
    """What a file is by its name: `00-preface.md` is a preface, and so is `preface/README.md`."""
    stem = re.sub(r"^[\d\W_]+", "", stem_of(path).lower())
    stem = re.sub(r"[\s_]+", "-", stem)
    for pattern, kind, matter in KINDS_BY_NAME:
        if re.fullmatch(pattern, stem):
            return kind, matter
    return None


@dataclass
class _Listing:
    """The files that [contents] names, each checked where it is named."""

    folder: Folder
    contents: ContentsTable
    problems: list[Problem]

    def __post_init__(self) -> None:
        self.seen: set[Path] = set()
        self.text = self.folder.project_text

    def items(self) -> Iterator[Item]:
        """Front matter, chapters or parts with their chapters, appendices, back matter."""
        contents = self.contents
        yield from self._run(contents.front_matter, ("contents", "front_matter"), Kind.CHAPTER, Matter.FRONT)
        yield from self._run(contents.chapters, ("contents", "chapters"), Kind.CHAPTER, Matter.BODY)
        for number, part in enumerate(contents.parts, 1):
            key = ("contents", "parts", number - 1)
            path = self._file(part.file, (*key, "file")) if part.file else None
            yield Item(path, Kind.PART, Matter.BODY, number, part.title)
            yield from self._run(part.chapters, (*key, "chapters"), Kind.CHAPTER, Matter.BODY, number)
        yield from self._run(contents.appendices, ("contents", "appendices"), Kind.APPENDIX, Matter.BACK)
        yield from self._run(contents.back_matter, ("contents", "back_matter"), Kind.CHAPTER, Matter.BACK)

    def _run(
        self, names: list[str], key: tuple[str | int, ...], kind: Kind, matter: Matter, part: int = 0
    ) -> Iterator[Item]:
        for name in names:
            path = self._file(name, key)
            if path is not None:
                named = kind_by_name(path) if kind is Kind.CHAPTER else None
                yield Item(path, named[0] if named else kind, matter, part)

    def _file(self, name: str, key: tuple[str | int, ...]) -> Path | None:
        path = self.folder.manuscript / name
        place = Location(self.folder.name_of(self.folder.project_file), self._line(name, key))
        if is_file(path) and not inside(self.folder.manuscript, path):
            self.problems.append(rules.OUTSIDE_BOOK.at(place, f"'{name}' is outside the manuscript folder"))
        elif not is_file(path):
            known = [self.folder.key_of(path) for path in markdown_files(self.folder.manuscript)]
            self.problems.append(rules.MISSING_CHAPTER.at(place, f"no file '{name}'", nearest(name, known)))
        elif path in self.seen:
            self.problems.append(rules.LISTED_TWICE.at(place, f"'{name}' is listed twice"))
        else:
            self.seen.add(path)
            return path
        return None

    def _line(self, name: str, key: tuple[str | int, ...]) -> int:
        """The line that names the file; the later one where it stands twice."""
        first = line_of(key, self.text)
        lines = self.text.replace("'", '"').split("\n")
        hits = [number for number, line in enumerate(lines, 1) if number >= first and f'"{name}"' in line]
        twice = self.folder.manuscript / name in self.seen
        return hits[-1 if twice else 0] if hits else first
