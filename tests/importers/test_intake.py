"""Where an import writes, what it calls its files, and that it never writes over anything."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from publish.cli.main import main
from publish.importers import intake, names, record
from publish.importers.arrival import Facts
from publish.manuscript.project import BookFile
from tests.importers.arrivals import bring
from tests.manuscripts import png, write

PAGE = "<h1>The Quay</h1><p>Text.</p><p><img src=b.png alt=x></p>"


def test_what_is_there_is_never_written_over(tmp_path: Path) -> None:
    write(tmp_path, {"book/manuscript/the-quay.md": "mine", "book/manuscript/book.toml": 'title = "Mine"\n'})
    written, problems = bring(tmp_path, {"a.html": PAGE, "b.html": "<h1>B</h1><p>x</p>"})
    assert written == {}
    assert problems[-1] == "I004 there is a chapter 'the-quay.md' already"
    assert (tmp_path / "book/manuscript/the-quay.md").read_text() == "mine"
    assert sorted(path.name for path in (tmp_path / "book/manuscript").iterdir()) == [
        "book.toml",
        "the-quay.md",
    ]


def test_a_book_s_file_and_pictures_that_are_there_stay(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"book/manuscript/book.toml": 'title = "Mine"\n', "book/manuscript/pictures/b.png": png(9, 9)},
    )
    written, _ = bring(tmp_path, {"a.html": PAGE}, {"b.png": png()})
    assert list(written) == ["the-quay.md", "pictures/b-2.png"]
    assert "pictures/b-2.png" in written["the-quay.md"]


def test_a_picture_that_is_there_is_used_again(tmp_path: Path) -> None:
    write(tmp_path, {"book/manuscript/pictures/other.png": png()})
    written, _ = bring(tmp_path, {"a.html": PAGE}, {"b.png": png()})
    assert "pictures/other.png" in written["the-quay.md"]
    assert list(written) == ["book.toml", "the-quay.md"]


def test_several_are_numbered_after_those_that_are_there(tmp_path: Path) -> None:
    write(tmp_path, {"book/manuscript/07-sea.md": "# Sea\n"})
    written, _ = bring(tmp_path, {"a.html": "<h1>A</h1><p>x</p>", "b.html": "<h1>B</h1><p>x</p>"})
    assert list(written) == ["08-a.md", "09-b.md"]


def test_a_book_that_has_its_chapters_beside_its_file_keeps_them_there(tmp_path: Path) -> None:
    write(tmp_path, {"book.toml": 'title = "B"\n', "a.html": "<h1>A</h1><p>x</p>"})
    assert intake.bring_in([tmp_path / "a.html"], tmp_path).paths == (tmp_path / "a.md",)


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    write(tmp_path, {"a.html": PAGE, "b.png": png(), "book/manuscript/pictures": "a file, not a folder"})
    done = intake.bring_in([tmp_path / "a.html"], tmp_path / "book")
    assert (done.paths, done.problems[-1].code) == ((), "W001")
    assert sorted(path.name for path in (tmp_path / "book/manuscript").iterdir()) == ["pictures"]


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (["Œuvre: l'été à Łódź"], ["oeuvre-lete-a-lodz"]),
        (["港"], ["fallback"]),
        (["A", "A"], ["01-a", "02-a"]),
        (["A " + "long " * 30], ["a-long-long-long-long-long-long-long-long-long-long-long"]),
        (["Summary"], ["thesummary"]),
    ],
)
def test_names_of_files(titles: list[str], expected: list[str]) -> None:
    assert names.of_chapters(titles, [], "fallback") == expected


@given(st.text(), st.lists(st.text(min_size=1), max_size=2), st.text())
def test_every_record_is_a_book_s_file(title: str, authors: list[str], support: str) -> None:
    facts = Facts(
        title=title, authors=tuple(authors), language="en-GB", support_message=support, in_chapters=True
    )
    file = BookFile.model_validate(tomllib.loads(record.write(facts)))
    assert (file.title, file.authors, file.contact.support_message) == (title, authors, support)


def test_a_language_that_is_none_is_not_written() -> None:
    assert record.write(Facts(title="A", language="English (UK)")) == 'title = "A"\n'


def test_the_command_prints_paths_and_says_what_it_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"a.html": "<nav>Home</nav><h1>A</h1><p>x</p>"})
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["import", "a.html"])
    assert (done.exit_code, done.stdout) == (0, "manuscript/book.toml\nmanuscript/a.md\n")
    assert "a.html: notice I008: left out: navigation\n  hint: that is 'Home'\n" in done.stderr
    done = CliRunner().invoke(main, ["import", "a.html", "--into", "."])
    assert (done.exit_code, done.stdout) == (1, "")
    assert "error I004" in done.stderr
    assert done.stderr.endswith("1 error; nothing was written\n")
    assert CliRunner().invoke(main, ["import"]).exit_code == 2
    assert CliRunner().invoke(main, ["import", "nowhere.html"]).exit_code == 2
