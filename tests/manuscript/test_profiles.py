"""The colour profile that an author names."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish.book.settings import PageSettings
from publish.manuscript import reader
from publish.problems import Problem
from tests.manuscripts import DATED, told, write
from tests.pdf import icc


def page(tmp_path: Path, data: bytes | None, name: str = "press.icc") -> tuple[PageSettings, list[str]]:
    """The page of a book that names a profile, and what is said of it."""
    toml = f'title = "Quay"\nlanguage = "en"\n{DATED}[editions.print]\nprofile = "{name}"\n'
    files: dict[str, str | bytes] = {
        "book/manuscript/book.toml": toml,
        "book/manuscript/one.md": "# One\n\nText\n",
    }
    if data is not None:
        files["book/press.icc"] = data
        files["press.icc"] = data
    problems: list[Problem] = []
    book = reader.read(write(tmp_path, files) / "book", problems)
    assert book is not None
    return book.settings.print, told(problems)


def test_the_profile_of_a_press_is_taken_as_it_is(tmp_path: Path) -> None:
    settings, said = page(tmp_path, icc.press())
    assert settings.profile == icc.press()
    assert said == []


@pytest.mark.parametrize("data", [b"", b"acsp", icc.press()[:200], icc.press().replace(b"prtr", b"mntr")])
def test_what_is_no_profile_of_a_press_is_told(tmp_path: Path, data: bytes) -> None:
    settings, said = page(tmp_path, data)
    assert settings.profile == b""
    assert said == ["manuscript/book.toml:5:1 B021 'press.icc' is no profile of a press with four inks"]


def test_a_profile_that_is_not_there_or_not_the_books_is_told(tmp_path: Path) -> None:
    assert page(tmp_path, None)[1] == ["manuscript/book.toml:5:1 B010 no colour profile 'press.icc'"]
    said = page(tmp_path, icc.press(), "../press.icc")[1]
    assert said == [
        "manuscript/book.toml:5:1 B008 the colour profile '../press.icc' is outside the book's folder"
    ]
