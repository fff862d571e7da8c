"""Crowbook: a .book file with options in YAML, then one chapter a line."""

from __future__ import annotations

from pathlib import Path

from tests.manuscript.layouts.seen import see

NAMES = ("before", "one", "two", "three", "after", "hidden", "below")
TEXTS = {f"{name}.md": "Words.\n" for name in NAMES}


def of(*names: str) -> dict[str, str]:
    return {f"{name}.md": "Words.\n" for name in names}


def test_every_mark(tmp_path: Path) -> None:
    book = """title: Tides
author: A. Writer
lang: fr

- before.md
+ one.md
++ below.md
! hidden.md
+ two.md
- after.md
"""
    seen = see(tmp_path, {"tides.book": book, **of("before", "one", "below", "hidden", "two", "after")})
    assert seen.layout == "crowbook"
    assert seen.order == [
        "front unnumbered: before.md",
        "body numbered: one.md",
        "body at 2 numbered: below.md",
        "body unnumbered unlisted: hidden.md",
        "body numbered: two.md",
        "back unnumbered: after.md",
    ]
    assert seen.problems == []
    assert seen.facts == {
        "title": "Tides < tides.book",
        "authors": "A. Writer < tides.book",
        "language": "fr < tides.book",
    }


def test_numbers_of_the_author_s_and_parts(tmp_path: Path) -> None:
    book = "title: Tides\n\n@ Land\n1. one.md\n@+ sea.md\n2. two.md\n"
    seen = see(tmp_path, {"tides.book": book, "sea.md": "# Sea\n", **of("one", "two")})
    assert seen.order == [
        "body part: “Land”",
        "body in 1 numbered: one.md",
        "body part: sea.md",
        "body in 2 numbered: two.md",
    ]
    assert seen.problems == []


def test_options_are_imported_and_the_book_s_own_go_before(tmp_path: Path) -> None:
    common = "author: A. Writer\ntitle: All of them\nlicense: CC-BY-4.0\n"
    book = "import: ../common.book\ntitle: Tides\n\n+ one.md\n- ../about.md\n"
    files = {"tides/tides.book": book, "common.book": common, "tides/one.md": "x", "about.md": "x"}
    seen = see(tmp_path, files)
    assert seen.order == ["body numbered: tides/one.md", "back unnumbered: about.md"]
    assert seen.problems == []
    assert seen.facts == {
        "title": "Tides < tides/tides.book",
        "authors": "A. Writer < common.book",
        "licence": "CC-BY-4.0 < common.book",
    }


def test_imports_in_a_circle_and_from_outside_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "secret.book").write_text("author: Nobody\n")
    book = "title: Tides\nimport: other.book\n+ one.md\n"
    other = "import: tides.book\nauthor: A. Writer\n"
    files = {"tides.book": book, "other.book": other, **of("one")}
    assert see(tmp_path / "a", files).facts["authors"] == "A. Writer < other.book"
    outside = {"tides.book": "title: Tides\nimport: ../secret.book\n+ one.md\n", **of("one")}
    assert see(tmp_path / "b", outside).facts == {"title": "Tides < tides.book"}


def test_two_books_in_one_folder_ask_which(tmp_path: Path) -> None:
    lists = {"ebb.book": "+ one.md\n", "flood.book": "+ two.md\n"}
    seen = see(tmp_path, {**lists, **of("one", "two")})
    assert seen.order == ["body numbered: one.md"]
    assert seen.problems[0] == "book B016 several books are listed here: 'ebb.book', 'flood.book'"
    assert seen.hints[0] == "keep one of them in the folder"


def test_books_in_folders_of_their_own_are_built_one_by_one(tmp_path: Path) -> None:
    files = {f"{name}/{name}.book": "+ one.md\n" for name in ("ebb", "flood")}
    files |= {f"{name}/one.md": "x" for name in ("ebb", "flood")}
    seen = see(tmp_path, files)
    assert seen.hints[0] == "build one folder: publish build ebb"


def test_options_that_are_no_yaml_are_told(tmp_path: Path) -> None:
    seen = see(tmp_path, {"tides.book": "title: [Tides\n+ one.md\n", **of("one")})
    assert seen.order == ["body numbered: one.md"]
    assert [line.split(":")[2][:6] for line in seen.problems] == ["1 B017"]


def test_a_missing_chapter_has_its_line(tmp_path: Path) -> None:
    seen = see(tmp_path, {"tides.book": "title: Tides\n\n+ ones.md\n+ two.md\n", **of("one", "two")})
    assert seen.problems == [
        "tides.book:3:1 B005 no file 'ones.md'",
        "tides.book B019 1 Markdown file is not in the book: 'one.md'",
    ]
