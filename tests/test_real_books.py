"""Real input, end to end: both editions valid, complete, and true to their contents pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from publish import press, themes, transforms
from publish.book.divisions import Book
from publish.manuscript import reader
from publish.problems import Problem, Severity
from tests import completeness, printed, seed
from tests.shared import ROOT, manuscript, needs_shared

BOOKS: dict[str, Callable[[Path], Path]] = {
    "handbook": lambda _: ROOT,
    "seed": lambda tmp: seed.manuscript(tmp / "seed"),
    "alice": lambda _: manuscript("alice"),
}


@pytest.fixture(
    scope="module",
    params=["handbook", *(pytest.param(name, marks=needs_shared) for name in ("seed", "alice"))],
)
def made(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Book, dict[str, bytes]]:
    """A book and its editions."""
    tmp = tmp_path_factory.mktemp(request.param)
    folder = BOOKS[request.param](tmp)
    problems: list[Problem] = []
    book = reader.read(folder, problems)
    assert book is not None
    book = transforms.apply(book, themes.words(book.metadata.language), problems)
    data = {}
    for edition in ("epub", "print"):
        result = press.build(folder, [edition], tmp / f"book.{edition}")
        assert [p for p in result.problems if p.severity is Severity.ERROR] == []
        data[edition] = (tmp / f"book.{edition}").read_bytes()
    return request.param, book, data


def test_the_epub_is_valid(made: tuple[str, Book, dict[str, bytes]], judges: ModuleType) -> None:
    assert judges.epubcheck(made[2]["epub"]) == []


def test_no_word_is_lost_in_the_epub(made: tuple[str, Book, dict[str, bytes]]) -> None:
    assert completeness.missing_in_epub(made[1], made[2]["epub"]) == []


def test_no_word_is_lost_on_paper(made: tuple[str, Book, dict[str, bytes]]) -> None:
    assert completeness.missing_in_pdf(made[1], made[2]["print"]) == []


def test_every_entry_of_the_contents_names_the_page_of_its_heading(
    made: tuple[str, Book, dict[str, bytes]],
) -> None:
    entries = printed.contents_entries(made[1], made[2]["print"])
    assert len(entries) > 5
    assert [entry for entry in entries if entry.shown != entry.label] == []


def test_fonts_are_embedded_and_links_and_outline_resolve(made: tuple[str, Book, dict[str, bytes]]) -> None:
    data = made[2]["print"]
    assert printed.fonts_not_embedded(data) == []
    assert printed.dangling(data) == []
    assert len(printed.outline_titles(data)) > 5


@needs_shared
def test_the_seed_s_sections_are_in_the_contents(tmp_path: Path) -> None:
    folder = seed.manuscript(tmp_path)
    problems: list[Problem] = []
    book = reader.read(folder, problems)
    assert book is not None
    assert len(seed.sections()) == 9
    book = transforms.apply(book, themes.words("en"), problems)
    text = completeness.body_of(next(d for d in book.divisions if d.id == "contents"))
    assert all(completeness.letters(title) in text for title in seed.sections())
