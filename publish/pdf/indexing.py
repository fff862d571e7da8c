"""The index on paper: numbers of pages behind its entries, and heads that go on over the page."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from publish.book.locators import LOCATORS, joined, read, write
from publish.book.tree import H, element, with_class, words_of

UNKNOWN = "000"  # as wide as most numbers, until the page is known


def number(tree: etree._Element, labels: Mapping[str, str], words: Mapping[str, str]) -> None:
    """Put the pages behind the entries of an index; `labels` maps ids to page numbers as printed."""
    for shown in with_class(tree, LOCATORS):
        write(shown, joined(read(shown, labels, UNKNOWN)))
    for body in with_class(tree, "index-entries"):
        for entry in list(body.iter(f"{H}li")):
            _go_on(entry, labels, words)


def _go_on(entry: etree._Element, labels: Mapping[str, str], words: Mapping[str, str]) -> None:
    """Where the entries below one go on on another page, it is named again at their head."""
    below = next(entry.iterchildren(f"{H}ul"), None)
    page = labels.get(entry.get("id", ""))
    for item in list(below) if below is not None else ():
        own = labels.get(item.get("id", ""))
        if page and own and own != page:
            term = words_of(with_class(entry, "term")[0])
            item.addprevious(element("li", {"class": "continued"}, f"{term} ({words['continued']})"))
        page = own or page
