"""Our own look into a finished EPUB, each time at one that has lost something."""

from __future__ import annotations

from pathlib import Path

from publish.book.divisions import Book
from publish.checks.epub_file import faults
from publish.press import Making
from tests.checks.books import altered, harbour
from tests.manuscripts import told

QUAY, SEA = "manuscript/01-quay.md", "manuscript/02-sea.md"


def book_of(made: Making) -> Book:
    assert made.book is not None
    return made.book


def test_what_was_made_is_whole(tmp_path: Path) -> None:
    made = harbour(tmp_path)
    assert faults(made.editions["epub"], book_of(made)) == []


def test_a_document_that_is_not_well_formed(tmp_path: Path) -> None:
    made = harbour(tmp_path)
    epub = altered(made.editions["epub"], "quay.xhtml", lambda data: data.replace(b"</p>", b"", 1))
    said = told(faults(epub, book_of(made)))
    assert said[0].startswith(f"{QUAY} X004 'EPUB/text/quay.xhtml' is not well-formed: ")


def test_a_document_that_is_listed_and_missing(tmp_path: Path) -> None:
    made = harbour(tmp_path)
    said = told(faults(altered(made.editions["epub"], "quay.xhtml", None), book_of(made)))
    assert said[0] == f"{QUAY} X004 'EPUB/text/quay.xhtml' is listed and is not there"
    assert f"{SEA} X004 'quay.xhtml#quay' leads nowhere" in said


def test_a_link_to_a_place_that_is_not_there(tmp_path: Path) -> None:
    made = harbour(tmp_path)
    epub = altered(made.editions["epub"], "sea.xhtml", lambda data: data.replace(b"xhtml#quay", b"xhtml#x"))
    assert told(faults(epub, book_of(made))) == [f"{SEA} X004 'quay.xhtml#x' leads nowhere"]


def test_what_is_no_epub(tmp_path: Path) -> None:
    book = book_of(harbour(tmp_path))
    said = told(faults(b"no book", book))
    assert said == ["manuscript/book.toml X004 the EPUB cannot be opened: File is not a zip file"]
