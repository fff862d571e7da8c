"""Writes the `book.toml` of a manuscript that was found, so that its author can go on from there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from publish import rules
from publish.book.divisions import Book
from publish.importers.intake import Intake
from publish.importers.record import quoted
from publish.manuscript import findings, reader
from publish.problems import Location, Problem, has_errors, weighed

BOOK = "B"  # the letter of the rules on the book's file and on what is found in its place
HEAD = """\
# What publish found in this folder, and where. Correct what is wrong: what stands here goes before
# what is found. The chapter "The book's file" of the handbook tells what else can stand here.
"""
ORDER = """\
# The order of the chapters is that of {order}. A table [contents] with chapters = ["..."] would replace it.
"""
EDITIONS = """\
# The editions that `publish build` makes.
[editions.epub]

[editions.print]
trim = "6x9in"
"""


def adopt(folder: Path) -> tuple[Intake, tuple[str, ...]]:
    """Write the book's file of the folder, never over one that is there; and what was found, in lines.

    What is wrong with the finding itself is told, such as an order that is listed twice; what is wrong in
    the texts is told when they are built.
    """
    problems: list[Problem] = []
    book = reader.read(folder, problems)
    if book is None:
        return Intake((), tuple(problems)), ()
    told = tuple(dict.fromkeys(p for p in weighed(problems, found=True) if p.code.startswith(BOOK)))
    if has_errors(told):
        return Intake((), told), findings.lines(book)
    path = folder / book.source
    if path.exists():
        words = f"'{book.source}' is there already"
        return Intake((), (rules.HAS_BOOK_FILE.at(Location(book.source), words),)), ()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(write(book))
    except OSError as fault:
        words = f"cannot write the file: {(fault.strerror or str(fault)).lower()}"
        return Intake((), (rules.CANNOT_WRITE.at(Location(book.source), words),)), ()
    return Intake((path,), told), findings.lines(book)


def write(book: Book) -> str:
    """The text of the file: each fact with its source, the layout, the reading, the usual editions."""
    layout = (
        ORDER.format(order=book.sources["order"])
        + f"layout = {quoted(book.layout)}\n"
        + f"markup = {quoted(book.sources['markup'])}\n"
    )
    return "\n".join((HEAD, "".join(_record(book)), layout, EDITIONS))


def _record(book: Book) -> Iterator[str]:
    record = book.metadata
    yield from _line(book, "title", quoted(record.title))
    yield from _line(book, "subtitle", quoted(record.subtitle))
    yield from _line(book, "authors", f"[{', '.join(map(quoted, record.authors))}]")
    yield from _line(book, "language", quoted(record.language))
    yield from _line(book, "publisher", quoted(record.publisher))
    yield from _line(book, "licence", quoted(record.licence))
    yield from _line(book, "rights", quoted(record.rights))
    yield from _line(book, "description", quoted(record.description))
    yield from _line(book, "subjects", f"[{', '.join(quoted(subject.term) for subject in record.subjects)}]")
    yield from _line(book, "date", f"{record.date:%Y-%m-%d}")
    if record.cover:
        cover = f"{{image = {quoted(record.cover.image)}, alt = {quoted(record.cover.alternative)}}}"
        yield from _line(book, "cover", cover)


def _line(book: Book, key: str, value: str) -> Iterator[str]:
    """A fact that was found, with its source behind it; nothing for one that was not."""
    if source := book.sources.get(key):
        yield f"{key} = {value}  # {' '.join(source.split())}\n"
