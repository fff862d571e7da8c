"""Makes the pages that every book has from its record: half title, title, copyright, and the last pages.

A division of the same kind that the author has written takes the place of the one made here.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import etree

from publish.book.divisions import Book, Division, Kind, Matter, Resource
from publish.book.isbn import hyphenated
from publish.book.metadata import Contributor, Metadata
from publish.book.tree import H, add_class, element
from publish.transforms import punctuation

LICENCES = {
    "CC0-1.0": ("Creative Commons Zero 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "CC-BY-4.0": ("Creative Commons Attribution 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    "CC-BY-SA-4.0": (
        "Creative Commons Attribution-ShareAlike 4.0",
        "https://creativecommons.org/licenses/by-sa/4.0/",
    ),
    "CC-BY-ND-4.0": (
        "Creative Commons Attribution-NoDerivatives 4.0",
        "https://creativecommons.org/licenses/by-nd/4.0/",
    ),
    "CC-BY-NC-4.0": (
        "Creative Commons Attribution-NonCommercial 4.0",
        "https://creativecommons.org/licenses/by-nc/4.0/",
    ),
    "CC-BY-NC-SA-4.0": (
        "Creative Commons Attribution-NonCommercial-ShareAlike 4.0",
        "https://creativecommons.org/licenses/by-nc-sa/4.0/",
    ),
    "CC-BY-NC-ND-4.0": (
        "Creative Commons Attribution-NonCommercial-NoDerivatives 4.0",
        "https://creativecommons.org/licenses/by-nc-nd/4.0/",
    ),
}
FORMATS = {"print": "", "epub": " (EPUB)", "screen": " (PDF)"}  # a book of paper needs no word for it
CREDITS = {"edt": "edited_by", "trl": "translated_by", "ill": "illustrated_by"}
Words = Mapping[str, str]


def add(book: Book) -> Book:
    """The book with the pages that its record gives, and with the codes that they show."""
    own = {division.kind for division in book.divisions}
    front = [page for page in front_pages(book) if page.kind not in own]
    back = [page for page in back_pages(book) if page.kind not in own - {Kind.AFTERWORD}]
    for page in (*front, *back):
        punctuation.typeset(page.tree, book.metadata.language)

    def run(matter: Matter) -> list[Division]:
        return [division for division in book.divisions if division.matter is matter]

    taken = {division.id for division in book.divisions}
    divisions = (
        *(_with_free_id(page, taken) for page in front),
        *run(Matter.FRONT),
        *run(Matter.BODY),
        *run(Matter.BACK),
        *(_with_free_id(page, taken) for page in back),
    )
    resources = {**book.resources, **{code.name: code for code in codes(book)}}
    return replace(book, divisions=divisions, resources=resources)


def _with_free_id(page: Division, taken: set[str]) -> Division:
    """A page made here never takes the id of one of the author's divisions."""
    return replace(page, id=f"{page.id}-page") if page.id in taken else page


def front_pages(book: Book) -> Iterator[Division]:
    """Half title, title page and copyright page, in that order."""
    words = book.words
    half = element("section", None, element("p", {"class": "half-title"}, book.metadata.title))
    yield _page(Kind.HALF_TITLE, Matter.FRONT, half, words["half_title"])
    yield _page(Kind.TITLE_PAGE, Matter.FRONT, _title_page(book.metadata, words), words["title_page"])
    yield _page(
        Kind.COPYRIGHT_PAGE, Matter.FRONT, _copyright_page(book.metadata, words), words["copyright_page"]
    )


def back_pages(book: Book) -> Iterator[Division]:
    """About the author, how to reach them, the licence, the colophon: each that has something to say."""
    metadata, words = book.metadata, book.words
    told = [person for person in metadata.contributors if person.about]
    if told:
        title = words["about_author" if len(told) == 1 else "about_authors"]
        yield _page(Kind.CONTRIBUTORS, Matter.BACK, _about(told), title, shown=True)
    if metadata.contact:
        yield _page(Kind.AFTERWORD, Matter.BACK, _contact(metadata, words), words["contact"], shown=True)
    if metadata.share:
        yield _page(Kind.LICENCE, Matter.BACK, _share(metadata), words["licence"], shown=True)
    if metadata.colophon:
        text = element("section", None, *_paragraphs(metadata.colophon))
        yield _page(Kind.COLOPHON, Matter.BACK, text, words["colophon"], shown=True)


def codes(book: Book) -> Iterator[Resource]:
    """The QR codes of the addresses on the contact page, for readers of the printed book."""
    contact = book.metadata.contact
    for name, address in (("website", contact.website), ("support", contact.support)):
        if address:
            import segno  # noqa: PLC0415 - few books have it

            drawing = io.BytesIO()
            segno.make(address, error="m").save(drawing, kind="svg", border=4, xmldecl=False, unit="mm")
            yield Resource(f"generated/{name}.svg", "image/svg+xml", drawing.getvalue())


def _page(kind: Kind, matter: Matter, tree: etree._Element, title: str, *, shown: bool = False) -> Division:
    """A division; with `shown` its title stands on it as a heading, and in the contents."""
    if shown:
        for first in list(tree.iterchildren(f"{H}p"))[:1]:
            add_class(first, "first")
        heading = element("h1", None, element("span", {"class": "title"}, title))
        tree.insert(0, element("header", {"class": "opening"}, heading))
    return Division(kind.value, kind, matter, tree, title=title, listed=shown)


def _title_page(metadata: Metadata, words: Words) -> etree._Element:
    page = element("section", None, element("h1", {"class": "title"}, metadata.title))
    if metadata.subtitle:
        page.append(element("p", {"class": "subtitle"}, metadata.subtitle))
    for author in metadata.authors:
        page.append(element("p", {"class": "author"}, author))
    for person in metadata.contributors:
        if person.role in CREDITS:
            page.append(element("p", {"class": "credit"}, f"{words[CREDITS[person.role]]} {person.name}"))
    if metadata.publisher:
        page.append(element("p", {"class": "publisher"}, metadata.publisher))
    return page


def _copyright_page(metadata: Metadata, words: Words) -> etree._Element:
    page = element("section")

    def add(name: str, *content: str | etree._Element) -> None:
        page.append(element("p", {"class": name}, *content))

    add("work", element("em", None, metadata.title))
    if metadata.rights:
        add("rights", metadata.rights)
    if metadata.licence:
        add("licence", *_licence(metadata.licence))
    place = ", ".join(part for part in (metadata.publisher, metadata.place) if part)
    if place:
        add("imprint", f"{words['published_by']} {place}")
    if metadata.series:
        position = f" {metadata.series.position:g}" if metadata.series.position is not None else ""
        add("series", f"{metadata.series.name}{position}")
    if metadata.dated:
        add("edition", f"{metadata.date:%Y}")
    for edition, number in metadata.isbn.items():
        add("isbn", f"ISBN {hyphenated(number)}{FORMATS[edition]}")
    return page


def _licence(licence: str) -> Iterator[str | etree._Element]:
    name, address = LICENCES.get(licence, (licence, ""))
    if not address:
        yield name
        return
    yield element("a", {"href": address}, name)


def _about(people: list[Contributor]) -> etree._Element:
    page = element("section")
    for person in people:
        if len(people) > 1:
            page.append(element("h2", {"class": "unlisted"}, person.name))
        page.extend(_paragraphs(person.about))
    return page


def _contact(metadata: Metadata, words: Words) -> etree._Element:
    contact = metadata.contact
    page = element("section", {"class": "contact"}, *_paragraphs(contact.message))
    if contact.email:
        page.append(_address("email", contact.email, f"mailto:{contact.email}"))
    if contact.website:
        page.append(_address("website", _shown(contact.website), contact.website))
        page.append(_code("website", contact.website))
    if contact.support or contact.support_message:
        page.append(element("h2", {"class": "unlisted"}, words["support"]))
        page.extend(_paragraphs(contact.support_message))
    if contact.support:
        page.append(_address("support", _shown(contact.support), contact.support))
        page.append(_code("support", contact.support))
    return page


def _address(name: str, shown: str, href: str) -> etree._Element:
    return element("p", {"class": f"address {name}"}, element("a", {"href": href}, shown))


def _shown(address: str) -> str:
    return address.removeprefix("https://").removeprefix("http://").rstrip("/")


def _code(name: str, address: str) -> etree._Element:
    image = element("img", {"src": f"generated/{name}.svg", "alt": f"QR: {address}"})
    return element("figure", {"class": "qr print-only"}, image)


def _share(metadata: Metadata) -> etree._Element:
    page = element("section", {"class": "share"}, *_paragraphs(metadata.share))
    if metadata.licence:
        page.append(element("p", {"class": "licence"}, *_licence(metadata.licence)))
    return page


def _paragraphs(text: str) -> list[etree._Element]:
    return [element("p", None, " ".join(part.split())) for part in text.split("\n\n") if part.strip()]
