"""The book's outline: the nested headings that contents pages, navigation documents and bookmarks show."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from publish.book.divisions import Book, Division, Kind
from publish.book.tree import HEADINGS, element, has_class, local, words_of

NUMBERED = frozenset({Kind.PART, Kind.CHAPTER, Kind.APPENDIX})


@dataclass(frozen=True)
class Entry:
    """A line of the outline: the target's id, its number as spoken and as a figure, and its title."""

    id: str
    title: str
    label: str
    division: Division
    children: tuple[Entry, ...] = ()

    @property
    def number(self) -> str:
        """The figure in the label; empty for a section."""
        return self.division.number if self.id == self.division.id else ""

    @property
    def short_label(self) -> str:
        """What stands before the title in the contents: the figure, or a part's label in full."""
        return self.label if self.division.kind is Kind.PART or not self.title else self.number or self.label

    @property
    def run(self) -> str:
        """What the entry is: a section, or or a division by its kind; without a number by its matter."""
        if self.id != self.division.id:
            return "section"
        kind = self.division.kind
        numbered = kind is Kind.PART or (kind in NUMBERED and self.division.label)
        return kind.value if numbered else self.division.matter.value

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


def as_list(entries: tuple[Entry, ...], address: Callable[[Entry], str]) -> etree._Element:
    """The entries as nested lists of links, which every contents page is made of."""
    return element("ol", None, *(_as_item(entry, address) for entry in entries))


def _as_item(entry: Entry, address: Callable[[Entry], str]) -> etree._Element:
    link = element("a", {"href": address(entry)})
    if entry.short_label:
        link.append(element("span", {"class": "label"}, entry.short_label))
        link[-1].tail = " " if entry.title else None
    if entry.title:
        link.append(element("span", {"class": "title"}, entry.title))
    item = element("li", {"class": entry.run}, link)
    if entry.children:
        item.append(as_list(entry.children, address))
    return item
