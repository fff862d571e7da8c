"""Reads a book's folder into a Book whose trees are as the author wrote them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from lxml import etree

from publish import rules
from publish.book.divisions import Book, Division, Kind
from publish.book.names import free, identifier
from publish.book.tree import element, words_of
from publish.manuscript import markdown, splitting
from publish.manuscript.choices import settings
from publish.manuscript.folder import Folder, open_folder
from publish.manuscript.front_matter import FrontMatter, split
from publish.manuscript.pictures import Pictures
from publish.manuscript.project import BookFile
from publish.manuscript.project_file import read_project
from publish.manuscript.reading_order import MATTER_BY_KIND, MATTER_ORDER, Item, reading_order
from publish.manuscript.record import metadata
from publish.manuscript.source import read_text
from publish.manuscript.splitting import Facts
from publish.problems import Location, Problem


def read(path: Path, problems: list[Problem]) -> Book | None:
    """The book in a folder; None where there is nothing to make a book from."""
    folder = open_folder(path)
    if folder is None:
        problems.append(rules.NO_BOOK.at(Location(), f"no manuscript and no Markdown file in '{path.name}'"))
        return None
    project = read_project(folder.project_file, folder.name_of(folder.project_file), problems)
    items = reading_order(folder, project, problems)
    if not any(item.kind is not Kind.PART for item in items):
        place = Location(folder.name_of(folder.project_file))
        problems.append(rules.NO_CHAPTERS.at(place, "the book has no chapters"))
        return None
    pictures = Pictures(folder, problems)
    chapters = _Chapters(folder, project, pictures, problems, alone=len(items) == 1)
    divisions = tuple(sorted(chapters.read(items), key=lambda division: MATTER_ORDER.index(division.matter)))
    record = metadata(project, folder, chapters.facts, pictures, divisions)
    choices = settings(project, folder, problems)
    source = folder.name_of(folder.project_file)
    return Book(record, choices, divisions, dict(pictures.resources), source=source)


@dataclass
class _Chapters:
    """Reads the files of the reading order one after the other."""

    folder: Folder
    project: BookFile
    pictures: Pictures
    problems: list[Problem]
    alone: bool
    facts: Facts = field(default_factory=Facts)

    def read(self, items: tuple[Item, ...]) -> Iterator[Division]:
        taken: set[str] = set()
        part = ""
        for number, item in enumerate(items, 1):
            for division in self._divisions(item):
                stem = item.path.stem if item.path else "part"
                wanted = identifier(stem, f"{division.kind.value}-{number}")
                named = replace(division, id=free(wanted, taken))
                if named.kind is Kind.PART:
                    part = named.id
                yield replace(named, part=part if item.part and named.kind is not Kind.PART else "")

    def _divisions(self, item: Item) -> Iterator[Division]:
        if item.path is None:
            heading = element("h1", None, item.title)
            yield Division("", item.kind, item.matter, element("section", None, heading), item.title)
            return
        name = self.folder.name_of(item.path)
        text = read_text(item.path, name, self.problems)
        if text is None:
            return
        chapter = split(text, name, self.problems, strict=self.folder.project_file.is_file())
        if not chapter.text.strip():
            self.problems.append(rules.EMPTY_CHAPTER.at(Location(name), "the chapter is empty"))
            return
        tree = markdown.parse(
            chapter.text, source=name, first_line=chapter.first_line, problems=self.problems
        )
        self.pictures.gather(tree, item.path)
        yield from self._pieces(item, name, tree, chapter.front_matter)

    def _pieces(
        self, item: Item, name: str, tree: etree._Element, front_matter: FrontMatter
    ) -> Iterator[Division]:
        if not self.alone:
            yield _division(item, name, tree, front_matter)
            return
        self.facts = splitting.take_facts(tree)
        title = splitting.book_title(tree)
        self.facts = replace(self.facts, title=self.facts.title or title)
        whole = self.project.contents.lists_files or title not in ("", self.project.title or title)
        pieces = (tree,) if whole else splitting.split(tree)
        for piece in pieces:
            if len(pieces) > 1 and title and len(piece) == 1 and words_of(piece) == title:
                continue
            yield _division(item, name, piece, front_matter)


def _division(item: Item, name: str, tree: etree._Element, front_matter: FrontMatter) -> Division:
    kind = Kind(front_matter.kind) if front_matter.kind else item.kind
    if item.title and not front_matter.title:
        front_matter = replace(front_matter, title=item.title)
    for key in ("subtitle", "lang"):
        if value := getattr(front_matter, key):
            tree.set(f"data-{key}", value)
    if front_matter.numbered is not None:
        tree.set("data-numbered", "yes" if front_matter.numbered else "no")
    matter = MATTER_BY_KIND.get(kind, item.matter) if item.found else item.matter
    return Division(
        id="",
        kind=kind,
        matter=matter,
        tree=tree,
        title=front_matter.title,
        label=front_matter.label,
        source=name,
        listed=front_matter.listed,
    )
