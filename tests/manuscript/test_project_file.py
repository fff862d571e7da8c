"""The book's file: what it may say, and how its faults are told."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from publish.manuscript.project import BookFile
from publish.manuscript.project_file import read_project
from publish.problems import Problem
from tests.manuscripts import told


def read(tmp_path: Path, text: str) -> tuple[BookFile, list[Problem]]:
    path = tmp_path / "book.toml"
    path.write_text(text, "utf-8")
    problems: list[Problem] = []
    return read_project(path, "book.toml", problems), problems


def test_everything_has_a_default(tmp_path: Path) -> None:
    assert read_project(tmp_path / "none.toml", "none.toml", []) == BookFile()
    assert read(tmp_path, "") == (BookFile(), [])


def test_a_full_file_is_read(tmp_path: Path) -> None:
    book, problems = read(
        tmp_path,
        """
        title = "Harbour"
        authors = ["A. Writer"]
        language = "en-GB"
        date = 2026-01-02
        subjects = ["sea", {term = "Ships", authority = "BISAC", code = "TRA006000"}]
        series = {name = "Coasts", position = 2}
        cover = {image = "cover.png", alt = "A quay"}
        isbn = {print = "978-0-306-40615-7"}
        [[contributors]]
        name = "B. Editor"
        role = "editor"
        [contents]
        chapters = ["one.md"]
        [editions.print]
        trim = "129x198mm"
        margins = {inside = "0.75in"}
        bleed = "3mm"
        justify = "greedy"
        """,
    )
    assert problems == []
    assert book.date == dt.datetime(2026, 1, 2, tzinfo=dt.UTC)
    assert book.isbn.print == "9780306406157"
    assert book.contributors[0].role == "edt"
    assert book.editions.print is not None
    assert book.editions.print.trim == (129.0, 198.0)
    assert book.editions.print.margins.inside == pytest.approx(19.05)
    assert book.editions.print.justify == "greedy"
    assert book.editions.screen is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('title = "x', "book.toml:1:11 B001 unterminated string"),
        ('autors = ["A"]', "book.toml:1:1 B002 unknown key 'autors'"),
        ('date = 2026\nTitle = "T"', "book.toml:2:1 B002 unknown key 'Title'"),
        ('title = "T"\n\n[contents]\nchapter = ["a.md"]', "book.toml:4:1 B002 unknown key 'chapter'"),
        ('subjects = ["a", {term = "b", cod = "c"}]', "book.toml:1:1 B002 unknown key 'cod'"),
        ("title = 3", "book.toml:1:1 B003 'title': it should be a valid string"),
        ('date = "soon"', "book.toml:1:1 B003 'date': 'soon' is not a date such as 2026-11-25"),
        (
            '[editions.print]\ntrim = "6x9"',
            'book.toml:2:1 B003 \'trim\': \'6x9\' is not a page size such as "6x9in", "129x198mm" or "A5"',
        ),
        (
            '[editions.print]\nmargins = {inside = "wide"}',
            "book.toml:2:1 B003 'inside': 'wide' is not a length such as \"20mm\" or \"0.75in\"",
        ),
        (
            '[isbn]\nepub = "978-0-306-40615-8"',
            "book.toml:2:1 B004 '978-0-306-40615-8' is not an ISBN: its check digit does not fit",
        ),
        ('language = "English please"', "book.toml:1:1 B012 'English please' is not a language tag"),
        (
            '[editions.screen]\njustify = "left"',
            "book.toml:2:1 B003 'justify': it should be 'total-fit', 'greedy' or 'none'",
        ),
        ("[contents]\ndepth = 9", "book.toml:2:1 B003 'depth': it should be less than or equal to 4"),
    ],
)
def test_a_fault_is_told_with_its_line_and_nothing_else(tmp_path: Path, text: str, found: str) -> None:
    book, problems = read(tmp_path, text)
    assert book == BookFile()
    if "B001" in found:
        assert [line.split(" ")[1] for line in told(problems)] == ["B001"]
        assert problems[0].location.line == 1
    else:
        assert told(problems) == [found]


def test_a_mistyped_key_gets_a_hint(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "[editions.print]\nblead = '3mm'")
    assert problems[0].hint == "did you mean 'bleed'?"


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    _, problems = read(
        tmp_path, 'autors = []\nlangage = "en"\n[[contributors]]\nname="A"\n[[contributors]]\nrle="B"'
    )
    assert sorted(told(problems)) == [
        "book.toml:1:1 B002 unknown key 'autors'",
        "book.toml:2:1 B002 unknown key 'langage'",
        "book.toml:5:1 B003 'name': field required",
        "book.toml:6:1 B002 unknown key 'rle'",
    ]
