"""Builds with a cache, without one, and in so many processes: the same bytes, and less work."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from publish.cli.main import main
from tests.manuscripts import write

TOML = """\
title = "Kept"
authors = ["A. Writer"]
date = 2026-01-02
[editions.print]
"""
BOOK = {"manuscript/book.toml": TOML} | {
    f"manuscript/{number}.md": f"# Chapter {number}\n\n" + "Some words of a story. " * 40
    for number in "12345"
}
PRINT = "dist/kept-print.pdf"


def publish(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments])


def made(folder: Path, *more: str) -> bytes:
    assert publish("pdf", folder, "--edition", "print", *more).exit_code == 0
    return (folder / PRINT).read_bytes()


def pieces() -> int:
    return sum(path.is_file() for path in Path(os.environ["PUBLISH_CACHE"]).rglob("??/*"))


@pytest.mark.parametrize("jobs", ["1", "2", "5"])
def test_the_same_bytes_for_any_number_of_processes(tmp_path: Path, jobs: str) -> None:
    book = write(tmp_path, BOOK)
    assert made(book, "--no-cache", "--jobs", jobs) == made(book, "--no-cache")


def test_an_edited_chapter_gives_the_bytes_of_a_new_book(tmp_path: Path) -> None:
    book = write(tmp_path, BOOK)
    made(book)
    before = pieces()
    write(tmp_path, {"manuscript/2.md": "# Chapter 2\n\n" + "Other words of a longer story. " * 300})
    edited = made(book)
    # The chapter read and set, the contents, four runs of heads and folios, three fonts with new letters.
    assert 0 < pieces() - before <= 10
    assert edited == made(book, "--no-cache")


def test_without_the_cache_nothing_is_kept(tmp_path: Path) -> None:
    made(write(tmp_path, BOOK), "--no-cache")
    assert pieces() == 0


def test_clean_empties_the_cache_and_touches_no_book(tmp_path: Path) -> None:
    book = write(tmp_path, BOOK)
    data = made(book)
    assert pieces()
    assert publish("clean").exit_code == 0
    assert pieces() == 0
    assert (book / PRINT).read_bytes() == data
    assert publish("clean").exit_code == 0


def test_clean_empties_no_folder_of_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"ab/letter.txt": "mine"})
    monkeypatch.setenv("PUBLISH_CACHE", str(tmp_path))
    result = publish("clean")
    assert (result.exit_code, result.stderr) == (1, f"error: {tmp_path} was not made by publish\n")
    assert (tmp_path / "ab/letter.txt").exists()


def test_no_process_is_no_number_of_processes(tmp_path: Path) -> None:
    assert publish("build", tmp_path, "--jobs", "0").exit_code == 2
