"""Our own look into a finished PDF."""

from __future__ import annotations

import io

import pikepdf

from publish.book.settings import PageSettings
from publish.checks.pdf_file import faults

SMALL = PageSettings(width=100, height=150)
POINTS = 72 / 25.4


def pdf(*sizes: tuple[float, float], font: bool = False) -> bytes:
    """Blank pages of so many millimetres, with a font that is only named."""
    file, data = pikepdf.new(), io.BytesIO()
    for width, height in sizes:
        file.add_blank_page(page_size=(width * POINTS, height * POINTS))
    if font:
        named = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Courier
        )
        file.pages[0].Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=file.make_indirect(named)))
    file.save(data)
    return data.getvalue()


def test_pages_of_the_size_that_was_asked_for_are_well() -> None:
    assert faults(pdf((100, 150), (100, 150)), SMALL) == []


def test_pages_of_another_size_are_counted() -> None:
    assert faults(pdf((100, 150), (99, 150), (150, 100)), SMALL) == [
        "page 2 is not 100 by 150 mm, nor are 1 more"
    ]


def test_a_cover_may_have_any_size() -> None:
    assert faults(pdf((213, 150)), None) == []


def test_a_font_that_is_only_named() -> None:
    assert faults(pdf((100, 150), font=True), SMALL) == ["the font Courier is not in the file"]


def test_a_file_without_pages_and_one_that_is_none() -> None:
    assert faults(pdf(), None) == ["it has no pages"]
    assert faults(b"no pages", None)[0].startswith("the file cannot be opened: ")
