"""The contents page, and the short lists of sections at the head of chapters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import etree

from publish.book.divisions import Book, Division, Kind, Matter
from publish.book.names import free
from publish.book.outline import Entry, as_list, outline, sections
from publish.book.tree import element, with_class
from publish.transforms.labels import Label

LISTS = {
    "figures": ("figure", Kind.FIGURES),
    "tables": ("table", Kind.TABLES),
    "listings": ("listing", Kind.LISTINGS),
}
BEFORE = (Kind.HALF_TITLE, Kind.TITLE_PAGE, Kind.COPYRIGHT_PAGE, Kind.DEDICATION, Kind.EPIGRAPH)


def add(book: Book, labels: Mapping[str, Label]) -> Book:
    """The book with its contents page, after the dedication and before all that it lists (Chicago 1.4).

    After it come the lists that are asked for: of figures, tables, listings.
    """
    if book.settings.contents.in_chapters:
        open_chapters(book)
    identifier = page_id(book.divisions)
    if not identifier:
        return book
    made, position = (replace(page(book), id=identifier), *lists(book, labels)), 0
    for number, division in enumerate(book.divisions, 1):
        if division.matter is Matter.FRONT and division.kind in BEFORE:
            position = number
    return replace(book, divisions=(*book.divisions[:position], *made, *book.divisions[position:]))


def page_id(divisions: tuple[Division, ...]) -> str:
    """The id of the contents page; an empty text where there is too little to list."""
    if sum(division.listed for division in divisions) < 2:
        return ""
    return "contents-page" if any(division.id == "contents" for division in divisions) else "contents"


def page(book: Book) -> Division:
    """The division that lists the others; page numbers are the PDF's to add."""
    heading = element("h1", None, element("span", {"class": "title"}, book.words["contents"]))
    nav = element("nav", {"class": "contents"}, _entries(outline(book, book.settings.contents.depth)))
    tree = element("section", None, element("header", {"class": "opening"}, heading), nav)
    return Division("contents", Kind.CONTENTS, Matter.FRONT, tree, book.words["contents"], listed=False)


def lists(book: Book, labels: Mapping[str, Label]) -> Iterator[Division]:
    """A division for each list that is asked for and has something in it."""
    for name in book.settings.contents.lists:
        sort, kind = LISTS[name]
        shown = [label for label in labels.values() if label.sort == sort]
        if not shown:
            continue
        words = book.words[f"list_of_{name}"]
        heading = element("h1", None, element("span", {"class": "title"}, words))
        entries = element("ol", None, *(_list_entry(label) for label in shown))
        nav = element("nav", {"class": "contents", "aria-label": words}, entries)
        tree = element("section", None, element("header", {"class": "opening"}, heading), nav)
        identifier = free(f"list-of-{name}", {division.id for division in book.divisions})
        yield Division(identifier, kind, Matter.FRONT, tree, words, listed=False)


def _list_entry(label: Label) -> etree._Element:
    shown = label.number if label.title else label.words
    link = element("a", {"href": f"#{label.id}"}, element("span", {"class": "label"}, shown))
    if label.title:
        link[0].tail = " "
        link.append(element("span", {"class": "title"}, label.title))
    return element("li", {"class": "chapter"}, link)


def open_chapters(book: Book) -> None:
    """Put the list of its sections under the title of every chapter that has two sections or more."""
    for division in book.divisions:
        header = next(iter(with_class(division.tree, "opening")), None)
        entries = sections(division, 2)
        if division.kind is Kind.CHAPTER and header is not None and len(entries) > 1:
            header.append(element("nav", {"class": "sections", "aria-label": book.words["sections"]},
                                  _entries(entries)))  # fmt: skip


def _entries(entries: tuple[Entry, ...]) -> etree._Element:
    return as_list(entries, lambda entry: f"#{entry.id}")
