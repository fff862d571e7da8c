"""Gathers a reading order: names become files, and what is amiss is told where the name stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from publish import rules
from publish.book.divisions import Kind, Matter
from publish.manuscript.facts import Facts
from publish.manuscript.folder import MARKDOWN, markdown_files
from publish.manuscript.layouts.found import Found
from publish.manuscript.layouts.ground import Ground
from publish.manuscript.layouts.kinds import counts_itself, kind_of, matter_of
from publish.manuscript.markup import Markup
from publish.manuscript.reading_order import Item
from publish.manuscript.source import is_file
from publish.problems import Location, Rule, nearest

INDEXES = ("README.md", "index.md", "_index.md", "readme.md", "README.markdown", "index.qmd", "index.Rmd")
CHAPTER = Item(None, Kind.CHAPTER, Matter.BODY)
PAGES = frozenset({".html", ".htm"})
MOST_HINTS = 20
# What a name without an ending may stand for; notebooks and the like are told apart from missing files.
ENDINGS = (*sorted(MARKDOWN), ".ipynb", ".rst", ".adoc", ".tex")
OPENING = {
    Kind.TITLE_PAGE, Kind.COPYRIGHT_PAGE, Kind.DEDICATION, Kind.EPIGRAPH, Kind.FOREWORD, Kind.PREFACE,
    Kind.ACKNOWLEDGMENTS, Kind.HALF_TITLE,
}  # fmt: skip
CLOSING = {
    Kind.AFTERWORD, Kind.APPENDIX, Kind.GLOSSARY, Kind.BIBLIOGRAPHY, Kind.CONTRIBUTORS, Kind.COLOPHON,
    Kind.ACKNOWLEDGMENTS,
}  # fmt: skip


@dataclass
class Order:
    """The items so far. Names are read from `base`; `source` is the file that they stand in.

    `named` are all files that the list names, also those that give no item.
    """

    ground: Ground
    base: Path
    source: Path
    items: list[Item] = field(default_factory=list)
    part: int = 0
    in_part: bool = False
    suffixes: frozenset[str] = MARKDOWN
    seen: set[Path] = field(default_factory=set)
    named: set[Path] = field(default_factory=set)
    missing: list[str] = field(default_factory=list)

    def open_part(self, title: str, path: Path | None = None) -> None:
        """Begin a part; what follows belongs to it until it is closed."""
        self.part += 1
        self.in_part = True
        if path is not None:
            self.seen.add(path)
        self.items.append(Item(path, Kind.PART, Matter.BODY, self.part, title, named=path is None))

    def close_part(self) -> None:
        """What follows stands after the part."""
        self.in_part = False

    def add_name(self, name: str, item: Item = CHAPTER, line: int = 0, *, twice: bool = False) -> bool:
        """Add the file of a name, as `item` says; False where it cannot be had, or `twice` is no fault."""
        path = self.find(name, line)
        if path in self.seen and not twice:
            place = self._place(line or self.ground.line_of(self.source, name, last=True))
            self._tell(rules.LISTED_TWICE, place, f"'{name}' is listed twice")
        return path is not None and self.add(path, item)

    def add(self, path: Path, item: Item) -> bool:
        """Add a file, unless it stands there already; its kind is found where `item` leaves it open."""
        if path in self.seen:
            return False
        self.seen.add(path)
        matter = matter_of(path) if item.matter is Matter.BODY else item.matter
        chapter = bool(self.items) and self.items[-1].kind is not Kind.PART
        self.items.append(
            replace(
                item,
                path=path,
                kind=self._kind(path, item),
                matter=matter,
                part=self.part if self.in_part and matter is Matter.BODY else 0,
                depth=item.depth if chapter else 1,
                named=False,
            )
        )
        return True

    def _kind(self, path: Path, item: Item) -> Kind:
        if item.kind is not Kind.CHAPTER or item.depth > 1:
            return item.kind
        kind = kind_of(path.relative_to(self.ground.book), item.title, self.ground.heading(path)[1])
        # The introduction of a part is a chapter like the others.
        return kind if kind in CLOSING or not self.in_part else Kind.CHAPTER

    def find(self, name: str, line: int = 0) -> Path | None:
        """The Markdown file of a name, or None and a problem."""
        path = target(self.base, name)
        if path is not None and self.ground.has(path) and path.suffix.lower() in self.suffixes:
            self.named.add(found := self.ground.plain(path))
            return found
        place = self._place(line or self.ground.line_of(self.source, name))
        if path is None:
            self._tell(rules.MISSING_CHAPTER, place, f"no file '{name}'", self._nearest(name))
        elif not self.ground.has(path):
            self._tell(rules.OUTSIDE_BOOK, place, f"'{name}' is outside the book's folder")
        else:
            words = name if Path(name).suffix else f"{name}{path.suffix}"
            self._tell(rules.NOT_MARKDOWN, place, f"'{words}' is not Markdown and is left out")
        return None

    def _nearest(self, name: str) -> str:
        """What the name may be meant for; not asked where so many are missing that it would take long."""
        self.missing.append(name)
        return nearest(name, self._known) if len(self.missing) <= MOST_HINTS else ""

    @cached_property
    def _known(self) -> list[str]:
        return [file.relative_to(self.base).as_posix() for file in markdown_files(self.base)]

    def _place(self, line: int) -> Location:
        return Location(self.ground.name_of(self.source), line)

    def _tell(self, rule: Rule, place: Location, words: str, hint: str = "") -> None:
        self.ground.problems.append(rule.at(place, words, hint))

    def add_folder(self, folder: Path) -> None:
        """Add the Markdown files of a folder by their names, its index first."""
        for path in markdown_files(folder):
            self.add(path, CHAPTER)

    def found(
        self, layout: str, root: Path, facts: Facts, markup: Markup = "commonmark", *, listed: bool = True
    ) -> Found:
        """The manuscript with the items as they are settled."""
        found = Found(layout, root, self.settled(), facts, markup)
        return replace(found, source=self.source, listed=listed, named=frozenset(self.named))

    def settled(self) -> tuple[Item, ...]:
        """The items, with what opens and closes a book at its ends, and without parts that hold nothing."""
        items = _edge(self.items, Matter.FRONT, self._opens)
        items = _edge(items[::-1], Matter.BACK, lambda item: item.kind in CLOSING)[::-1]
        filled = {item.part for item in items if item.kind is not Kind.PART}
        settled = (
            item if item.kind is not Kind.PART or item.part in filled else _chapter(item)
            for item in _with_their_chapters(items)
            if item.path or item.part in filled
        )
        return tuple(self._numbered(list(settled)))

    def _numbered(self, items: list[Item]) -> list[Item]:
        """The items without a number of ours where their titles count themselves."""
        counted = {id(item) for item in items if counts_itself(item.kind, self._title(item))}
        chapters = [item for item in items if item.kind is Kind.CHAPTER and item.depth == 1]
        most = sum(id(item) in counted for item in chapters) * 2 > len(chapters)
        return [
            replace(item, numbered=False)
            if item.numbered is None and id(item) in counted and (most or item.kind is not Kind.CHAPTER)
            else item
            for item in items
        ]

    def _title(self, item: Item) -> str:
        return (self.ground.heading(item.path)[1] if item.path else "") or item.title

    def _opens(self, item: Item) -> bool:
        """Whether an item belongs before the body: a preface, or the page that opens the folder."""
        first = len(self.items) > 1 and item is self.items[0]
        return item.kind in OPENING or (first and _is_index(item, self.base))


def _edge(items: list[Item], matter: Matter, belongs: Callable[[Item], bool]) -> list[Item]:
    """The items with the first of them in their matter, as far as they belong to it."""
    edged = list(items)
    for index, item in enumerate(items):
        if item.depth > 1 and item.matter is Matter.BODY:
            continue
        if item.matter is not matter and not (item.matter is Matter.BODY and belongs(item)):
            break
        edged[index] = replace(item, matter=matter, part=0)
    return edged


def _is_index(item: Item, base: Path) -> bool:
    return item.path is not None and item.path.parent == base and item.path.name in INDEXES


def _chapter(part: Item) -> Item:
    return replace(part, kind=Kind.CHAPTER, part=0, named=False)


def _with_their_chapters(items: list[Item]) -> list[Item]:
    """Sections stand in the matter and the part of their chapter."""
    settled: list[Item] = []
    for item in items:
        above = settled[-1] if settled and item.depth > 1 else None
        settled.append(replace(item, matter=above.matter, part=above.part) if above else item)
    return settled


def target(base: Path, name: str) -> Path | None:
    """The file that a name leads to: as it is, with an ending, by its folder, or by the page made of it."""
    path = base / name.removeprefix("/")
    plain = path.with_suffix("") if path.suffix.lower() in PAGES and path.name else path
    with_endings = (plain.parent / f"{plain.name}{suffix}" for suffix in ENDINGS)
    candidates = (path, *with_endings, *(plain / index for index in INDEXES))
    return next((found for found in candidates if found.suffix.lower() not in PAGES and is_file(found)), None)
