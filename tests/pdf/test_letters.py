"""What is read aloud and copied from a page: the letters of the book, and no replacement characters."""

from __future__ import annotations

import pytest

from tests.pdf.books import Made, book, chapter


@pytest.mark.parametrize("edition", ["print", "screen"])
@pytest.mark.parametrize(
    "words", ["A mark alone: \u093f.", "\u0939\u093f\u0902\u0926\u0940", "office \u0644\u0627\u0645"]
)
def test_every_glyph_stands_for_letters(words: str, edition: str) -> None:
    made = Made(book(chapter(1, f"<p>{words}</p>")), edition)
    tables = [
        font.ToUnicode.read_bytes()
        for font in made.pdf.objects
        if hasattr(font, "get") and font.get("/Type") == "/Font" and "/ToUnicode" in font
    ]
    assert tables
    assert [table for table in tables if b"> <>" in table] == []
    assert "\ufffd" not in "".join(made.pages)
