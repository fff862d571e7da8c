"""The page map of whole books: what follows each break in the trees is what the printed page begins with."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from publish import themes, transforms
from publish.book.divisions import Book
from publish.book.page_map import UNSTEADY, insert
from publish.book.tree import H, element
from publish.manuscript import reader
from publish.pdf import edition
from tests.printed import page_labels, page_texts
from tests.shared import ROOT, manuscript, needs_shared

BREAK = "break"
UNSEEN = "\x02\ufffe"  # how PDFium says that a hyphen ends a line


def read(folder: Path) -> Book:
    """A book as the editions get it."""
    book = reader.read(folder, [])
    assert book is not None
    return transforms.apply(book, themes.words(book.metadata.language), [])


def plain(text: str) -> str:
    """The letters that layout leaves alone."""
    return UNSTEADY.sub("", text.translate(dict.fromkeys(map(ord, UNSEEN))))


def following(mark: etree._Element) -> str:
    """The text that comes after a mark, to the next one or the end; what a mark has for words is none."""
    root = mark.getroottree().getroot()
    pieces: list[str] = []
    begun = False
    for event, node in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            if node.get("class") == BREAK and begun:
                break
            begun = begun or node is mark
            pieces.append(node.text or "" if begun else "")
        elif begun:
            pieces.append(node.tail or "")
    return plain("".join(pieces))


def repeated_head(mark: etree._Element) -> str:
    """The head of the table that a mark stands in: it is set again on every page but its first."""
    if next(mark.iterancestors(f"{H}thead"), None) is not None:
        return ""
    table = next(mark.iterancestors(f"{H}table"), None)
    head = table.find(f"{H}thead") if table is not None else None
    return plain("".join(head.itertext())) if head is not None else ""


def beginnings(book: Book) -> Iterator[tuple[str, str, str]]:
    """For each page its number, the letter after the break in the tree, and the first letter on the page."""
    made = edition.made(book, "print", [], lambda *_: None)
    texts = dict(zip(page_labels(made.data), map(plain, page_texts(made.data)), strict=True))
    for division in book.divisions:
        tree = copy.deepcopy(division.tree)
        pages = made.page_map.of(division.id)
        marks = [(page.place, element("span", {"class": BREAK})) for page in pages]
        insert(tree, marks)
        for page, (_, mark) in zip(pages, marks, strict=True):
            begins, printed = following(mark), texts[page.label]
            if begins:
                yield page.label, begins[:1], printed.removeprefix(repeated_head(mark))[:1]


def wrong(book: Book) -> tuple[int, list[tuple[str, str, str]]]:
    """How many pages begin with text, and those where it is not that of the tree."""
    found = list(beginnings(book))
    return len(found), [page for page in found if page[1] != page[2]]


def test_the_pages_of_the_handbook_begin_where_the_map_says() -> None:
    pages, differing = wrong(read(ROOT))
    assert differing == []
    assert pages > 80


@needs_shared
@pytest.mark.parametrize(("name", "least"), [("alice", 80), ("git-novice", 110)])
def test_the_pages_of_real_books_begin_where_the_map_says(name: str, least: int) -> None:
    pages, differing = wrong(read(manuscript(name)))
    assert differing == []
    assert pages > least
