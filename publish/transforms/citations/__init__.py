"""Citations become what the style of the book makes of them, with links to the list of works and back.

Citation Style Language 1.0.2; the list is EPUB's and DPUB-ARIA's bibliography.
"""

from __future__ import annotations

from collections.abc import Mapping

from publish.book.divisions import Book, Division
from publish.book.tree import with_class
from publish.problems import Problem


def compose(
    book: Book, divisions: tuple[Division, ...], words: Mapping[str, str], problems: list[Problem]
) -> tuple[Division, ...]:
    """The divisions with their citations set, and with the list of works."""
    if not book.bibliography.whole and not any(with_class(each.tree, "citation") for each in divisions):
        return divisions
    from publish.transforms.citations import composition  # noqa: PLC0415 - most books cite nothing

    return composition.compose(book, divisions, words, problems)
