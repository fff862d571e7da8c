"""Real chapters hold as many paragraphs, items, listings, tables … as pandoc finds in the meant reading."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from publish.manuscript.front_matter import split
from publish.manuscript.markdown import Markup, parse
from tests.pandoc import census, judge
from tests.shared import manuscript, needs_shared


class Judged(NamedTuple):
    """Where a book's chapters lie, which of our readings is meant, and which of pandoc's is the judge."""

    folder: str
    markup: Markup
    judge: str
    # What the judge does not know, put in its own words.
    translated: tuple[tuple[str, str], ...] = ()


BOOKS = {
    "alice": Judged(
        ".",
        "commonmark",
        "gfm",
        # Dividers of stars, which the typist centred; so far in they would be code.
        ((r"^ {4,}(\*( +\*)+ *)$", r"\1"),),
    ),
    "allonge": Judged(
        "manuscript/markdown",
        "markdown",
        "commonmark_x",
        # Leanpub's page breaks and attribute lines are no text.
        ((r"^\{pagebreak\}$", ""), (r"^\{:.*\}$", "")),
    ),
    "crowdagger-ptafdh": Judged("ptafdh", "commonmark", "gfm"),
    "cs228-notes": Judged(".", "markdown", "commonmark_x"),
    "deep-review": Judged("content", "markdown", "markdown"),
    "git-novice": Judged(".", "markdown", "markdown"),
    "go-web-zh": Judged("zh", "commonmark", "gfm"),
    "js-primer-ja": Judged("source", "commonmark", "gfm"),
    "osguide-ar": Judged(
        "_articles",
        "markdown",
        "commonmark_x",
        # Pandoc does not read inside elements by markdown="1", but between blank lines.
        ((r"^[ \t]*(</?(?:div|aside|p|img)\b[^>]*>)[ \t]*$", r"\n\1\n"), (r' markdown="1"', "")),
    ),
    "rust-book": Judged("src", "commonmark", "gfm"),
}
NO_CHAPTERS = re.compile(r"LICEN[CS]E.*|README\.md|CODE_OF.*|CONTRIBUTING.*", re.IGNORECASE)
EXCEPTIONS = {
    "deep-review/content/90.back-matter.md": "the addresses of its tags are no text; pandoc shows them",
}
# Chapters in a hundred that may be exceptions.
MOST = 2


def prepared(book: str, path: Path) -> str:
    """The text of a chapter as it goes into the parser, for both sides the same."""
    text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    return split(text, path.name, [], strict=False).text


def chapters(book: str) -> list[Path]:
    """The Markdown files of a book."""
    paths = sorted((manuscript(book) / BOOKS[book].folder).rglob("*.md"))
    return [path for path in paths if book == "js-primer-ja" or not NO_CHAPTERS.fullmatch(path.name)]


def named(book: str, path: Path) -> str:
    return f"{book}/{path.relative_to(manuscript(book)).as_posix()}"


@needs_shared
@pytest.mark.parametrize("book", BOOKS)
def test_chapters_hold_what_pandoc_finds_in_them(book: str, pytestconfig: pytest.Config) -> None:
    how, paths = BOOKS[book], chapters(book)
    texts = [prepared(book, path) for path in paths]
    judged = texts
    for pattern, words in how.translated:
        judged = [re.sub(pattern, words, text, flags=re.MULTILINE) for text in judged]
    cache = pytestconfig.cache
    assert cache is not None
    assert paths
    different = {}
    for path, text, meant in zip(paths, texts, judge(judged, how.judge, cache), strict=True):
        found = census(parse(text, source=path.name, problems=[], markup=how.markup))
        if found != meant:
            different[named(book, path)] = {
                name: (found.get(name, 0), meant.get(name, 0))
                for name in found.keys() | meant.keys()
                if found.get(name) != meant.get(name)
            }
    assert different.keys() == {name for name in EXCEPTIONS if name.startswith(f"{book}/")}, different


@needs_shared
def test_exceptions_are_few() -> None:
    assert len(EXCEPTIONS) * 100 <= MOST * sum(len(chapters(book)) for book in BOOKS)
