"""The pages of the printed book in the EPUB (EPUB Accessibility 1.1, 3.3): a mark at each, and their list."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace

from lxml import etree

from publish.book.divisions import Book, Division, Kind
from publish.book.page_map import PageMap, Place, insert
from publish.book.tree import element
from publish.epub.places import NAVIGATION, Places
from publish.epub.semantics import EPUB_TYPE

CLASS = "page-mark"
Marked = tuple[Place, etree._Element]


def mark_pages(book: Book, pages: PageMap) -> Book:
    """The book with a mark where each page begins; the trees it had stay as they are."""
    marks = tuple(_marks(pages))
    divisions = (_marked(division, pages, marks) for division in book.divisions)
    return replace(book, divisions=tuple(divisions)) if marks else book


def contents_mark(book: Book, pages: PageMap) -> etree._Element | None:
    """The mark of the page on which the contents begin: their page is made anew for the EPUB."""
    division = next(book.of_kind(Kind.CONTENTS), None)
    pairs = zip(pages.pages, _marks(pages), strict=True)
    return next((mark for page, (_, mark) in pairs if division and page.division == division.id), None)


def page_list(book: Book, pages: PageMap, places: Places) -> etree._Element:
    """The list that reading systems open at the number of a printed page."""
    contents = contents_mark(book, pages)
    here = {contents.get("id"): NAVIGATION} if contents is not None else {}
    nav = element("nav", {"hidden": "hidden", "aria-label": book.words["pages"], "role": "doc-pagelist"})
    nav.set(EPUB_TYPE, "page-list")
    nav.append(element("ol"))
    for page, (_, mark) in zip(pages.pages, _marks(pages), strict=True):
        name = mark.get("id") or ""
        if file := here.get(name) or places.ids.get(name):
            nav[0].append(element("li", None, element("a", {"href": f"{file}#{name}"}, page.label)))
    return nav


def _marks(pages: PageMap) -> Iterator[Marked]:
    for number, page in enumerate(pages.pages, start=1):
        words = {"class": CLASS, "id": f"{CLASS}-{number}", "aria-label": page.label}
        yield page.place, element("span", words)


def _marked(division: Division, pages: PageMap, marks: tuple[Marked, ...]) -> Division:
    pairs = zip(pages.pages, marks, strict=True)
    own = [mark for page, mark in pairs if page.division == division.id]
    if not own:
        return division
    tree = deepcopy(division.tree)
    insert(tree, own)
    return replace(division, tree=tree)
