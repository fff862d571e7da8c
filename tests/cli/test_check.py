"""`publish check`: everything that can be said of a book, and no file is left."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from click.testing import CliRunner, Result

from publish.checks import machine
from publish.cli.main import main
from tests import handbook
from tests.checks.books import CHAPTERS
from tests.manuscripts import write

BAD = {**CHAPTERS, "manuscript/02-sea.md": "# Sea\n\n![100%, of: a sea](a,b.png)\n"}
UNUSED = {**CHAPTERS, "manuscript/02-sea.md": "# Sea\n\nText.\n\n[^a]: Nobody calls this.\n"}
SILENT = '[[silence]]\ncode = "M006"\nplace = "02-sea.md"\nreason = "it is for later"\n'


def with_table(table: str) -> dict[str, str | bytes]:
    """The book with more in its file."""
    return {**CHAPTERS, "manuscript/book.toml": f"{CHAPTERS['manuscript/book.toml']!s}{table}"}


def check(folder: Path, files: dict[str, str | bytes], *words: str) -> Result:
    write(folder, files)
    return CliRunner().invoke(main, ["check", str(folder), *words], env={"NO_COLOR": "1"})


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without the judges, which answers quickly."""
    monkeypatch.setattr(machine, "available", lambda judge: False)


def shape(value: Any) -> Any:
    """The keys of a value, those of all the things in a list together."""
    if isinstance(value, list):
        return (
            [shape({key: each[key] for each in value for key in each})]
            if value[0:1] and isinstance(value[0], dict)
            else []
        )
    return {key: shape(inner) for key, inner in value.items()} if isinstance(value, dict) else None


def test_a_sound_book_is_checked_and_nothing_is_left(judges: ModuleType, tmp_path: Path) -> None:
    done = check(tmp_path, CHAPTERS)
    assert (done.exit_code, done.stdout) == (0, "")
    said = [line for line in done.stderr.splitlines() if not line.startswith("print:")]
    assert said == [
        f"checked epub: own checks, EPUBCheck {machine.version_of(machine.EPUBCHECK)}",
        "checked print: own checks",
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["manuscript"]


@pytest.mark.usefixtures("alone")
def test_errors_end_with_1(tmp_path: Path) -> None:
    done = check(tmp_path, BAD, "-q")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.splitlines() == ["manuscript/02-sea.md:3:1: error M014: no image 'a,b.png'", "1 error"]


def test_no_such_folder_is_2() -> None:
    assert CliRunner().invoke(main, ["check", "nowhere"]).exit_code == 2
    assert CliRunner().invoke(main, ["check", "--format", "xml"]).exit_code == 2


@pytest.mark.usefixtures("alone")
def test_what_is_not_installed_is_said(tmp_path: Path) -> None:
    done = check(tmp_path, CHAPTERS)
    assert done.exit_code == 0
    assert (
        "book: warning X003: the edition 'epub' was not put before EPUBCheck: it is not installed"
        in done.stderr
    )


@pytest.mark.usefixtures("alone")
def test_annotations_hold_no_text_that_could_be_a_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    done = check(tmp_path / "my, book", BAD, "--format", "github", "-q")
    assert (done.exit_code, done.stderr) == (1, "1 error\n")
    assert done.stdout == (
        "::error title=publish M014,file=my%2C book/manuscript/02-sea.md,line=3::no image 'a,b.png'\n"
    )
    wild = with_table('"a%\\n::error::b" = 1\n')
    shown = check(tmp_path / "wild", wild, "--format", "github", "-q").stdout
    assert [line[:8] for line in shown.splitlines()] == ["::error "]
    assert "a%25%0A::error::b" in shown


@pytest.mark.usefixtures("alone")
def test_words_of_the_book_cannot_begin_a_line_of_their_own(tmp_path: Path) -> None:
    wild = with_table('"a\\n::error::b\\u001b[2m" = 1\n')
    said = check(tmp_path, wild, "-q").stderr
    assert "a\\n::error::b\\x1b[2m" in said
    assert len(said.splitlines()) == 2


@pytest.mark.usefixtures("alone")
def test_json_has_the_shape_that_the_handbook_shows(tmp_path: Path) -> None:
    files = with_table(SILENT) | {"manuscript/02-sea.md": UNUSED["manuscript/02-sea.md"]}
    done = check(tmp_path, files, "--format", "json")
    found = json.loads(done.stdout)
    chapter = handbook.chapter("07-the-command-line.md")
    shown = json.loads(chapter.partition("```json\n")[2].partition("```")[0])
    assert shape(found) == shape(shown)
    assert found["counts"] == {"errors": 0, "warnings": 1, "notices": 0}
    assert [(each["code"], each["file"]) for each in found["problems"]] == [("X003", None)]
    assert [(each["code"], each["line"], each["reason"]) for each in found["silenced"]] == [
        ("M006", 5, "it is for later")
    ]


@pytest.mark.usefixtures("alone")
def test_an_idle_silence_is_told(tmp_path: Path) -> None:
    files = with_table(SILENT)
    said = check(tmp_path, files).stderr
    assert (
        "manuscript/book.toml:4:1: warning B030: no M006 is found in '02-sea.md' to be silent about" in said
    )


@pytest.mark.usefixtures("alone")
def test_a_silence_for_a_judge_that_was_not_asked_is_not_idle(tmp_path: Path) -> None:
    files = with_table(SILENT.replace("M006", "X001"))
    assert "B030" not in check(tmp_path, files).stderr
