"""References to pages say the number in the printed book where it is known; else the author's words stay."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace

from publish.book.divisions import Book
from publish.book.page_references import fill
from publish.book.tree import with_class


def refer_to_pages(book: Book, labels: Mapping[str, str]) -> Book:
    """The book with the numbers in its references; the trees it had stay as they are.

    `labels` are the printed pages of the ids in the book, if there is a printed book.
    """
    if not labels or not any(with_class(d.tree, "page-reference") for d in book.divisions):
        return book
    divisions = []
    for division in book.divisions:
        copied = replace(division, tree=deepcopy(division.tree))
        for link in with_class(copied.tree, "page-reference"):
            if label := labels.get((link.get("href") or "").removeprefix("#")):
                fill(link, label, book.words)
        divisions.append(copied)
    return replace(book, divisions=tuple(divisions))
