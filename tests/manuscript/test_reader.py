"""From a folder to a book: one file or many, with or without a book's file."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish.book.divisions import Book
from publish.book.tree import words_of
from publish.manuscript.reader import read
from publish.problems import Problem
from tests.manuscripts import DATED, png, told, write


def opened(tmp_path: Path, files: dict[str, str]) -> Book:
    problems: list[Problem] = []
    book = read(write(tmp_path / "harbour-life", files), problems)
    assert [line for line in told(problems) if "B009" not in line] == []
    assert book is not None
    return book


def heads(book: Book) -> list[str]:
    return [words_of(division.tree)[:12] for division in book.divisions]


def test_one_file_with_a_title_over_many_headings_is_split(tmp_path: Path) -> None:
    book = opened(tmp_path, {"all.md": "# Harbour\n\n## Quay\n\na\n\n## Sea\n\nb\n"})
    assert (book.metadata.title, heads(book)) == ("Harbour", ["Quaya", "Seab"])


def test_telling_headings_give_title_author_and_year(tmp_path: Path) -> None:
    text = "# Title: Harbour\n\n## Author: A. Writer\n\n## Year: 1865\n\n---\n\n## Quay\n\na\n\n## Sea\n\nb\n"
    book = opened(tmp_path, {"all.md": text})
    assert (book.metadata.title, book.metadata.authors, book.metadata.date.year) == (
        "Harbour",
        ("A. Writer",),
        1865,
    )
    assert heads(book) == ["Quaya", "Seab"]


def test_text_before_the_first_heading_is_kept(tmp_path: Path) -> None:
    assert heads(opened(tmp_path, {"all.md": "Before.\n\n# Quay\n\na\n\n# Sea\n\nb\n"})) == [
        "Before.",
        "Quaya",
        "Seab",
    ]


def test_notes_go_with_the_chapter_that_calls_them(tmp_path: Path) -> None:
    book = opened(tmp_path, {"all.md": "# Quay\n\na[^1]\n\n# Sea\n\nb[^2]\n\n[^1]: One.\n\n[^2]: Two.\n"})
    assert heads(book) == ["QuayaOne.", "SeabTwo."]


def test_a_chapter_of_a_titled_book_is_not_split(tmp_path: Path) -> None:
    files = {"book.toml": DATED + 'title = "Harbour"', "one.md": "# Quay\n\n## Ropes\n\na\n\n## Boats\n\nb\n"}
    assert len(opened(tmp_path, files).divisions) == 1


def test_a_listed_file_is_not_split(tmp_path: Path) -> None:
    files = {
        "book.toml": DATED + '[contents]\nchapters = ["one.md"]',
        "one.md": "# Quay\n\na\n\n# Sea\n\nb\n",
    }
    assert len(opened(tmp_path, files).divisions) == 1


def test_the_only_heading_of_a_bare_file_is_the_title(tmp_path: Path) -> None:
    assert opened(tmp_path, {"one.md": "# Harbour\n\na\n"}).metadata.title == "Harbour"


def test_a_folder_of_files_is_called_after_the_folder(tmp_path: Path) -> None:
    book = opened(tmp_path, {"1.md": "# Quay\n\na\n", "2.md": "# Sea\n\nb\n"})
    assert (book.metadata.title, book.metadata.slug) == ("Harbour life", "harbour-life")


def test_a_chapter_says_what_it_is_and_never_what_the_book_is(tmp_path: Path) -> None:
    files = {"1.md": "---\ntitle: Quay\n---\na\n", "2.md": "---\ntitle: Before\nkind: preface\n---\nb\n"}
    book = opened(tmp_path, files)
    assert [(d.title, d.kind.value, d.matter.value) for d in book.divisions] == [
        ("Before", "preface", "frontmatter"),
        ("Quay", "chapter", "bodymatter"),
    ]
    assert book.metadata.title == "Harbour life"


@pytest.mark.parametrize("name", ["one.md", "deep/er/one.md"])
def test_ids_are_safe_names(tmp_path: Path, name: str) -> None:
    book = opened(tmp_path, {name: "# Été\n\na\n", "Zoë's 2nd.md": "# B\n\nb\n", "見.md": "# C\n\nc\n"})
    assert all(division.id.isascii() and division.id[0].isalpha() for division in book.divisions)


def test_a_cover_without_words_is_told(tmp_path: Path) -> None:
    files = {"book.toml": DATED + 'cover = "cover.png"\n', "cover.png": png(), "one.md": "# Quay\n\na\n"}
    problems: list[Problem] = []
    read(write(tmp_path, files), problems)
    assert told(problems) == ["book.toml:2:1 B011 the cover 'cover.png' has no alternative text"]
