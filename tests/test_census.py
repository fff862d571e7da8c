"""Real chapters hold as many paragraphs, items, listings, tables … as pandoc finds in the meant reading."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

from publish.manuscript.chapters import Chapters
from publish.manuscript.discovery import discover
from publish.manuscript.markdown import Markup, parse
from publish.manuscript.pictures import Pictures
from tests.pandoc import census, judge
from tests.shared import manuscript, needs_shared


class Judged(NamedTuple):
    """Which of our readings a book is to have, and which of pandoc's is the judge."""

    markup: Markup
    judge: str
    # What the judge does not know, put in its own words.
    translated: tuple[tuple[str, str], ...] = ()


BOOKS = {
    "alice": Judged(
        "markdown",
        "gfm",
        # Dividers of stars, which the typist centred; so far in they would be code.
        ((r"^ {4,}(\*( +\*)+ *)$", r"\1"),),
    ),
    "allonge": Judged("markdown", "commonmark_x", ((r"^\{pagebreak\}$", ""),)),
    "crowdagger-ptafdh": Judged("commonmark", "gfm"),
    "cs228-notes": Judged(
        "markdown",
        "commonmark_x",
        # Its side notes have become notes in the text, which that reading does not know.
        ((r"\^\[((?:[^\[\]]|\[[^\[\]]*\])*)\]", r'<sup class="note-call">*</sup>'),),
    ),
    "deep-review": Judged("markdown", "markdown"),
    "git-novice": Judged("markdown", "markdown"),
    "go-web-zh": Judged("commonmark", "gfm"),
    "js-primer-ja": Judged("commonmark", "gfm"),
    "osguide-ar": Judged(
        "markdown",
        "commonmark_x",
        # Pandoc does not read inside elements by markdown="1", but between blank lines.
        ((r"^[ \t]*(</?(?:div|aside|p|img)\b[^>]*>)[ \t]*$", r"\n\1\n"), (r' markdown="1"', "")),
    ),
    # The marks of a block around a listing and its caption.
    "rust-book": Judged("commonmark", "gfm", ((r"^((?:> ?)?):::.*$", r"\1"),)),
}
EXCEPTIONS = {
    "deep-review/content/90.back-matter.md": "the addresses of its tags are no text; pandoc shows them",
}
# Chapters in a hundred that may be exceptions.
MOST = 2


def prepared(book: str) -> tuple[Markup, dict[str, str]]:
    """How a book is read, and the text of each of its files as it goes into the parser, for both sides."""
    discovery = discover(manuscript(book), [])
    assert discovery is not None
    folder, found = discovery.folder, discovery.found
    chapters = Chapters(folder, found, Pictures(folder, []), [])
    texts = {}
    for path in found.paths:
        chapter = chapters.chapter(path)
        assert chapter is not None
        texts[folder.name_of(path)] = chapters.expanded(chapter, path).text
    return found.markup, texts


@needs_shared
@pytest.mark.parametrize("book", BOOKS)
def test_chapters_hold_what_pandoc_finds_in_them(book: str, pytestconfig: pytest.Config) -> None:
    how, (markup, texts) = BOOKS[book], prepared(book)
    judged = list(texts.values())
    for pattern, words in how.translated:
        judged = [re.sub(pattern, words, text, flags=re.MULTILINE) for text in judged]
    cache = pytestconfig.cache
    assert cache is not None
    assert texts
    different = {}
    for (name, text), meant in zip(texts.items(), judge(judged, how.judge, cache), strict=True):
        found = census(parse(text, source=name, problems=[], markup=markup))
        if found != meant:
            different[f"{book}/{name}"] = {
                kind: (found.get(kind, 0), meant.get(kind, 0))
                for kind in found.keys() | meant.keys()
                if found.get(kind) != meant.get(kind)
            }
    assert markup == how.markup
    assert different.keys() == {name for name in EXCEPTIONS if name.startswith(f"{book}/")}, different


@needs_shared
def test_exceptions_are_few() -> None:
    assert len(EXCEPTIONS) * 100 <= MOST * sum(len(prepared(book)[1]) for book in BOOKS)
