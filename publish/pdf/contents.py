"""Page numbers in the text: at the end of the entries of contents and lists, and in references to pages."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import replace

from publish.book.divisions import Division, Kind
from publish.book.page_references import fill
from publish.book.tree import append, element, every, with_class
from publish.pdf import indexing

UNKNOWN = "00"  # as wide as most numbers, until the page is known


def shows_pages(division: Division) -> bool:
    """Whether a division has numbers of pages in it, so that it is set anew when pages move."""
    if division.kind is Kind.INDEX:
        return True
    return bool(with_class(division.tree, "contents") or with_class(division.tree, "page-reference"))


def numbered(division: Division, labels: Mapping[str, str], words: Mapping[str, str]) -> Division:
    """The division with its numbers of pages; `labels` maps ids to page numbers as printed."""
    tree = copy.deepcopy(division.tree)
    for nav in with_class(tree, "contents"):
        for link in every(nav, "a"):
            label = labels.get((link.get("href") or "").removeprefix("#"))
            if label is not None:
                append(link, element("span", {"class": "leader"}))
                append(link, element("span", {"class": "page"}, label))
    indexing.number(tree, labels, words)
    for link in with_class(tree, "page-reference"):
        fill(link, labels.get((link.get("href") or "").removeprefix("#"), UNKNOWN), words)
    return replace(division, tree=tree)
