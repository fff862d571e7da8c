"""Reads the files of a reading order into divisions, one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from lxml import etree

from publish import rules
from publish.book.divisions import Division, Kind
from publish.book.names import free, identifier
from publish.book.tree import element, words_of
from publish.manuscript import nesting, splitting, titles
from publish.manuscript.expansion import Context, Expanded, expand, relocate, variables
from publish.manuscript.facts import Facts, told
from publish.manuscript.folder import Folder
from publish.manuscript.front_matter import Chapter, FrontMatter, addresses, split
from publish.manuscript.layouts.found import Found
from publish.manuscript.parsing import Text, parsed, unfolded
from publish.manuscript.pictures import Pictures
from publish.manuscript.reading_order import MATTER_BY_KIND, Item, stem_of
from publish.manuscript.source import read_text
from publish.means import PLAIN, Means
from publish.problems import Location, Problem

# Manubot: `[@tag:sea]: doi:10.1000/182` gives a work a second key.
ALIAS = re.compile(r"^ {0,3}\[@([^\]\s]+)\]:[ \t]*(\S+)", re.MULTILINE)


@dataclass(frozen=True)
class _File:
    """One file as it is read: its name in messages, what its head says, and its text as a tree."""

    name: str
    front_matter: FrontMatter
    tree: etree._Element


@dataclass(frozen=True)
class _Laid:
    """A file before it is parsed: what was wrong, its head, its Markdown, and the lines that this has."""

    problems: list[Problem]
    chapter: Chapter | None = None
    text: Text | None = None
    lines: tuple[int, ...] = ()


@dataclass
class Chapters:
    """Reads the files of a book; `title` is the book's where it is known, `whole` keeps a lone file uncut.

    `stated` and `guessed` are the facts that the headings of a lone file tell, once it is read; `addresses`
    those that the pages say they have on their site, `aliases` other keys of works.
    """

    folder: Folder
    found: Found
    pictures: Pictures
    problems: list[Problem]
    title: str = ""
    whole: bool = False
    stated: Facts = field(default_factory=Facts)
    guessed: Facts = field(default_factory=Facts)
    addresses: dict[str, str] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    means: Means = PLAIN
    _laid: dict[Path, _Laid] = field(default_factory=dict)
    _trees: dict[Text, bytes] = field(default_factory=dict)

    def read(self) -> Iterator[Division]:
        """The divisions in the order of the files, each with an id of its own."""
        self._lay_ready()
        taken: set[str] = set()
        part = ""
        for number, item, below in _groups(self.found.items):
            for division in self._with_sections(item, below):
                wanted = identifier(
                    stem_of(item.path) if item.path else "part", f"{division.kind.value}-{number}"
                )
                named = replace(division, id=free(wanted, taken))
                if named.kind is Kind.PART:
                    part = named.id
                yield replace(named, part=part if item.part and named.kind is not Kind.PART else "")

    def _lay_ready(self) -> None:
        """Look up the text of each file, and have all of them parsed at once."""
        for path in dict.fromkeys(item.path for item in self.found.items if item.path):
            problems: list[Problem] = []
            desk = replace(self, problems=problems)
            chapter = desk.chapter(path)
            if chapter:
                expanded = desk.expanded(chapter, path)
                text = Text(expanded.text, self.folder.name_of(path), self.found.markup)
                self._laid[path] = _Laid(problems, chapter, text, expanded.lines)
            else:
                self._laid[path] = _Laid(problems)
        self._trees = parsed((laid.text for laid in self._laid.values() if laid.text), self.means)

    def _with_sections(self, item: Item, below: list[Item]) -> list[Division]:
        """The divisions of an item, with the files below it in the tree of the last one."""
        divisions = list(self._of_item(item))
        for inner in below:
            if divisions:
                self._nest(divisions[-1], inner)
            else:
                divisions = list(self._of_item(replace(inner, depth=1)))
        return divisions

    def _of_item(self, item: Item) -> Iterator[Division]:
        if item.path is None:
            heading = element("h1", None, item.title)
            yield Division("", item.kind, item.matter, element("section", None, heading), item.title)
            return
        file = self._read(item)
        if file is not None:
            yield from self._pieces(item, file) if len(self.found.items) == 1 else [_division(item, file)]

    def _nest(self, chapter: Division, item: Item) -> None:
        file = self._read(item)
        if file is not None:
            nesting.append(chapter.tree, file.tree, file.name, item.depth)

    def _read(self, item: Item) -> _File | None:
        """A file of the book, its pictures gathered; None, and a problem, where there is no text."""
        if item.path is None:
            return None
        name = self.folder.name_of(item.path)
        laid = self._laid[item.path]
        self.problems.extend(laid.problems)
        chapter = laid.chapter
        if chapter is None:
            return None
        self.aliases |= ALIAS.findall(chapter.text)
        self.addresses |= dict.fromkeys(addresses(chapter.values, name), name)
        tree = self._tree(laid)
        self.pictures.gather(tree, item.path)
        listed = "" if item.named else item.title
        title = titles.head(tree, chapter.front_matter.title, listed, replaces=not self.found.layout)
        return _File(name, replace(chapter.front_matter, title=title), tree)

    def chapter(self, path: Path) -> Chapter | None:
        """A file's front matter and its Markdown; None, and a problem, where there is none."""
        name = self.folder.name_of(path)
        text = read_text(path, name, self.problems)
        if text is None:
            return None
        chapter = split(text, name, self.problems, strict=not self.found.layout)
        if not chapter.text.strip():
            self.problems.append(rules.EMPTY_CHAPTER.at(Location(name), "the chapter is empty"))
            return None
        return chapter

    def expanded(self, chapter: Chapter, path: Path) -> Expanded:
        """The Markdown as the parser gets it, with what other tools would put into it."""
        found = self.found
        context = Context(
            path,
            self.folder.name_of(path),
            self.folder.book,
            found.root,
            found.layout,
            variables(found.variables, chapter.values),
            chapter.first_line,
        )
        return expand(chapter.text, context, self.problems)

    def _tree(self, laid: _Laid) -> etree._Element:
        """A chapter's tree, in which all lines are those of the author's file."""
        assert laid.text is not None  # noqa: S101 - there is a chapter
        problems: list[Problem] = []
        tree = unfolded(self._trees[laid.text], problems)
        relocate(tree, problems, laid.lines)
        self.problems.extend(problems)
        return tree

    def _pieces(self, item: Item, file: _File) -> Iterator[Division]:
        """The chapters of a book that is one file."""
        self.stated = splitting.take_facts(file.tree, file.name)
        title = splitting.book_title(file.tree)
        self.guessed = Facts(title=told("its first heading", title))
        whole = self.whole or title not in ("", self.title or title)
        pieces = (file.tree,) if whole else splitting.split(file.tree)
        front_matter = file.front_matter if len(pieces) == 1 else FrontMatter()
        for piece in pieces:
            if len(pieces) > 1 and title and len(piece) == 1 and words_of(piece) == title:
                continue
            yield _division(item, replace(file, tree=piece, front_matter=front_matter))


def _groups(items: tuple[Item, ...]) -> list[tuple[int, Item, list[Item]]]:
    """Every chapter with its number in the list and the files that belong below it."""
    groups: list[tuple[int, Item, list[Item]]] = []
    for number, item in enumerate(items, 1):
        if item.depth > 1 and groups:
            groups[-1][2].append(item)
        else:
            groups.append((number, item, []))
    return groups


def _division(item: Item, file: _File) -> Division:
    tree, front_matter = file.tree, file.front_matter
    kind = Kind(front_matter.kind) if front_matter.kind else item.kind
    if item.title and item.named and not front_matter.title:
        front_matter = replace(front_matter, title=item.title)
    for key in ("subtitle", "lang"):
        if value := getattr(front_matter, key):
            tree.set(f"data-{key}", value)
    numbered = item.numbered if front_matter.numbered is None else front_matter.numbered
    if numbered is not None:
        tree.set("data-numbered", "yes" if numbered else "no")
    return Division(
        id="",
        kind=kind,
        matter=MATTER_BY_KIND.get(kind, item.matter) if item.found else item.matter,
        tree=tree,
        title=front_matter.title,
        label=front_matter.label,
        source=file.name,
        listed=front_matter.listed and item.listed,
    )
