"""The index in an EPUB: its locators say the pages of the printed book, or else count the places."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace

from publish.book.divisions import Book, Division, Kind
from publish.book.locators import LOCATORS, read, write
from publish.book.tree import with_class


def number_index(book: Book, labels: Mapping[str, str]) -> Book:
    """The book with locators in its index; the trees it had stay as they are.

    `labels` are the printed pages of the ids in the book, if there is a printed book.
    """
    return replace(book, divisions=tuple(_numbered(each, labels) for each in book.divisions))


def _numbered(division: Division, labels: Mapping[str, str]) -> Division:
    if division.kind is not Kind.INDEX:
        return division
    tree = deepcopy(division.tree)
    for shown in with_class(tree, LOCATORS):
        write(shown, read(shown, labels))
    return replace(division, tree=tree)
