"""Covers in tests: a small book's wrap, and what other eyes find on it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
import zxingcpp

from publish import themes
from publish.book.divisions import Book, Division, Kind, Matter, Resource
from publish.book.settings import CoverSettings, PageSettings, Settings
from publish.manuscript.markdown import parse
from publish.pdf.cover import edition
from publish.problems import Problem
from tests import books

PAINTS = {"g", "G", "rg", "RG", "k", "K", "sc", "SC", "scn", "SCN"}
INCH, POINTS = 25.4, 72 / 25.4


def inks(pdf: bytes) -> set[tuple[float, ...]]:
    """Every colour that is set on the first page or in what is drawn on it: one, three or four numbers."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return set(_inks(opened.pages[0].obj))


def _inks(thing: pikepdf.Object) -> Iterator[tuple[float, ...]]:
    for step in pikepdf.parse_content_stream(thing):
        if str(step.operator) in PAINTS:
            yield tuple(float(part) for part in step.operands if not isinstance(part, pikepdf.Name))
    for inner in dict(thing.get("/Resources", {}).get("/XObject", {})).values():
        if inner.get("/Subtype") == "/Form":
            yield from _inks(inner)


def scanned(pdf: bytes, *, price: bool = False) -> list[str]:
    """What a scanner reads on the first page, at 300 pixels to the inch; digits of a price follow."""
    image = pypdfium2.PdfDocument(pdf)[0].render(scale=300 / 72).to_pil().convert("L")
    wanted = zxingcpp.EanAddOnSymbol.Require if price else zxingcpp.EanAddOnSymbol.Ignore
    return [code.text for code in zxingcpp.read_barcodes(image, ean_add_on_symbol=wanted)]


@dataclass(frozen=True)
class Letter:
    """A visible character and its box in millimetres, from the upper left corner of the trimmed sheet."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


class Made:
    """A finished wrap: its bytes, what was reported, and where its letters are."""

    def __init__(self, book: Book, pages: int | None = 240) -> None:
        self.problems: list[Problem] = []
        self.data = edition.make(book, pages, self.problems)
        with pikepdf.open(io.BytesIO(self.data)) as pdf:
            page = pdf.pages[0].obj
            self.boxes = {
                name: [float(side) / POINTS for side in page[f"/{name}"]]
                for name in ("MediaBox", "BleedBox", "TrimBox")
            }
            self.count = len(pdf.pages)

    @property
    def said(self) -> list[str]:
        """The codes of what was reported."""
        return [problem.code for problem in self.problems]

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the trimmed sheet in millimetres."""
        left, bottom, right, top = self.boxes["TrimBox"]
        return right - left, top - bottom

    @property
    def letters(self) -> list[Letter]:
        """Every letter that can be seen, in the order in which it is written."""
        text = pypdfium2.PdfDocument(self.data)[0].get_textpage()
        _, _, _, top = self.boxes["TrimBox"]
        found = []
        for at in range(text.count_chars()):
            letter = text.get_text_range(at, 1)
            if letter.strip():
                left, low, right, high = (side / POINTS for side in text.get_charbox(at))
                found.append(Letter(letter, left, top - high, right, top - low))
        return found

    def within(self, left: float, right: float) -> str:
        """The letters between two heights of the sheet's width, in millimetres."""
        return "".join(each.text for each in self.letters if left <= each.left and each.right <= right)


def book(back: str = "", resources: tuple[Resource, ...] = (), page: PageSettings | None = None,
         wrap: CoverSettings | None = None, **fields: Any) -> Book:  # fmt: skip
    """A book for KDP in six by nine inches, with words for its back."""
    settings = Settings(
        print=page or PageSettings(printer="kdp", paper="cream"), cover=wrap or CoverSettings()
    )
    made = books.book(resources=resources, settings=settings, **fields)
    return replace(made, back=words(back), words=themes.words(made.metadata.language), source="book.toml")


def words(text: str) -> Division | None:
    """The words of a back from Markdown."""
    if not text:
        return None
    problems: list[Problem] = []
    tree = parse(text, source="back.md", problems=problems)
    assert problems == []
    return Division("back-cover", Kind.CHAPTER, Matter.BACK, tree, source="back.md")
