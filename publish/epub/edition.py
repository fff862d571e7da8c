"""The EPUB edition, from the book to the bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC

from lxml import etree

from publish import themes
from publish.book.divisions import Book, Kind, Matter
from publish.epub.accessibility import certified, examine
from publish.epub.container import seal
from publish.epub.cover import cover_page
from publish.epub.documents import document, properties, written
from publish.epub.legacy import legacy_contents
from publish.epub.looks import collect
from publish.epub.navigation import entries, navigation
from publish.epub.package import NCX_ID, Item, Package, assemble
from publish.epub.pictures import Picture, gather
from publish.epub.places import COVER, NAVIGATION, PICTURES, STYLES, TEXT, Places, survey
from publish.epub.preparation import prepare
from publish.epub.readability import examine_sheet, examine_trees
from publish.epub.record import identifier, record
from publish.epub.shops import links_to_shops
from publish.epub.stylesheets import Sieve
from publish.epub.targets import GENERIC, target_of
from publish.problems import Problem

XHTML_TYPE = "application/xhtml+xml"
NCX_TYPE = "application/x-dtbncx+xml"


def make(book: Book, problems: list[Problem], *, target: str = "") -> bytes:
    """An EPUB 3.3 of the book for a shop; what the author should know is added to `problems`."""
    book, shop = prepare(book), target_of(target or GENERIC)
    problems.extend((*examine_trees(book.divisions), *links_to_shops(book, shop)))
    places, album, sheets = survey(book), gather(book, shop, problems), _sheets(book, problems)
    found = examine(book, album, problems)
    cover = album.get(book.metadata.cover.image) if book.metadata.cover else None
    opening = cover if shop.cover_page else None
    texts = tuple(_texts(book, places, album, opening, [f"../{sheet.file}" for sheet in sheets]))
    contents = legacy_contents(book, entries(book), places, identifier(book.metadata))
    items = (
        *texts,
        Item(NCX_ID, "toc.ncx", NCX_TYPE, contents),
        *sheets,
        *(_picture(picture, cover) for picture in album.values()),
    )
    metadata = book.metadata
    package = Package(
        identifier=identifier(metadata),
        title=metadata.title,
        language=metadata.language,
        direction=metadata.direction,
        modified=metadata.date.astimezone(UTC),
        statements=record(book, cover.id if cover else "", found, certified=certified(book, found, problems)),
        items=items,
        spine=tuple(text.id for text in texts),
    )
    return seal(assemble(package), metadata.language, metadata.date)


def _texts(
    book: Book, places: Places, album: Mapping[str, Picture], cover: Picture | None, styles: list[str]
) -> Iterator[Item]:
    """The documents in reading order; a book without a contents page has its navigation before the text."""
    if cover:
        yield _text(COVER, cover_page(book, cover, styles))
    start = next(book.of_kind(Kind.CONTENTS), None) or next(
        (d for d in book.divisions if d.matter is Matter.BODY), book.divisions[0]
    )
    for division in book.divisions:
        if division is start:
            shown = navigation(book, places, styles, cover=cover is not None)
            yield _text(NAVIGATION, shown, "nav")
        if division.kind is not Kind.CONTENTS:
            page = document(division, book, places, album, styles)
            yield _text(places.divisions[division.id], page)


def _text(file: str, page: etree._Element, *more: str) -> Item:
    stem = file.removesuffix(".xhtml")
    return Item(f"text-{stem}", f"{TEXT}/{file}", XHTML_TYPE, written(page), (*more, *properties(page)))


def _sheets(book: Book, problems: list[Problem]) -> tuple[Item, ...]:
    """The theme's style, the author's where there is any, and that of single elements."""
    theme, own = themes.load(book.settings.theme), book.settings.styles
    # What the theme says to paper in the shared sheet is no fault of the author's.
    sheets = [("theme", Sieve("").sift(f"{theme.shared}\n{theme.epub}"))]
    author = "\n".join(
        _author_sheet(css, file, problems)
        for css, file in ((own.book, "styles/book.css"), (own.epub, "styles/epub.css"))
    ).strip()
    if author:
        sheets.append(("author", author))
    if looks := collect(book.divisions):
        sheets.append(("looks", looks))
    return tuple(_sheet(name, css) for name, css in sheets)


def _sheet(name: str, css: str) -> Item:
    return Item(f"style-{name}", f"{STYLES}/{name}.css", "text/css", css.encode())


def _author_sheet(css: str, file: str, problems: list[Problem]) -> str:
    sieve = Sieve(file)
    kept = sieve.sift(css)
    problems.extend(sieve.problems)
    problems.extend(examine_sheet(css, file))
    return kept


def _picture(picture: Picture, cover: Picture | None) -> Item:
    words = ("cover-image",) if picture is cover else ()
    return Item(picture.id, f"{PICTURES}/{picture.file}", picture.media_type, picture.data, words)
