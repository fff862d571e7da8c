"""Text files as they come: marks, line ends, other encodings."""

from __future__ import annotations

from pathlib import Path

from publish.manuscript.source import inside, read_text
from publish.problems import Problem
from tests.manuscripts import told


def read(tmp_path: Path, data: bytes) -> tuple[str | None, list[Problem]]:
    path = tmp_path / "a.md"
    path.write_bytes(data)
    problems: list[Problem] = []
    return read_text(path, "a.md", problems), problems


def test_a_mark_and_any_line_ends_are_fine(tmp_path: Path) -> None:
    assert read(tmp_path, b"\xef\xbb\xbfone\r\ntwo\rthree\n") == ("one\ntwo\nthree\n", [])


def test_another_encoding_is_told_with_its_byte(tmp_path: Path) -> None:
    text, problems = read(tmp_path, b"one\ncaf\xe9 two\n")
    assert text is None
    assert told(problems) == ["a.md:2:4 M001 byte 0xe9 at position 7 is not UTF-8"]
    assert "'é'" in problems[0].hint


def test_a_symbolic_link_out_of_the_book_is_outside(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("x")
    book = tmp_path / "book"
    book.mkdir()
    (book / "link.md").symlink_to(tmp_path / "secret")
    assert not inside(book, book / "link.md")
    assert not inside(book, book / ".." / "secret")
    assert inside(book, book / "sub" / ".." / "a.md")


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    problems: list[Problem] = []
    assert read_text(tmp_path, "a.md", problems) is None
    assert told(problems) == [f"a.md M019 '{tmp_path.name}' cannot be read: is a directory"]
