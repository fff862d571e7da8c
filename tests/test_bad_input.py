"""Bad input gets messages with file and line, all at once; dist/ stays as it was; never a traceback."""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from publish.cli.main import main
from tests.manuscripts import DATED, png, write

LISTED = DATED + '[contents]\nchapters = ["one.md"]\n'
CASES: dict[str, tuple[Mapping[str, str | bytes], list[str]]] = {
    "a chapter that is missing": (
        {
            "book.toml": DATED + '[contents]\nchapters = ["one.md", "too.md"]',
            "one.md": "# One\n\nx",
            "two.md": "x",
        },
        ["book.toml:3:1: error B005: no file 'too.md'", "  hint: did you mean 'two.md'?"],
    ),
    "a picture that is missing": (
        {"book.toml": LISTED, "one.md": "# One\n\ntext\n\n![A map](map.png)", "maps.png": png()},
        ["one.md:5:1: error M014: no image 'map.png'", "  hint: did you mean 'maps.png'?"],
    ),
    "a link to no chapter": (
        {"book.toml": LISTED, "one.md": "# One\n\nSee [two](two.md)."},
        ["one.md:3:1: error M008: no chapter 'two.md'"],
    ),
    "a link to no place": (
        {"book.toml": LISTED, "one.md": "# One\n\nSee [below](#belw).\n\n## Below\n\nx"},
        ["one.md:3:1: error M009: no place '#belw'", "  hint: did you mean 'below'?"],
    ),
    "a note that is not written": (
        {"book.toml": LISTED, "one.md": "# One\n\nText.[^1]"},
        ["one.md:3:1: error M005: no note is written for [^1]"],
    ),
    "another encoding": (
        {"book.toml": LISTED, "one.md": b"# One\n\ncaf\xe9"},
        ["one.md:3:4: error M001: byte 0xe9 at position 10 is not UTF-8"],
    ),
    "raw HTML that is never closed": (
        {"book.toml": LISTED, "one.md": "# One\n\n<div class='x'>\n\ntext\n\nmore"},
        ["one.md:3:1: error M004: <div> is never closed"],
    ),
    "TOML that is none": (
        {"book.toml": "title = \n", "one.md": "# One\n\nx"},
        ["book.toml:1:9: error B001: invalid value"],
    ),
    "YAML that is none": (
        {"book.toml": LISTED, "one.md": "---\ntitle: a: b\n---\nx"},
        ["one.md:2:9: error M002: front matter: mapping values are not allowed here"],
    ),
    "an unknown key": (
        {"book.toml": "autor = 'x'\n" + LISTED, "one.md": "# One\n\nx"},
        ["book.toml:1:1: error B002: unknown key 'autor'", "  hint: did you mean 'authors'?"],
    ),
    "a bad ISBN": (
        {"book.toml": DATED + "[isbn]\nepub = '978-3-16-148410-1'\n", "one.md": "# One\n\nx"},
        ["book.toml:3:1: error B004: '978-3-16-148410-1' is not an ISBN: its check digit does not fit"],
    ),
    "an empty chapter": (
        {"book.toml": LISTED, "one.md": "\n \n"},
        ["one.md: error M003: the chapter is empty"],
    ),
    "an id used twice": (
        {"book.toml": LISTED, "one.md": "# One\n\n## A {#x}\n\na\n\n## B {#x}\n\nb"},
        ["one.md:7:1: error M007: the id 'x' is also in one.md:3:1"],
    ),
    "no chapters": ({"book.toml": DATED}, ["book.toml: error B006: the book has no chapters"]),
    "no book": ({"picture.png": png()}, ["book: error B013: no manuscript and no Markdown file in 'book'"]),
    "a theme that is not there": (
        {"book.toml": "theme = 'clasic'\n" + LISTED, "one.md": "# One\n\nx"},
        ["book.toml: error B014: no theme 'clasic'", "  hint: did you mean 'classic'?"],
    ),
    "a name that no file can have": (
        {
            "book.toml": DATED + f'[contents]\nchapters = ["one.md", "{"a" * 300}", "nul\\u0000.md"]',
            "one.md": "# One\n\n![x](b\0.png)",
        },
        [
            f"book.toml:3:1: error B005: no file '{'a' * 300}'",
            "book.toml:3:1: error B005: no file 'nul\\x00.md'",
            "one.md:3:1: error M014: no image 'b\ufffd.png'",
        ],
    ),
    "a style and a cover that are not there": (
        {
            "book.toml": LISTED.replace("[", "cover = { image = 'no.png', alt = 'x' }\n[", 1)
            + "\n[styles]\nbook = 'no.css'\n",
            "one.md": "# One\n\nx",
        },
        [
            "book.toml:2:1: error M014: no image 'no.png'",
            "book.toml:7:1: error B010: no style 'no.css'",
        ],
    ),
    "a block that is never closed": (
        {"book.toml": LISTED, "one.md": "# One\n\n::: epigraph\nWords\n\nmore"},
        ["one.md:3:1: error M010: the division '::: epigraph' is never closed"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_message_and_nothing_else(name: str, tmp_path: Path) -> None:
    files, lines = CASES[name]
    book = write(tmp_path / "book", files)
    kept = write(book, {"dist/last.epub": "whole"}) / "dist"
    result = CliRunner().invoke(main, ["epub", str(book)], env={"NO_COLOR": "1"})
    said = [line for line in result.stderr.splitlines() if not line.endswith("nothing was written")]
    told = [line for line in said if " notice " not in line]
    assert [line for line in told if not line.startswith("  hint:") or line in lines] == lines
    assert (result.exit_code, result.stdout) == (1, "")
    assert [path.name for path in kept.iterdir()] == ["last.epub"]


def test_a_loop_of_links_and_a_folder_for_a_file(tmp_path: Path) -> None:
    book = write(
        tmp_path / "book", {"book.toml": DATED + '[contents]\nchapters = ["a.md", "b.md"]', "b.md/x": ""}
    )
    (book / "a.md").symlink_to(book / "a.md")
    result = CliRunner().invoke(main, ["epub", str(book)], env={"NO_COLOR": "1"})
    told = [line for line in result.stderr.splitlines() if ": error " in line]
    assert told == [
        "book.toml: error B006: the book has no chapters",
        "book.toml:3:1: error B005: no file 'a.md'",
        "book.toml:3:1: error B005: no file 'b.md'",
    ]


@pytest.mark.parametrize(
    ("locked", "message"),
    [
        ("book.toml", "book.toml: error M019: 'book.toml' cannot be read: permission denied"),
        ("one.md", "one.md: error M019: 'one.md' cannot be read: permission denied"),
        ("map.png", "one.md:3:1: error M019: the picture 'map.png' cannot be read: permission denied"),
        ("book.css", "styles/book.css: error M019: 'book.css' cannot be read: permission denied"),
    ],
)
def test_a_file_that_is_locked(
    locked: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = write(
        tmp_path / "book",
        {
            "book.toml": LISTED + "\n[styles]\nbook = 'styles/book.css'\n",
            "one.md": "# One\n\n![A map](map.png)",
            "map.png": png(),
            "styles/book.css": "p { color: black }",
        },
    )
    opened = io.open

    def refuse(file: object, *args: object, **options: object) -> object:
        if isinstance(file, Path) and file.name == locked:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return opened(file, *args, **options)  # type: ignore[call-overload]

    monkeypatch.setattr("io.open", refuse)
    result = CliRunner().invoke(main, ["epub", str(book)], env={"NO_COLOR": "1"})
    told = [line for line in result.stderr.splitlines() if ": error " in line]
    assert (told, result.exit_code) == ([message], 1)


def test_all_faults_of_a_run_are_told_at_once(tmp_path: Path) -> None:
    book = write(
        tmp_path / "book",
        {
            "book.toml": "langage = 'en'\n" + DATED,
            "one.md": "# One\n\n![x](no.png)\n\n[^1]",
            "two.md": "# Two\n\n[a](no.md)\n\n[b](#nowhere)",
        },
    )
    result = CliRunner().invoke(main, ["epub", str(book)], env={"NO_COLOR": "1"})
    codes = [line.split(" ")[2].strip(":") for line in result.stderr.splitlines() if ": error " in line]
    assert codes == ["B002", "M014", "M005", "M008", "M009"]
    assert result.exit_code == 1


def test_an_unused_note_is_a_warning_and_the_book_is_made(tmp_path: Path) -> None:
    book = write(tmp_path / "book", {"book.toml": LISTED, "one.md": "# One\n\nText.\n\n[^1]: Lost."})
    result = CliRunner().invoke(main, ["epub", str(book), "-q"], env={"NO_COLOR": "1"})
    assert (result.exit_code, len(result.stdout.splitlines())) == (0, 1)
    result = CliRunner().invoke(main, ["epub", str(book)], env={"NO_COLOR": "1"})
    assert "one.md:5:1: warning M006: the note [^1] is never called" in result.stderr.splitlines()


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    book = write(
        tmp_path / "book", {"book.toml": LISTED, "one.md": "# One\n\nText.", "dist": "a file, not a folder"}
    )
    result = CliRunner().invoke(main, ["epub", str(book)], env={"NO_COLOR": "1"})
    assert result.exit_code == 1
    assert "error W001: cannot write one.epub" in result.stderr
    assert (book / "dist").read_text() == "a file, not a folder"


def test_a_mark_and_windows_line_ends_are_no_fault(tmp_path: Path) -> None:
    book = write(tmp_path / "book", {"book.toml": LISTED, "one.md": "\ufeff# One\r\n\r\nText.\r\n"})
    result = CliRunner().invoke(main, ["epub", str(book)])
    assert (result.exit_code, result.stderr) == (0, "")
