"""`publish new`: a book to begin with; `--from`, a book's file for a manuscript that was found."""

from __future__ import annotations

import re
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner, Result

from publish import __version__, inspection
from publish.book.divisions import Book
from publish.cli.main import main
from publish.manuscript import reader
from tests.manuscripts import png, write

MDBOOK = {
    "book.toml": '[book]\ntitle = "The \\"Harbour\\" Book"\nauthors = ["A. Writer", "B. Writer"]\n',
    "src/SUMMARY.md": "# Summary\n\n- [Quay](quay.md)\n  - [Boats](boats.md)\n- [Sea](sea.md)\n",
    "src/quay.md": "# Quay\n\nOne.\n",
    "src/boats.md": "# Boats\n\nTwo.\n",
    "src/sea.md": "# Sea\n\nThree.\n",
    "LICENSE": "Creative Commons Attribution 4.0 International: CC BY 4.0\n",
}
LEANPUB = {
    "manuscript/Book.txt": "one.md\ntwo.md\n",
    "manuscript/one.md": "# One\n\nText.\n",
    "manuscript/two.md": "# Two\n\nText.\n",
    "README.md": "# The Tides, by Ada Wake\n",
    "manuscript/images/title_page.png": png(),
}


def run(*words: str) -> Result:
    return CliRunner().invoke(main, list(words), env={"NO_COLOR": "1"})


def book_in(folder: Path) -> Book:
    book = reader.read(folder, [])
    assert book is not None
    return book


@pytest.mark.parametrize(
    ("files", "written"), [(MDBOOK, "manuscript/book.toml"), (LEANPUB, "manuscript/book.toml")]
)
def test_the_book_is_the_same_with_its_file(
    files: dict[str, str | bytes], written: str, tmp_path: Path
) -> None:
    folder = write(tmp_path, files)
    before = book_in(folder)
    result = run("new", "--from", str(folder))
    assert (result.exit_code, result.stdout.strip()) == (0, str(folder / written))
    after = book_in(folder)
    assert after.metadata == before.metadata
    assert after.layout == before.layout
    assert [(d.id, d.kind, d.source) for d in after.divisions] == [
        (d.id, d.kind, d.source) for d in before.divisions
    ]


def test_each_fact_stands_there_with_its_source(tmp_path: Path) -> None:
    folder = write(tmp_path, MDBOOK)
    run("new", "--from", str(folder))
    lines = (folder / "manuscript" / "book.toml").read_text("utf-8").splitlines()
    assert 'title = "The \\"Harbour\\" Book"  # book.toml' in lines
    assert 'authors = ["A. Writer", "B. Writer"]  # book.toml' in lines
    assert 'licence = "CC-BY-4.0"  # LICENSE' in lines
    assert 'layout = "mdbook"' in lines
    assert 'markup = "commonmark"' in lines


def test_what_the_author_writes_there_goes_before_what_is_found(tmp_path: Path) -> None:
    folder = write(tmp_path, MDBOOK)
    run("new", "--from", str(folder))
    path = folder / "manuscript" / "book.toml"
    path.write_text(path.read_text("utf-8").replace('\\"Harbour\\"', "Harbour"), "utf-8")
    assert book_in(folder).metadata.title == "The Harbour Book"


def test_no_file_is_written_over(tmp_path: Path) -> None:
    folder = write(tmp_path, LEANPUB | {"manuscript/book.toml": 'layout = "leanpub"\n'})
    result = run("new", "--from", str(folder))
    assert result.exit_code == 1
    assert result.stderr.splitlines()[0] == (
        "manuscript/book.toml: error I013: 'manuscript/book.toml' is there already"
    )
    assert (folder / "manuscript/book.toml").read_text("utf-8") == 'layout = "leanpub"\n'


def test_an_order_that_is_listed_twice_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    other = {"Book.txt": "quay.md\n", "quay.md": "# Quay\n\nOne.\n"}
    folder = write(tmp_path, MDBOOK | {f"manuscript/{name}": text for name, text in other.items()})
    result = run("new", "--from", str(folder))
    assert (result.exit_code, result.stdout) == (1, "")
    assert [
        line.split()[1:3] for line in result.stderr.splitlines() if " B0" in line and "error" in line
    ] == [["error", "B016:"]]
    assert not (folder / "manuscript" / "book.toml").exists()


def test_a_folder_without_a_manuscript_gets_no_file(tmp_path: Path) -> None:
    result = run("new", "--from", str(tmp_path))
    assert result.exit_code == 1
    assert [line.split()[2] for line in result.stderr.splitlines()[:1]] == ["B013:"]
    assert list(tmp_path.iterdir()) == []


def test_three_lines_say_what_was_found_and_where(tmp_path: Path) -> None:
    folder = write(tmp_path, MDBOOK)
    result = run("epub", str(folder))
    assert result.stderr.splitlines()[:3] == [
        "found: mdBook, 2 chapters from 3 files in the order of src/SUMMARY.md, read as CommonMark",
        '  The "Harbour" Book (book.toml), by A. Writer, B. Writer (book.toml)',
        "  language en (its words), licence CC-BY-4.0 (LICENSE)",
    ]


def test_what_is_not_found_is_said(tmp_path: Path) -> None:
    folder = write(tmp_path, {"one.md": "# One\n\nText.\n", "two.md": "# Two\n\nText.\n"})
    lines = run("epub", str(folder)).stderr.splitlines()[:3]
    assert lines[0].startswith(
        "found: a folder of Markdown, 2 chapters from 2 files in the order of the files' "
    )
    assert lines[1].endswith("(the folder's name), no authors found")
    assert lines[2] == "  language en (its words), no licence found"


def test_a_book_with_a_book_s_file_needs_no_such_lines(tmp_path: Path) -> None:
    folder = write(
        tmp_path, {"book.toml": 'title = "Harbour"\ndate = 2026-01-02\n', "one.md": "# One\n\nText.\n"}
    )
    assert run("epub", str(folder)).stderr == ""


NEW = [
    ".github/workflows/ci.yml",
    ".github/workflows/release.yml",
    ".gitignore",
    "manuscript/01-a-first-chapter.md",
    "manuscript/02-a-second-chapter.md",
    "manuscript/book.toml",
    "styles/book.css",
    "styles/epub.css",
    "styles/print.css",
]


def files_in(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_new_book_has_all_that_it_needs(tmp_path: Path) -> None:
    done = run("new", str(tmp_path / "my_harbour-book"))
    assert (done.exit_code, done.stderr) == (0, "")
    assert files_in(tmp_path / "my_harbour-book") == NEW
    assert done.stdout.splitlines() == [str(tmp_path / "my_harbour-book" / name) for name in NEW]
    assert book_in(tmp_path / "my_harbour-book").metadata.title == "My harbour book"


def test_a_new_book_passes_every_check(judges: ModuleType, tmp_path: Path) -> None:
    """Only a date is missing: the book is not in git, and nobody looks at the clock."""
    run("new", str(tmp_path / "harbour"))
    done = inspection.inspect(tmp_path / "harbour")
    assert list(done.editions) == ["epub", "print", "screen"]
    assert [problem.code for problem in done.problems] == ["B009"]
    assert {check.reason for check in done.checks} == {""}


def test_the_workflows_install_this_release(tmp_path: Path) -> None:
    run("new", str(tmp_path))
    for name in NEW[:2]:
        text = (tmp_path / name).read_text("utf-8")
        assert set(re.findall(r"publish-book(?:\[check\])?(\S*?)\"", text)) == {f"=={__version__}"}


@pytest.mark.parametrize("name", NEW)
def test_a_new_book_writes_over_nothing(name: str, tmp_path: Path) -> None:
    write(tmp_path, {name: "Mine.\n", "notes.txt": "Mine too.\n"})
    done = run("new", str(tmp_path))
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.splitlines()[0] == f"{name}: error I014: '{name}' is there already"
    assert files_in(tmp_path) == sorted([name, "notes.txt"])
    assert (tmp_path / name).read_text("utf-8") == "Mine.\n"


def test_a_link_that_leads_nowhere_is_something_too(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").symlink_to(tmp_path / "elsewhere")
    assert run("new", str(tmp_path)).exit_code == 1
    assert not (tmp_path / "elsewhere").exists()


def test_what_cannot_be_written_is_told_and_nothing_is_left(tmp_path: Path) -> None:
    write(tmp_path, {"styles": "A file.\n"})
    done = run("new", str(tmp_path))
    assert done.exit_code == 1
    assert "styles: error W001: cannot write book.css: " in done.stderr
    assert files_in(tmp_path) == ["styles"]


def test_a_name_of_signs_is_a_title_of_signs(tmp_path: Path) -> None:
    run("new", str(tmp_path / 'a "quay" \\ = ]'))
    assert book_in(tmp_path / 'a "quay" \\ = ]').metadata.title == 'A "quay" \\ = ]'


def test_new_wants_one_folder(tmp_path: Path) -> None:
    assert run("new").exit_code == 2
    assert run("new", str(tmp_path), "--from", str(tmp_path)).exit_code == 2
