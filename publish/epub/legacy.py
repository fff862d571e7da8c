"""toc.ncx: the contents once more for reading systems of EPUB 2 (OPF 2.0.1 section 2.4.1)."""

from __future__ import annotations

from lxml import etree

from publish.book.divisions import Book
from publish.book.outline import Entry
from publish.book.tree import XML
from publish.epub.places import TEXT, Places

NCX = "http://www.daisy.org/z3986/2005/ncx/"


def legacy_contents(book: Book, shown: tuple[Entry, ...], places: Places, identifier: str) -> bytes:
    """The NCX; `identifier` is the package's own, letter for letter."""
    root = etree.Element(f"{{{NCX}}}ncx", {"version": "2005-1"}, nsmap={None: NCX})
    root.set(f"{{{XML}}}lang", book.metadata.language)
    head = _add(root, "head")
    facts = {"uid": identifier, "depth": str(_depth(shown)), "totalPageCount": "0", "maxPageNumber": "0"}
    for name, content in facts.items():
        _add(head, "meta", name=f"dtb:{name}", content=content)
    _say(_add(root, "docTitle"), book.metadata.title)
    for author in book.metadata.authors:
        _say(_add(root, "docAuthor"), author)
    orders: dict[str, int] = {}
    _points(_add(root, "navMap"), shown, places, orders)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _points(parent: etree._Element, shown: tuple[Entry, ...], places: Places, orders: dict[str, int]) -> None:
    """One target has one place in the order, however often it is listed."""
    for entry in shown:
        address = places.opening(entry.id)
        order = orders.setdefault(address, len(orders) + 1)
        point = _add(parent, "navPoint", id=f"point-{entry.id}", playOrder=str(order))
        _say(_add(point, "navLabel"), " ".join(filter(None, (entry.short_label, entry.title))))
        _add(point, "content", src=f"{TEXT}/{address}")
        _points(point, entry.children, places, orders)


def _depth(shown: tuple[Entry, ...]) -> int:
    return max((1 + _depth(entry.children) for entry in shown), default=0)


def _add(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{NCX}}}{tag}", attributes)


def _say(parent: etree._Element, words: str) -> None:
    _add(parent, "text").text = words
