"""The book's outline: the nested headings that contents pages, navigation documents and bookmarks show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from publish.book.divisions import Book, Division, Kind
from publish.book.tree import HEADINGS, has_class, local, words_of


@dataclass(frozen=True)
class Entry:
    """A line of the outline: the target's id, the number as it is spoken, and the title."""

    id: str
    title: str
    label: str
    division: Division
    children: tuple[Entry, ...] = ()

    @property
    def full_title(self) -> str:
        """Label and title in one line: "Chapter 1. The Harbour"."""
        return ". ".join(part for part in (self.label, self.title) if part)


def outline(book: Book, depth: int) -> tuple[Entry, ...]:
    """The listed divisions as nested entries: parts hold chapters, chapters hold sections.

    `depth` counts levels below the part: 1 shows chapters, 2 their sections, and so on.
    """
    entries: list[Entry] = []
    for division in book.divisions:
        if not division.listed or division.part:
            continue
        children: tuple[Entry, ...]
        if division.kind is Kind.PART:
            held = (d for d in book.divisions if d.part == division.id and d.listed)
            children = tuple(_entry(d, depth) for d in held)
            entries.append(Entry(division.id, division.title, division.label, division, children))
        else:
            entries.append(_entry(division, depth))
    return tuple(entries)


def _entry(division: Division, depth: int) -> Entry:
    children = sections(division, depth)
    return Entry(division.id, division.title, division.label, division, children)


def sections(division: Division, depth: int) -> tuple[Entry, ...]:
    """The headings inside a division down to level `depth`, nested by level."""
    headings = [
        node
        for node in division.tree.iter(*HEADINGS)
        if 1 < int(local(node)[1]) <= depth and node.get("id") and not _unlisted(node)
    ]
    return tuple(_nest(headings, division))


def _unlisted(node: etree._Element) -> bool:
    return any(has_class(n, "unlisted") for n in (node, *node.iterancestors()))


def _nest(headings: list[etree._Element], division: Division) -> Iterator[Entry]:
    while headings:
        head, level = headings[0], int(local(headings[0])[1])
        below = 1
        while below < len(headings) and int(local(headings[below])[1]) > level:
            below += 1
        children = tuple(_nest(headings[1:below], division))
        yield Entry(head.get("id") or "", words_of(head), "", division, children)
        headings = headings[below:]


def flat(entries: tuple[Entry, ...]) -> Iterator[Entry]:
    """Every entry, parents before their children."""
    for entry in entries:
        yield entry
        yield from flat(entry.children)
