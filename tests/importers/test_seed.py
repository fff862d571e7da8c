"""A real web page, saved as plain text: its chapter comes out whole, and nothing else does."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from publish import press, themes, transforms
from publish.importers import intake
from publish.manuscript import reader
from publish.problems import Problem, Severity
from tests import completeness, seed
from tests.importers.trees import read_again
from tests.shared import needs_shared

pytestmark = needs_shared
FURNITURE = (
    "Site Map",
    "Home |",
    "e-mail",
    "E-mail",
    "Please enter",
    "Back One Page",
    "Contact Us",
    "Donate",
    "feedback",
    "table of contents",
    "Chapter 6",
)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The folder of the imported book."""
    assert len(intake.bring_in([seed.PAGE], tmp_path).paths) == 2
    return tmp_path


def chapter(book: Path) -> str:
    """The Markdown of its one chapter."""
    return next((book / "manuscript").glob("*.md")).read_text("utf-8")


def test_its_name_sections_and_marks(book: Path) -> None:
    text = chapter(book)
    assert next((book / "manuscript").glob("*.md")).name == "chapter-5-healthy-dependence-and-independence.md"
    assert re.findall(r"^#+ .*", text, re.MULTILINE) == [
        "# Chapter 5 - Healthy Dependence and Independence",
        *(f"## {title}" for title in seed.sections()),
    ]
    assert len(seed.sections()) == 9
    assert text.count("\n::: pull-quote\n") == 3
    assert text.count("\n> — Jean M. Twenge Ph.D.\n") == 1
    assert re.findall(r"^\*\*(.*)\*\*\{\.run-in\}", text, re.MULTILINE) == [
        match[1] for block in seed._blocks() if (match := seed.RUN_IN.fullmatch(block))
    ]


def test_no_furniture_is_left(book: Path) -> None:
    text = chapter(book)
    assert [words for words in FURNITURE if words in text] == []


def test_no_word_of_the_article_is_lost(book: Path) -> None:
    page = seed.PAGE.read_text("utf-8")
    titles = "\n\n".join(seed.sections())
    start = page.index("Chapter 5 - Healthy")
    article = page[start : page.index("\ngo to\nChapter 6")].replace(titles, "", 1)
    found, problems = read_again(chapter(book))
    assert problems == []
    words = re.sub(r"<[^>]*>", "", found).replace("&amp;", "&")
    assert completeness.first_difference(completeness.letters(article), completeness.letters(words)) == ""


def test_what_it_says_of_itself_is_in_the_book_s_file(book: Path) -> None:
    record = tomllib.loads((book / "manuscript/book.toml").read_text("utf-8"))
    assert {key: record[key] for key in ("title", "authors", "language", "share", "contents")} == {
        "title": "Scared Separate",
        "authors": ["David Truman"],
        "language": "en",
        "share": "Please feel free to share copies of this article.",
        "contents": {"in_chapters": True},
    }
    assert record["contact"]["support_message"].count("\n\n") == 3


def test_it_builds_and_its_sections_are_in_the_contents(book: Path) -> None:
    result = press.build(book)
    assert [problem for problem in result.problems if problem.severity is Severity.ERROR] == []
    assert len(result.paths) == 2
    problems: list[Problem] = []
    read = reader.read(book, problems)
    assert read is not None
    read = transforms.apply(read, themes.words("en"), problems)
    contents = completeness.body_of(next(part for part in read.divisions if part.id == "contents"))
    assert [title for title in seed.sections() if completeness.letters(title) not in contents] == []
