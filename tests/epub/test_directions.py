"""Text from right to left: sheets are mirrored, and words of the other direction keep together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis.strategies import text

from publish.book.divisions import Kind
from publish.book.metadata import direction_of
from publish.book.tree import every
from publish.epub.directions import isolate
from publish.epub.mirror import mirrored, unmirrored
from tests import books
from tests.epub.conftest import Maker


@pytest.mark.parametrize(
    ("language", "direction"),
    [
        ("ar", "rtl"), ("fa-IR", "rtl"), ("en", "ltr"), ("az-Arab", "rtl"), ("ar-Latn", "ltr"), ("he", "rtl"),
        ("zh-Hant-TW", "ltr"), ("sr-Latn-RS", "ltr"), ("HE", "rtl"), ("und-Hebr", "rtl"),
    ],
)  # fmt: skip
def test_a_language_runs_this_way(language: str, direction: str) -> None:
    assert direction_of(language) == direction


@pytest.mark.parametrize(
    ("written", "turned"),
    [
        ("margin-left: 1em", "margin-right: 1em"),
        ("margin: 1em 2em 3em 4em", "margin: 1em 4em 3em 2em"),
        ("margin: 1em 2em", "margin: 1em 2em"),
        ("text-align: left", "text-align: right"),
        ("text-align: center", "text-align: center"),
        ("border-left: 3px solid #808080", "border-right: 3px solid #808080"),
        ("text-indent: -2em; padding-left: 2em", "text-indent: -2em;padding-right: 2em"),
        ("color: #808080", "color: #808080"),
    ],
)
def test_a_sheet_is_mirrored(written: str, turned: str) -> None:
    expected = f".a{{{turned};}}".replace(" ", "")
    assert mirrored(f".a {{ {written} }}").replace(" ", "") == expected
    media = "@media (prefers-color-scheme: dark)"
    assert expected in mirrored(f"{media} {{ .a {{ {written} }} }}").replace(" ", "")


def test_code_stays_and_what_is_said_of_one_direction_goes() -> None:
    css = '.a .code { border-left: 1px solid }\n[dir="rtl"] .b { text-align: right }'
    for rewritten in (mirrored(css), unmirrored(css)):
        assert "border-left: 1px solid" in rewritten
        assert ".b" not in rewritten


def test_every_document_has_the_sheet_of_its_direction(edition: Maker) -> None:
    arabic = books.chapter("one", "<p>نص</p>", title="الميناء")
    arabic.tree.set("lang", "ar")
    made = edition(books.book(arabic, books.chapter("two", "<p>x</p>")))
    assert "theme-rtl.css" in made.text("text/one.xhtml")
    assert "theme.css" in made.text("text/two.xhtml")
    assert 'class="upright"' in made.text("text/one.xhtml")
    assert 'class="upright"' not in made.text("text/two.xhtml")


def test_a_book_of_one_direction_has_one_sheet(edition: Maker) -> None:
    for language, sheet in (("fr", "theme.css"), ("he", "theme-rtl.css")):
        made = edition(books.book(language=language))
        assert [name for name in made.names if "/css/" in name] == [f"EPUB/css/{sheet}"]


def isolated(inner: str) -> str:
    tree = books.section("one", Kind.CHAPTER, f"<p>{inner}</p>")
    isolate(tree)
    paragraph = next(every(tree, "p"))
    return "|".join(f"{node.get('dir', '')}:{''.join(node.itertext())}" for node in paragraph)


@pytest.mark.parametrize(
    ("inner", "runs"),
    [
        ("قال @ada اليوم", "ltr:@ada"),
        ("قال @ada و#sea.", "ltr:@ada|ltr:#sea"),
        ("لغة C++ ولغة C#", "ltr:C++|ltr:C#"),
        ("على .NET", "ltr:.NET"),
        ("بريد a@b.org", ""),
        ("<em>README</em> <em>اقرأ README</em>", "ltr:README|:اقرأ README"),
        ('<a href="https://example.org/">@ada</a>', "ltr:@ada"),
        ("<code>#include</code> @ada", "ltr:#include|ltr:@ada"),
        ("<strong>2026</strong>", ":2026"),
        ("نص", ""),
    ],
)
def test_words_keep_their_signs(inner: str, runs: str) -> None:
    assert isolated(inner) == runs


@given(text(alphabet="ab@#.+ نص-"), text(alphabet="ab@#.+ نص"))
def test_no_letter_is_lost(one: str, two: str) -> None:
    tree = books.section("one", Kind.CHAPTER, "<p><em/></p>")
    paragraph = next(every(tree, "p"))
    paragraph.text, paragraph[0].text, paragraph[0].tail = one, two, one
    isolate(tree)
    assert "".join(tree.itertext()) == one + two + one
