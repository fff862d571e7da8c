"""What printers ask: their numbers, and pages that follow them."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2  # type: ignore[import-untyped]
import pytest

from publish.book.settings import INCH, Margins, PageSettings
from publish.pdf import printers
from publish.pdf.preflight import unknown_names
from publish.pdf.printers import printer
from tests.pdf.books import Made, book, chapter, words

KDP, SPARK = printer("kdp"), printer("ingramspark")
NARROW = Margins(inside=5, outside=5, top=5, bottom=5)


@pytest.mark.parametrize("name", printers.names())
def test_the_numbers_of_every_printer_make_sense(name: str) -> None:
    found = printer(name)
    pages, margins = zip(*found.steps, strict=True)
    assert list(pages) == sorted(pages)
    assert list(margins) == sorted(margins)
    assert found.width[0] < found.width[1]
    assert found.height[0] < found.height[1]
    assert found.outside <= found.outside_bleed
    assert found.colours in {"any", "cmyk", "rgb"}
    assert found.refuses <= {"outline", "links", "transparency"}
    assert set(found.pages) == set(printers.tables()[name]["papers"])
    assert all(most <= pages[-1] for _, most in found.pages.values())


@pytest.mark.parametrize(
    ("pages", "inches"), [(24, 0.375), (150, 0.375), (151, 0.5), (301, 0.625), (700, 0.75), (828, 0.875)]
)
def test_the_margin_at_the_binding_grows_with_the_pages(pages: int, inches: float) -> None:
    page = PageSettings(margins=NARROW)
    assert KDP.fitted(page, pages).margins.inside == pytest.approx(inches * INCH)


def test_wider_margins_stay_as_they_are() -> None:
    page = PageSettings(margins=Margins(30, 30, 30, 30))
    assert SPARK.fitted(page, 300) == page


def test_heads_and_folios_are_clear_of_the_edge() -> None:
    fitted = SPARK.fitted(PageSettings(margins=NARROW), 100).margins
    assert fitted.outside == pytest.approx(12.7)
    assert min(fitted.top, fitted.bottom) == pytest.approx(12.7 + printers.FURNITURE)


def test_bleed_asks_for_more() -> None:
    page = PageSettings(margins=NARROW)
    assert KDP.fitted(page, 30).margins.outside == pytest.approx(0.25 * INCH)
    assert KDP.fitted(replace(page, bleed=3.175), 30).margins.outside == pytest.approx(0.375 * INCH)


def test_unknown_names_are_told_with_those_that_are_meant() -> None:
    strange = book(chapter(1), pages=PageSettings(printer="kpd"))
    assert [(p.code, p.hint) for p in unknown_names(strange)] == [("B020", "did you mean 'kdp'?")]
    strange = book(chapter(1), pages=PageSettings(paper="creme"))
    assert [(p.message, p.hint) for p in unknown_names(strange)] == [
        ("no paper 'creme'", "did you mean 'cream'?")
    ]


def test_what_the_printer_does_not_take_is_told() -> None:
    made = Made(book(chapter(1), pages=PageSettings(width=250, height=200, bleed=5, printer="kdp")))
    assert [(p.code, p.message) for p in made.problems] == [
        ("P008", "KDP makes no pages of 250 × 200 mm"),
        ("P009", "the bleed is 5 mm (0.197 in); KDP asks for 3.175 mm (0.125 in)"),
        ("P010", f"the book has {len(made.pages)} pages; on cream paper KDP takes 24 to 776"),
    ]


def test_the_margin_that_more_pages_need_makes_more_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """The wider margin of the first count is not the last: its own pages need the next one."""
    narrow = PageSettings(margins=Margins(inside=12, outside=16))
    text = words(6_000)
    pages = len(Made(book(chapter(1, text), pages=narrow)).pages)
    asked = replace(printer("generic"), steps=((pages - 1, 9.0), (pages, 30.0), (2000, 40.0)))
    monkeypatch.setattr(printers, "printer", lambda _: asked)
    made = Made(book(chapter(1, text), pages=narrow))
    assert made.problems == []
    assert len(made.pages) > pages
    third = pypdfium2.PdfDocument(made.data)[2].get_textpage()
    left = min(third.get_charbox(at)[0] for at in range(200))
    assert left * INCH / 72 == pytest.approx(40, abs=0.5)
