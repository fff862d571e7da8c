"""One font for all the units of a book that ask for it, and the same pages as with one for each."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pypdfium2 as pdfium
import pytest

from publish import themes
from publish.pdf import font_requests, foundry, plan
from tests.pdf.books import Made, book, chapter

FONTS = themes.load("classic").fonts
TEXT = "<p>{} words of the <em>sea</em> and <strong>land</strong>, affluent <code>code</code> 0123.</p>"
WORDS = ("Zany", "Quick", "Jolly")
BOOK = book(*(chapter(number, TEXT.format(word)) for number, word in enumerate(WORDS, 1)))


def programs(data: bytes) -> list[tuple[str, bytes]]:
    """The names and files of all fonts, each file once."""
    found: dict[tuple[int, int], tuple[str, bytes]] = {}
    pdf = pikepdf.Pdf.open(io.BytesIO(data))
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == pikepdf.Name.FontDescriptor:
            file = thing.FontFile2
            found[file.objgen] = (str(thing.FontName), file.read_bytes())
    return list(found.values())


@pytest.mark.parametrize("edition", ["print", "screen"])
def test_every_font_is_there_once_and_no_request_is_left(edition: str) -> None:
    fonts = programs(Made(BOOK, edition).data)
    assert len({name for name, _ in fonts}) == len(fonts) >= 4
    assert [name for name, data in fonts if font_requests.read(data)] == []
    assert len({data for _, data in fonts}) == len(fonts)


def test_pages_and_text_are_those_with_a_font_for_each_unit(monkeypatch: pytest.MonkeyPatch) -> None:
    joined = Made(BOOK).data
    monkeypatch.setattr(plan, "Unit", lambda **facts: foundry_free(facts))
    apart = Made(BOOK).data
    assert len(programs(apart)) > len(programs(joined))
    assert len(joined) < len(apart)
    assert looks(joined) == looks(apart)


def foundry_free(facts: dict[str, object]) -> object:
    from publish.pdf.unit import Unit  # noqa: PLC0415

    return Unit(**{**facts, "to_join": False})  # type: ignore[arg-type]


def looks(data: bytes) -> list[tuple[str, bytes]]:
    """The text and the picture of every page."""
    pages = pdfium.PdfDocument(data)
    return [
        (page.get_textpage().get_text_range(), page.render(scale=1.5).to_pil().tobytes()) for page in pages
    ]


def test_a_font_does_not_depend_on_who_asked_first() -> None:
    face = font_requests.Request(font_requests.digest(FONTS[0].path), 400, 14.0, 0, (), frozenset())
    one = foundry.cast(replace(face, glyphs=frozenset([40, 7, 300])), FONTS)
    two = foundry.cast(replace(face, glyphs=frozenset([300, 40, 7])), FONTS)
    assert one == two


def test_a_request_reads_as_it_was_written() -> None:
    wanted = font_requests.Request("ab12", 700, 10.5, 2, (("wght", 650.0),), frozenset([3, 1, 2]))
    assert font_requests.read(wanted.written()) == wanted
    assert font_requests.read(b"\0\1\0\0 a font") is None
