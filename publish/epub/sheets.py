"""The stylesheets that an EPUB holds, and which of them a document of each direction links to."""

from __future__ import annotations

from collections.abc import Iterator

from publish import themes
from publish.book.divisions import Book
from publish.book.metadata import direction_of
from publish.epub.documents import Styles
from publish.epub.looks import collect
from publish.epub.mirror import mirrored, unmirrored
from publish.epub.package import Item
from publish.epub.places import STYLES
from publish.epub.readability import examine_sheet
from publish.epub.stylesheets import Sieve
from publish.problems import Problem

NAMES = {"ltr": "theme", "rtl": "theme-rtl"}


def stylesheets(book: Book, faces: str, problems: list[Problem]) -> tuple[tuple[Item, ...], Styles]:
    """The theme's style, its fonts, the author's style, and that of single elements, in this order.

    `faces` is the sheet of the fonts, empty where there are none in the EPUB.
    """
    themed = {way: _sheet(NAMES[way], _theme(book, way)) for way in _directions(book)}
    more = (("fonts", faces), *_own(book, problems))
    shared = [_sheet(name, css) for name, css in more if css]
    styles = {way: [f"../{sheet.file}" for sheet in (own, *shared)] for way, own in themed.items()}
    return (*themed.values(), *shared), styles


def _directions(book: Book) -> list[str]:
    """That of the book first, then those of chapters in other languages."""
    languages = [book.metadata.language, *(division.tree.get("lang") or "" for division in book.divisions)]
    return list(dict.fromkeys(direction_of(language) for language in languages if language))


def _theme(book: Book, way: str) -> str:
    theme = themes.load(book.settings.theme)
    # What the theme says to paper in the shared sheet is no fault of the author's.
    css = Sieve("").sift(f"{theme.shared}\n{theme.epub}")
    return mirrored(css) if way == "rtl" else unmirrored(css)


def _own(book: Book, problems: list[Problem]) -> Iterator[tuple[str, str]]:
    own = book.settings.styles
    sheets = ((own.book, "styles/book.css"), (own.epub, "styles/epub.css"))
    yield "author", "\n".join(_author(css, file, problems) for css, file in sheets).strip()
    yield "looks", collect(book.divisions)


def _author(css: str, file: str, problems: list[Problem]) -> str:
    sieve = Sieve(file)
    kept = sieve.sift(css)
    problems.extend(sieve.problems)
    problems.extend(examine_sheet(css, file))
    return kept


def _sheet(name: str, css: str) -> Item:
    return Item(f"style-{name}", f"{STYLES}/{name}.css", "text/css", css.encode())
