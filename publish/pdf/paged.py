"""Trees as HTML for paper: a division's tree in HTML5 syntax, as the typesetter's parser wants it.

XML's short forms would not do: `<a id="x"/>` swallows what follows it in HTML.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, replace
from html import escape
from urllib.parse import quote

from lxml import etree

from publish import rules
from publish.book.divisions import Book, Division, Kind, Resource
from publish.book.page_map import elements
from publish.book.settings import INCH, PageSettings
from publish.book.tree import MATHML, SVG, XHTML, XLINK, XML, H, every, forget_sources, remove, with_class
from publish.pdf import (
    addresses,
    cells,
    colours,
    formulas,
    indents,
    long_words,
    looks,
    notes,
    pictures,
    plates,
)
from publish.pdf.unit import NUMBER, TARGET, Call, Picture
from publish.problems import Problem

DRAWN = "image/svg+xml"
COARSEST = 200  # pixels to the inch: printers refuse fewer
ONLY = {"print": "screen-only", "screen": "print-only"}  # what an edition leaves out


@dataclass(frozen=True)
class Paged:
    """A division as HTML, the notes to look after, and the pictures it shows."""

    body: str
    calls: tuple[Call, ...]
    pictures: dict[str, Picture]


def numbered(division: Division) -> Division:
    """A division whose elements carry their numbers, by which the typesetter's pages are understood.

    The letters of a colour in a listing are counted as those of its line or its code.
    """
    tree = copy.deepcopy(division.tree)
    for number, node in enumerate(elements(tree)):
        parent = node.getparent()
        if parent is not None and colours.is_colour(node):
            node.set(NUMBER, parent.get(NUMBER) or "")  # an edition may not have it
        else:
            node.set(NUMBER, str(number))
    return replace(division, tree=tree)


def page_of(book: Book, edition: str) -> PageSettings:
    """The page of an edition, as the author wants it."""
    return book.settings.print if edition == "print" else book.settings.screen


def paged(division: Division, book: Book, edition: str, problems: list[Problem]) -> Paged:
    """A division for an edition; the division's own tree stays as it is."""
    tree = copy.deepcopy(division.tree)
    for node in with_class(tree, ONLY[edition]):
        remove(node)
    if edition == "print":
        addresses.tell(tree, division, _address_medium(book))
    page = page_of(book, edition)
    plates.mount(tree, page, edition)
    ways = notes.ways_back([each.tree for each in book.divisions] if division.kind is Kind.NOTES else [tree])
    at_foot = book.settings.notes.placement == "foot"
    calls = notes.to_foot(tree, division, notes.longest(page), problems) if at_foot else ()
    notes.to_end(tree, ways)
    _head_columns(tree)
    cells.open_names(tree)
    colours.thin(tree, looks.colours(book, edition), page.text_width)
    parted = long_words.open_words(tree)
    problems.extend(rules.BROKEN_WORD.at(division.place(node), long_words.TOLD) for node in parted)
    indents.level(tree)
    forget_sources(tree)
    shown = _pictures(tree, book, edition)
    shown |= formulas.draw(tree, division, book, edition, problems)
    for link in every(tree, "a"):
        href = link.get("href") or ""
        if href.startswith("#"):
            link.set("href", f"{TARGET}{href[1:]}")
    return Paged(markup(tree), calls, shown)


def _address_medium(book: Book) -> str:
    """Addresses are no notes where these are counted through the book, or are symbols."""
    wanted, links = book.settings.notes, book.settings.print.links
    apart = wanted.numbering != "chapter" or wanted.placement == "book"
    return addresses.INLINE if apart and links == addresses.NOTE else links


def _head_columns(tree: etree._Element) -> None:
    """An empty cell in the head of a table heads its column too (ISO 14289-1, 7.5 and 7.2).

    A head with nothing below is the body of its table.
    """
    for head in list(every(tree, "thead")):
        for cell in list(every(head, "td")):
            cell.tag = f"{H}th"
            cell.set("scope", "col")
        if not any(True for _ in head.itersiblings(f"{H}tbody", f"{H}tr")):
            head.tag = f"{H}tbody"


def _pictures(tree: etree._Element, book: Book, edition: str) -> dict[str, Picture]:
    """The files behind the pictures; their names become addresses."""
    shown: dict[str, Picture] = {}
    for image in every(tree, "img"):
        name = image.get("src") or ""
        if name in book.resources:
            image.set("src", quote(name))
            if edition == "print" and not plates.is_plate(image):
                _limit(image, book.resources[name])
            shown[name] = pictures.picture(book.resources[name], edition)
    return shown


def _limit(image: etree._Element, resource: Resource) -> None:
    """Keep a picture as small as its few pixels want it."""
    if resource.width and resource.media_type != DRAWN:
        widest = resource.width / COARSEST * INCH
        image.set("style", f"{image.get('style') or ''}; max-width: min(100%, {widest:.1f}mm)".strip("; "))


def markup(tree: etree._Element) -> str:
    """A tree in HTML5 syntax. The tree is taken apart: hand over a copy."""
    for node in tree.iter(etree.Element):
        _plain(node)
        if node.tag == "pre" and (node.text or "").startswith("\n"):
            node.text = f"\n{node.text}"  # the parser drops the first line end
    etree.cleanup_namespaces(tree)
    return etree.tostring(tree, method="html", encoding="unicode", with_tail=False)


def _plain(node: etree._Element) -> None:
    """Names without namespaces: HTML knows where SVG and MathML begin."""
    name = etree.QName(node)
    if name.namespace in (XHTML, SVG, MATHML):
        node.tag = name.localname
    for key, value in list(node.attrib.items()):
        space, attribute = etree.QName(key).namespace, etree.QName(key).localname
        if space is None:
            continue
        del node.attrib[key]
        if space in (XML, XLINK) and attribute not in node.attrib:
            node.set(attribute, value)


def document(body: str, book: Book, edition: str, side: str) -> str:
    """A whole HTML document whose first page is a `recto` or a `verso`."""
    metadata = book.metadata
    language, title = escape(metadata.language), escape(metadata.title)
    return (
        f'<!DOCTYPE html><html lang="{language}" dir="{metadata.direction}" style="break-before: {side}">'
        f'<head><meta charset="utf-8"><title>{title}</title></head>'
        f'<body class="{edition}">{body}</body></html>'
    )
