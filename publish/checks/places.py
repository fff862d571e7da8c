"""From a place inside the EPUB back to the line of the manuscript that it was made from."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import PurePosixPath
from xml.parsers import expat

from lxml import etree

from publish.book.divisions import Book, Division
from publish.book.tree import H, words_of
from publish.problems import Location

BLOCKS = tuple(
    f"{H}{name}"
    for name in ("p", "li", "dt", "dd", "td", "th", "pre", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6")
)


def in_manuscript(book: Book, path: str, document: bytes, line: int, column: int) -> Location:
    """The line of the manuscript for a place in a document of the EPUB, as near as can be had.

    The element that stands there is looked for in the tree of its division: by its id, or by the words of the
    block around it.
    """
    division = division_of(book, path)
    if division is None:
        return Location(book.source)
    found = _element_at(document, line, column)
    return division.place(_twin(found, division.tree) if found is not None else None)


def division_of(book: Book, path: str) -> Division | None:
    """The division that a document of the EPUB holds, by the name of its file."""
    stem = PurePosixPath(path).stem
    return next((d for d in book.divisions if d.id in (stem, stem.removesuffix("-text"))), None)


def _element_at(document: bytes, line: int, column: int) -> etree._Element | None:
    """The last element that begins before a place; columns count from 1, as in a judge's report."""
    number = sum(place < (line, column or 1 << 30) for place in _openings(document))
    root = etree.fromstring(document, etree.XMLParser(resolve_entities=False, recover=True))
    elements = root.iter("{*}*") if root is not None else iter(())
    return next((node for count, node in enumerate(elements, 1) if count == number), None)


def _openings(document: bytes) -> Iterator[tuple[int, int]]:
    """Where each element begins, as far as the document is well-formed."""
    found: list[tuple[int, int]] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda *_: found.append(
        (parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
    )
    with suppress(expat.ExpatError):
        parser.Parse(document, True)
    yield from found


def _twin(node: etree._Element, tree: etree._Element) -> etree._Element | None:
    """The element of the division's tree that an element of the document was made from."""
    named = {other.get("id"): other for other in tree.iter("{*}*") if other.get("id")}
    blocks = {words_of(other): other for other in reversed(list(tree.iter(*BLOCKS)))}
    for around in (node, *node.iterancestors()):
        if around.get("id") in named and around.get("id"):
            return named[around.get("id")]
        if around.tag in BLOCKS and words_of(around) in blocks:
            return blocks[words_of(around)]
    return None
