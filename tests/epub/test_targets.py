"""Shops as targets: one file passes everywhere, and where shops differ, each gets its own."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest
from lxml import etree

from publish.book.metadata import Cover
from publish.epub.edition import make
from publish.epub.targets import shop_of, target_of, targets
from publish.problems import Problem
from tests import books
from tests.epub.conftest import Opened

FRONT = books.picture("front.jpg", "JPEG", size=(1600, 2560))


def made_for(target: str, text: str = "<p>x</p>", *, size: tuple[int, int] = (1600, 2560)) -> Opened:
    problems: list[Problem] = []
    pictures = (
        books.picture("front.jpg", "JPEG", size=size),
        books.picture("boat.jpg", "JPEG", size=(2600, 2000)),
    )
    book = books.book(books.chapter("one", text), cover=Cover("front.jpg", "A boat"), resources=pictures)
    return Opened(make(book, problems, target=target), problems)


def test_there_are_these() -> None:
    assert targets() == ("generic", "kindle", "apple", "kobo", "google", "d2d")


@pytest.mark.parametrize("name", targets())
def test_every_target_is_valid_and_quiet_about_a_good_book(name: str, judges) -> None:  # type: ignore[no-untyped-def]
    made = made_for(name)
    assert judges.epubcheck(made.data) == []
    assert made.codes == []


@pytest.mark.parametrize("name", targets())
def test_kindle_alone_has_no_page_for_the_cover(name: str) -> None:
    made = made_for(name)
    assert ("EPUB/text/cover.xhtml" in made.names) is (name != "kindle")
    assert ("cover" in made.landmarks) is (name != "kindle")
    assert made.values("//opf:item[@properties='cover-image']/@href") == ["images/front.jpg"]
    assert made.values("//opf:meta[@name='cover']/@content") == ["picture-front"]


@pytest.mark.parametrize(
    ("name", "size"),
    [("generic", "2280 × 1754"), ("kindle", "2280 × 1754"), ("apple", None), ("google", "2280 × 1754")],
)
def test_pictures_are_as_large_as_the_shop_allows(name: str, size: str | None) -> None:
    made = made_for(name, '<p><img src="boat.jpg" alt="A boat"/></p>')
    assert made.codes == (["E009"] if size else [])
    assert all(message.endswith(str(size)) for message in made.messages)


@pytest.mark.parametrize(
    ("name", "small"), [("generic", True), ("kindle", True), ("apple", False), ("google", False)]
)
def test_a_cover_of_few_pixels_is_reported(name: str, small: bool) -> None:
    assert made_for(name, size=(1400, 2240)).codes == (["E010"] if small else [])


@pytest.mark.parametrize("name", ["", *targets()])
def test_who_names_a_shop_is_told_of_a_missing_cover(name: str) -> None:
    problems: list[Problem] = []
    make(books.book(), problems, target=name)
    expected = [] if name in {"", "kindle"} else ["book E011 the book has no cover"]
    assert [f"{p.location} {p.code} {p.message}" for p in problems] == expected


AMAZON = '<p>Buy <a href="https://www.amazon.co.uk/dp/1">my other book</a>.</p>'


@pytest.mark.parametrize("name", targets())
def test_links_to_shops_are_told_with_their_line(name: str) -> None:
    made = made_for(name, f"<p>x</p>\n{AMAZON}")
    refused = name in {"generic", "apple", "d2d"}
    assert made.codes == (["E008"] if refused else [])
    assert [str(problem.location) for problem in made.problems] == ["one.md:2:1"] * refused


@pytest.mark.parametrize(
    ("address", "shop"),
    [
        ("https://www.amazon.de/dp/1", "amazon"),
        ("https://amazon.com.br/x", "amazon"),
        ("http://www.amzn.com/x?tag=y", "amazon"),
        ("https://books.apple.com/book/1", "apple"),
        ("https://www.kobo.com/en/ebook/x", "kobo"),
        ("https://docs.aws.amazon.com/s3", ""),
        ("https://amazonas.example.org/", ""),
        ("https://www.amazon.evil.example.org/", ""),
        ("https://play.google.com/store", "google"),
        ("https://www.google.com/", ""),
        ("mailto:amazon@example.org", ""),
        ("https://[", ""),
        ("#one", ""),
    ],
)
def test_a_shop_is_known_by_its_address(address: str, shop: str) -> None:
    assert shop_of(address) == shop


def test_what_a_target_does_not_say_is_as_for_all() -> None:
    assert target_of("d2d") == replace(target_of("generic"), formulas="pictures")


def test_shops_whose_readers_show_no_mathml_get_pictures() -> None:
    text = '<p>Let <span class="math inline"><math xmlns="http://www.w3.org/1998/Math/MathML" alttext="x^2">'
    text += "<msup><mi>x</mi><mn>2</mn></msup></math></span> be.</p>"
    work = books.book(books.chapter("one", text))
    for name, tag in (("kindle", "img"), ("generic", "math")):
        archive = zipfile.ZipFile(io.BytesIO(make(work, [], target=name)))
        page = etree.fromstring(archive.read("EPUB/text/one.xhtml"))
        found = next(page.iter(f"{{*}}{tag}"))
        assert found.get("alt" if tag == "img" else "alttext") == "x^2"
        assert (b"MathML" in archive.read("EPUB/content.opf")) == (tag == "math")
