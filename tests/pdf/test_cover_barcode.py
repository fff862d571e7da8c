"""The barcode of a cover, read by a scanner's software and held against the tables of the standard."""

from __future__ import annotations

import pypdfium2  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum import ean

from publish import themes
from publish.book.price import add_on
from publish.pdf.cover.barcode import barcode, ean5, ean13
from publish.pdf.typeset import typeset
from publish.pdf.unit import Sheet, Unit
from tests.pdf.covers import inks, scanned

PAGE = Sheet(
    "page", "@page { size: 70mm 40mm; margin: 0; background: device-cmyk(1 0 0 0) } body { margin: 4mm }"
)
GROUND = (1, 0, 0, 0)


def drawn(isbn: str, price: str = "") -> bytes:
    """A page with the barcode on a dark ground."""
    html = f"<!DOCTYPE html><title>Barcode</title><body>{barcode(isbn, price).svg}</body>"
    done = typeset(Unit("barcode", html, (PAGE,), themes.load("classic").fonts))
    assert done.messages == ()
    return done.pdf


@pytest.mark.parametrize("isbn", ["9780306406157", "9781861978769", "9783161484100", "9791032305690"])
def test_a_scanner_reads_the_isbn(isbn: str) -> None:
    assert scanned(drawn(isbn)) == [isbn]


@pytest.mark.parametrize("price", ["51599", "90000", "00750", "61299"])
def test_a_scanner_reads_the_price(price: str) -> None:
    assert scanned(drawn("9780306406157", price), price=True) == [f"9780306406157{price}"]


@settings(max_examples=12, deadline=None)
@given(st.from_regex(r"97[89][0-9]{9}", fullmatch=True), st.from_regex(r"[0-9]{5}", fullmatch=True))
def test_a_scanner_reads_every_number(digits: str, price: str) -> None:
    isbn = digits + ean.calc_check_digit(digits)
    assert scanned(drawn(isbn, price), price=True) == [isbn + price]


def test_the_example_of_the_standard() -> None:
    """Thirteen digits in sets A and B by the first of them, then in set C."""
    bars = ean13("9780306406157")
    assert len(bars) == 95
    assert bars[:10] == "101" + "0111011"  # 7 in set A
    assert bars[10:17] == "0001001"  # 8 in set B
    assert bars[45:50] == "01010"
    assert bars[-10:] == "1000100" + "101"  # 7 in set C


def test_the_check_of_the_add_on_is_in_its_sets() -> None:
    """54495: 3 × (5 + 4 + 5) + 9 × (4 + 9) = 159, which ends in 9: sets A A B A B."""
    bars = ean5("54495")
    assert len(bars) == 47
    assert bars == "1011" + "01".join(("0110001", "0100011", "0011101", "0001011", "0111001"))


def test_all_of_it_is_black_ink() -> None:
    pdf = drawn("9780306406157", "51599")
    text = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_bounded()
    assert "ISBN 978-0-306-40615-7" in text
    assert inks(pdf) == {GROUND, (0, 0, 0, 1), (0, 0, 0, 0)}


@pytest.mark.parametrize(("price", "size"), [("", (37.3, 31.4)), ("51599", (49.9, 28.2))])
def test_it_fits_the_room_that_printers_leave(price: str, size: tuple[float, float]) -> None:
    """Nominal size alone, nine tenths with a price: both within two by 1.25 inches."""
    code = barcode("9780306406157", price)
    assert (code.width, code.height) == pytest.approx(size, abs=0.1)


@pytest.mark.parametrize(
    ("price", "digits"),
    [
        ("USD 15.99", "51599"),
        ("GBP 8", "00800"),
        ("CAD 7.50", "60750"),
        ("USD 120", "59999"),
        ("90000", "90000"),
    ],
)
def test_prices(price: str, digits: str) -> None:
    assert add_on(price) == digits


@pytest.mark.parametrize("price", ["EUR 12", "15.99", "$15.99", "USD 1.5", "5159", "USD -3", ""])
def test_what_is_no_price(price: str) -> None:
    with pytest.raises(ValueError, match="is not a price"):
        add_on(price)
