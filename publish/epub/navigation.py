"""The navigation document (EPUB 3.3 section 7): the contents that readers turn to, and the landmarks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lxml import etree

from publish.book.divisions import Book, Kind, Matter
from publish.book.outline import Entry, as_list, outline
from publish.book.page_map import PageMap
from publish.book.tree import element
from publish.epub.documents import Styles, frame, title_of
from publish.epub.page_list import CLASS, contents_mark, page_list
from publish.epub.places import COVER, NAVIGATION, Places
from publish.epub.semantics import CLASSES, EPUB_TYPE, KINDS, mark

LANDMARKS = (Kind.TITLE_PAGE, Kind.COPYRIGHT_PAGE, Kind.NOTES, Kind.GLOSSARY, Kind.BIBLIOGRAPHY, Kind.INDEX)


def entries(book: Book) -> tuple[Entry, ...]:
    """The outline that is shown; a heading without words is left out, and what is under it moves up.

    Contents cannot be empty (EPUB 3.3 section 7.3): a book that lists nothing shows every division.
    """
    shown = tuple(_spoken(outline(book, book.settings.contents.depth), book))
    return shown or tuple(Entry(d.id, title_of(d, book), "", d) for d in book.divisions)


def navigation(book: Book, places: Places, styles: Styles, pages: PageMap, *, cover: bool) -> etree._Element:
    """The document that is both the contents page of the book and what reading systems show as contents.

    `cover` says whether the cover has a page.
    """
    division = next(book.of_kind(Kind.CONTENTS), None)
    id_ = division.id if division else "contents"
    title = (division.title if division else "") or book.words["contents"]
    heading = element("h1", {"id": f"{id_}--title"}, element("span", {"class": "title"}, title))
    header = element("header", {"class": "opening"}, heading)
    nav = element("nav", {"class": "contents", "id": id_, "aria-labelledby": f"{id_}--title"})
    mark(nav, KINDS[Kind.CONTENTS])
    nav.append(as_list(entries(book), lambda entry: places.opening(entry.id)))
    section = element("section", {"class": "division toc"}, header, nav)
    if (begin := contents_mark(book, pages)) is not None:
        mark(begin, CLASSES["span", CLASS])
        section.insert(0, begin)
    page = frame(title, book.metadata.language, styles, section)
    page[1].set(EPUB_TYPE, Matter.FRONT.value)
    page[1].append(_landmarks(book, places, id_, cover=cover))
    if pages.pages:
        page[1].append(page_list(book, pages, places))
    return page


def _spoken(found: tuple[Entry, ...], book: Book) -> Iterator[Entry]:
    for entry in found:
        children = tuple(_spoken(entry.children, book))
        title = entry.title
        if not (title or entry.label) and entry.id == entry.division.id:
            title = title_of(entry.division, book)
        if title or entry.label:
            yield Entry(entry.id, title, entry.label, entry.division, children)
        else:
            yield from children


def _landmarks(book: Book, places: Places, contents: str, *, cover: bool) -> etree._Element:
    """The places that a reading system itself asks for; the text begins in exactly one."""
    words = book.words
    marks = [("cover", COVER, words["cover"])] if cover else []
    marks.append(("toc", f"{NAVIGATION}#{contents}", words["contents"]))
    start = next((d for d in book.divisions if d.matter is Matter.BODY), None)
    if start:
        marks.append(("bodymatter", places.divisions[start.id], words["start"]))
    found = (division for kind in LANDMARKS for division in islice(book.of_kind(kind), 1))
    marks.extend((d.kind.value, places.divisions[d.id], title_of(d, book)) for d in found)
    nav = element("nav", {"hidden": "hidden", "aria-label": words["landmarks"]}, element("ol"))
    nav.set(EPUB_TYPE, "landmarks")
    for type_, address, label in marks:
        link = element("a", {"href": address}, label)
        link.set(EPUB_TYPE, type_)
        nav[0].append(element("li", None, link))
    return nav
