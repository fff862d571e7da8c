"""A book that stands as it was built: nothing is done, and the same is said. Any change, and it is built."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from publish import inputs, press
from publish.cli.main import main
from tests.manuscripts import png, write

LONG_AGO = (1_500_000_000, 1_500_000_000)
TOML = """\
title = "Still"
authors = ["A. Writer"]
cover = {image = "c.png", alt = "C"}
"""
BOOK = {
    "manuscript/book.toml": TOML,
    "manuscript/c.png": png(),
    "manuscript/one.md": "# One\n\nText.[^1]\n\n[^1]: A note.\n[^2]: Never called.\n",
    "styles/book.css": "em { color: red }",
}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    folder = write(tmp_path / "book", BOOK)
    for path in folder.rglob("*"):
        os.utime(path, LONG_AGO)
    return folder


def epub(book: Path, *more: str) -> Result:
    return CliRunner().invoke(main, ["epub", str(book), *more])


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every time that the driver is called."""
    called: list[str] = []
    build = press.build

    def counted(folder: Path, *others: object) -> object:
        called.append(folder.name)
        return build(folder, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(press, "build", counted)
    return called


def test_nothing_is_done_and_the_same_is_said(book: Path, runs: list[str]) -> None:
    first, second = epub(book), epub(book)
    assert runs == ["book"]
    assert (second.stdout, second.stderr, second.exit_code) == (first.stdout, first.stderr, 0)
    assert "M006" in second.stderr  # the note that is never called


def test_the_driver_is_not_even_loaded(book: Path) -> None:
    epub(book)
    code = (
        "import sys; from publish.cli.main import main\n"
        f"try: main(['epub', {str(book)!r}])\nexcept SystemExit as end: print(end.code)\n"
        "heavy = ('publish.press', 'lxml', 'weasyprint', 'ebooklib', 'pydantic', 'markdown', 'PIL')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-2:] == ["0", "[]"]


CHANGES: dict[str, Callable[[Path], object]] = {
    "a chapter": lambda book: write(book, {"manuscript/one.md": "# One\n\nOther.\n"}),
    "a chapter of the same length": lambda book: write(
        book,
        {"manuscript/one.md": BOOK["manuscript/one.md"].replace("Text", "Next")},  # type: ignore[union-attr,arg-type]
    ),
    "a new chapter": lambda book: write(book, {"manuscript/two.md": "# Two\n\nText.\n"}),
    "a chapter gone": lambda book: (book / "manuscript/one.md").unlink(),
    "a style": lambda book: write(book, {"styles/book.css": "em { color: blue }"}),
    "a picture": lambda book: write(book, {"manuscript/c.png": png(31, 30)}),
    "the book's file": lambda book: write(book, {"manuscript/book.toml": 'title = "Moved"\n'}),
    "a licence beside it": lambda book: write(book, {"LICENSE": "CC BY 4.0"}),
    "the edition gone": lambda book: (book / "dist/still.epub").unlink(),
    "the edition damaged": lambda book: (book / "dist/still.epub").write_bytes(b"no book"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_after_a_change_it_is_built(book: Path, runs: list[str], what: str) -> None:
    epub(book)
    CHANGES[what](book)
    epub(book)
    assert len(runs) == 2


def test_another_request_is_another_answer(
    book: Path, runs: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    epub(book)
    epub(book, "--target", "kobo")
    epub(book, "-o", str(book.parent / "other.epub"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    epub(book)
    assert len(runs) == 4
    epub(book, "--no-cache")
    assert len(runs) == 5


def test_what_was_only_touched_is_read_and_found_the_same(book: Path, runs: list[str]) -> None:
    epub(book)
    os.utime(book / "manuscript/one.md")
    epub(book)
    assert len(runs) == 1


def test_a_commit_dates_the_book_anew(book: Path, runs: list[str]) -> None:
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@book.invalid", "-C", str(book)]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "one"]):
        subprocess.run([*git, *command], check=True)
    epub(book)
    epub(book)
    assert len(runs) == 1
    subprocess.run([*git, "commit", "-qm", "two", "--allow-empty"], check=True)
    epub(book)
    assert len(runs) == 2


def test_a_book_with_errors_is_read_each_time(book: Path, runs: list[str]) -> None:
    write(book, {"manuscript/one.md": "# One\n\n![No](none.png)\n"})
    assert [epub(book).exit_code, epub(book).exit_code] == [1, 1]
    assert len(runs) == 2


def test_what_was_changed_just_now_is_read_again_and_not_known_by_its_time(tmp_path: Path) -> None:
    write(tmp_path, {"one.md": "first"})
    known = inputs.files(tmp_path, {})
    assert known is not None
    state = os.stat(tmp_path / "one.md")
    write(tmp_path, {"one.md": "other"})
    os.utime(tmp_path / "one.md", ns=(state.st_atime_ns, state.st_mtime_ns))
    found = inputs.files(tmp_path, known)
    assert found is not None
    assert inputs.digests(found) != inputs.digests(known)


def test_a_folder_with_more_files_than_a_book_is_not_watched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inputs, "MOST", 2)
    assert inputs.files(write(tmp_path, {"1": "", "2": ""}), {}) is not None
    assert inputs.files(write(tmp_path, {"3": ""}), {}) is None


def test_links_count_by_where_they_lead_and_loops_do_no_harm(tmp_path: Path) -> None:
    write(tmp_path, {"one.md": "text"})
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "up").symlink_to(tmp_path)
    (tmp_path / "two.md").symlink_to("one.md")
    before = inputs.files(tmp_path, {})
    write(tmp_path, {"one.md": "next"})
    after = inputs.files(tmp_path, before or {})
    assert before is not None
    assert after is not None
    assert {name for name in before if before[name][2] != after[name][2]} == {"one.md", "two.md"}


def test_what_lies_outside_and_what_is_no_file_is_not_read(book: Path, runs: list[str]) -> None:
    outside = book.parent / "outside.md"
    outside.write_text("one")
    (book / "out.md").symlink_to(outside)
    os.mkfifo(book / "pipe")
    epub(book)
    outside.write_text("two, which the book does not see")
    epub(book)
    assert runs == ["book"]
