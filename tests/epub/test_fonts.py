"""Fonts inside the EPUB: on request, as small as the book lets them be, and as every shop reads them."""

from __future__ import annotations

import io

import pytest
from fontTools.ttLib import TTFont

from publish.book.divisions import Book
from publish.book.settings import EpubSettings, Settings
from tests import books
from tests.epub.conftest import Maker, Opened

EMBED = Settings(epub=EpubSettings(fonts=True))


def faces(made: Opened) -> list[str]:
    return sorted(name.removeprefix("EPUB/fonts/") for name in made.names if "/fonts/" in name)


def letters(made: Opened, name: str) -> set[str]:
    font = TTFont(io.BytesIO(made.archive.read(f"EPUB/fonts/{name}")))
    return {chr(code) for code in font.getBestCmap()}


@pytest.fixture(scope="module")
def embedded(make_edition: Maker) -> Opened:
    return make_edition(book())


def book() -> Book:
    return books.book(books.chapter("one", "<p>The sea, <em>the</em> Ægean, شمس.</p>"), settings=EMBED)


def test_nothing_is_embedded_unless_the_author_asks(edition: Maker) -> None:
    made = edition(books.book())
    assert faces(made) == []
    assert "ibooks" not in made.text("content.opf")
    assert "font-family: monospace" in made.text("css/theme.css")
    assert "Source" not in made.text("css/theme.css")


def test_each_face_is_there_in_the_cuts_that_shops_know(embedded: Opened) -> None:
    assert faces(embedded) == [
        "amiri-400-italic.ttf", "amiri-400-normal.ttf", "amiri-700-italic.ttf", "amiri-700-normal.ttf",
    ] + [
        f"source-{family}-{cut}.ttf"
        for family in ("code-pro", "sans-3", "serif-4")
        for cut in ("400-italic", "400-normal", "600-normal")
    ]  # fmt: skip
    assert set(embedded.values("//opf:item[contains(@href, 'fonts/')]/@media-type")) == {"font/ttf"}
    for name in faces(embedded):
        font = TTFont(io.BytesIO(embedded.archive.read(f"EPUB/fonts/{name}")))
        assert "fvar" not in font
        assert font["OS/2"].fsType & 2 == 0


def test_a_face_has_the_letters_of_the_book_and_no_others(embedded: Opened) -> None:
    found = letters(embedded, "source-serif-4-400-normal.ttf")
    assert {"T", "s", "Æ"} <= found
    assert not {"ß", "я"} & found


def test_the_sheet_names_every_file(embedded: Opened) -> None:
    sheet = embedded.text("css/fonts.css")
    assert all(f"../fonts/{name}" in sheet for name in faces(embedded))
    assert embedded.values("//opf:meta[@property='ibooks:specified-fonts']") == ["true"]
    text = embedded.text("text/one.xhtml")
    assert text.index("theme.css") < text.index("fonts.css")


def test_another_script_has_its_own_face(embedded: Opened) -> None:
    assert "ش" in letters(embedded, "amiri-400-normal.ttf")
    assert "A" not in letters(embedded, "amiri-400-normal.ttf")


def test_the_same_letters_give_the_same_bytes(edition: Maker, embedded: Opened) -> None:
    assert edition(book()).data == embedded.data
