"""The EPUB edition, from the book to the bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC

from lxml import etree

from publish import themes
from publish.book.divisions import Book, Kind, Matter
from publish.book.page_labels import labels
from publish.book.page_map import PageMap
from publish.epub.accessibility import certified, examine
from publish.epub.container import seal
from publish.epub.cover import cover_page
from publish.epub.documents import Styles, document, properties, written
from publish.epub.formulas import fit_narrow, pictured
from publish.epub.indexing import number_index
from publish.epub.legacy import legacy_contents
from publish.epub.navigation import entries, navigation
from publish.epub.package import NCX_ID, Item, Package, assemble
from publish.epub.page_list import mark_pages
from publish.epub.page_references import refer_to_pages
from publish.epub.pictures import Picture, gather
from publish.epub.places import COVER, NAVIGATION, PICTURES, TEXT, Places, survey
from publish.epub.preparation import prepare
from publish.epub.readability import examine_trees
from publish.epub.record import Statement, identifier, record
from publish.epub.sheets import stylesheets
from publish.epub.shops import cover_missing, links_to_shops
from publish.epub.targets import GENERIC, target_of
from publish.problems import Problem

XHTML_TYPE = "application/xhtml+xml"
SPECIFIED_FONTS = Statement("meta", "true", {"property": "ibooks:specified-fonts"})  # else Apple ignores them
NO_PAGES = PageMap()
NCX_TYPE = "application/x-dtbncx+xml"


def make(book: Book, problems: list[Problem], *, target: str = "", pages: PageMap = NO_PAGES) -> bytes:
    """An EPUB 3.3 of the book for a shop; what the author should know is added to `problems`.

    `pages` are those of the print edition, where it is known.
    """
    shop, printed = target_of(target or GENERIC), labels(book, pages)
    book = number_index(refer_to_pages(mark_pages(book, pages), printed), printed)
    book = prepare(pictured(book) if shop.formulas == "pictures" else book)
    fit_narrow(book)
    problems.extend((*examine_trees(book.divisions), *links_to_shops(book, shop)))
    if target:  # who names a shop is about to go there
        problems.extend(cover_missing(book, shop))
    places, album = survey(book), gather(book, shop, problems)
    fonts, faces = _embedded(book) if book.settings.epub.fonts else ((), "")
    sheets, styles = stylesheets(book, faces, problems)
    found = examine(book, album, problems, pages=bool(pages.pages))
    cover = album.get(book.metadata.cover.image) if book.metadata.cover else None
    opening = cover if shop.cover_page else None
    shown = navigation(book, places, styles, pages, cover=opening is not None)
    texts = (
        *([_text(COVER, cover_page(book, opening, styles))] if opening else []),
        *_texts(book, places, album, styles, shown),
    )
    contents = legacy_contents(book, entries(book), places, identifier(book.metadata))
    items = (
        *texts,
        Item(NCX_ID, "toc.ncx", NCX_TYPE, contents),
        *sheets,
        *(_picture(picture, cover) for picture in album.values()),
        *fonts,
    )
    metadata = book.metadata
    package = Package(
        identifier=identifier(metadata),
        title=metadata.title,
        language=metadata.language,
        direction=metadata.direction,
        modified=metadata.date.astimezone(UTC),
        statements=(
            *record(book, cover.id if cover else "", found, certified=certified(book, found, problems)),
            *([SPECIFIED_FONTS] if fonts else []),
        ),
        items=items,
        spine=tuple(text.id for text in texts),
    )
    return seal(assemble(package), metadata.language, metadata.date)


def _embedded(book: Book) -> tuple[tuple[Item, ...], str]:
    """The fonts of the theme and the style that names them; what cuts them is loaded only then."""
    from publish.epub.fonts import embedded  # noqa: PLC0415

    return embedded(book, themes.load(book.settings.theme))


def _texts(
    book: Book, places: Places, album: Mapping[str, Picture], styles: Styles, shown: etree._Element
) -> Iterator[Item]:
    """The documents in reading order; without a contents page the navigation, `shown`, is before the text."""
    start = next(book.of_kind(Kind.CONTENTS), None) or next(
        (d for d in book.divisions if d.matter is Matter.BODY), book.divisions[0]
    )
    for division in book.divisions:
        if division is start:
            yield _text(NAVIGATION, shown, "nav")
        if division.kind is not Kind.CONTENTS:
            page = document(division, book, places, album, styles)
            yield _text(places.divisions[division.id], page)


def _text(file: str, page: etree._Element, *more: str) -> Item:
    stem = file.removesuffix(".xhtml")
    return Item(f"text-{stem}", f"{TEXT}/{file}", XHTML_TYPE, written(page), (*more, *properties(page)))


def _picture(picture: Picture, cover: Picture | None) -> Item:
    words = ("cover-image",) if picture is cover else ()
    return Item(picture.id, f"{PICTURES}/{picture.file}", picture.media_type, picture.data, words)
