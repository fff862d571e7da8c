"""What shops refuse a book for and its author alone can change: links to other shops, no cover."""

from __future__ import annotations

from collections.abc import Iterator

from publish import rules
from publish.book.divisions import Book
from publish.book.tree import every
from publish.epub.targets import Target, shop_of
from publish.problems import Location, Problem


def links_to_shops(book: Book, target: Target) -> Iterator[Problem]:
    """Every link of the text to a shop that the target does not want to see."""
    for division in book.divisions:
        for link in every(division.tree, "a"):
            address = link.get("href") or ""
            if shop_of(address) in target.refuses:
                yield rules.SHOP_LINK.at(division.place(link), f"'{address}' leads to a shop")


def cover_missing(book: Book, target: Target) -> Iterator[Problem]:
    """That a book has no cover although the shop wants one in the file."""
    if target.cover_inside and not book.metadata.cover:
        yield rules.NO_COVER.at(Location(book.source), "the book has no cover")
