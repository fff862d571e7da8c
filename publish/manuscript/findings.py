"""Says in three lines what was found in a manuscript that is laid out for another tool, and where."""

from __future__ import annotations

from publish.book.divisions import Book
from publish.book.tree import with_class
from publish.manuscript.layouts import BY_NAME

DIALECTS = {"markdown": "Markdown", "commonmark": "CommonMark"}


def lines(book: Book) -> tuple[str, ...]:
    """The order, the title with the authors, the language with the licence; nothing of the house's own."""
    if not book.layout:
        return ()
    record, authors = book.metadata, ", ".join(book.metadata.authors)
    return (
        f"found: {_order(book)}",
        f"  {_with_source(book, 'title', record.title)}, {_with_source(book, 'authors', authors, 'by ')}",
        f"  {_with_source(book, 'language', record.language, 'language ')}, "
        f"{_with_source(book, 'licence', record.licence, 'licence ')}",
    )


def _order(book: Book) -> str:
    divisions = [division for division in book.divisions if division.source]
    files = len({division.source for division in divisions})
    files += sum(len(with_class(division.tree, "file")) for division in divisions)
    counts = f"{_count(len(divisions), 'chapter')} from {_count(files, 'file')}"
    order, dialect = book.sources["order"], DIALECTS[book.sources["markup"]]
    return f"{BY_NAME[book.layout].title}, {counts} in the order of {order}, read as {dialect}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _with_source(book: Book, fact: str, value: str, words: str = "") -> str:
    return f"{words}{value} ({book.sources[fact]})" if value else f"no {fact} found"
