"""The book on its way into the EPUB: copies of its trees in the HTML that an EPUB may hold."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import fields, is_dataclass, replace
from typing import Any

from lxml import etree

from publish.book.divisions import Book, Division
from publish.book.drawings import clean_element, make_unique
from publish.book.metadata import direction_of
from publish.book.tree import MATHML, SVG, every, has_class, remove, with_class
from publish.epub.directions import isolate
from publish.epub.notes import lead_back
from publish.epub.page_list import CLASS
from publish.epub.pictures import unfold
from publish.epub.structure import mend
from publish.epub.stylesheets import sift_attribute
from publish.epub.vocabulary import admit

UNPRINTABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def prepare(book: Book) -> Book:
    """The same book, its trees copied and made fit; the author's trees stay as they are."""
    divisions = tuple(_prepared(division, book) for division in book.divisions)
    lead_back(divisions, book.words["back_to_text"])
    return unfold(replace(book, divisions=divisions, metadata=_printable(book.metadata)))


def _prepared(division: Division, book: Book) -> Division:
    tree = deepcopy(division.tree)
    tree.tail = None
    for node in with_class(tree, "print-only"):
        for mark in with_class(node, CLASS):
            mark.tail = None  # the page begins here all the same
            node.addprevious(mark)
        remove(node)
    admit(tree)
    mend(tree)
    _clean_foreign(tree)
    if direction_of(tree.get("lang") or book.metadata.language) == "rtl":
        isolate(tree)
    for image in every(tree, "img"):
        if has_class(image, "decorative"):
            image.set("alt", "")
            image.set("role", "presentation")
    seen: set[str] = set()
    for node in tree.iter("{*}*"):
        make_unique(node, seen)
        if "style" in node.attrib:
            _sift_style(node)
    return replace(division, tree=tree)


def _clean_foreign(tree: etree._Element) -> None:
    """Drawings and formulas inside a chapter."""
    for drawing in list(tree.iter(f"{{{SVG}}}svg")):
        clean_element(drawing)
    for formula in tree.iter(f"{{{MATHML}}}math"):
        if not formula.get("alttext"):
            formula.set("alttext", " ".join("".join(formula.itertext()).split()))


def _sift_style(node: etree._Element) -> None:
    style = sift_attribute(node.get("style") or "")
    if style:
        node.set("style", style)
    else:
        del node.attrib["style"]


def _printable(value: Any) -> Any:
    """A record without the control characters that XML cannot hold."""
    if isinstance(value, str):
        return UNPRINTABLE.sub(" ", value)
    if isinstance(value, tuple):
        return tuple(_printable(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{part.name: _printable(getattr(value, part.name)) for part in fields(value)})
    return value
