"""Page numbers for the contents page: a leader and a label at the end of each entry."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import replace

from publish.book.divisions import Division, Kind
from publish.book.tree import append, element, every, with_class
from publish.pdf import indexing


def shows_pages(division: Division) -> bool:
    """Whether a division has numbers of pages in it, so that it is set anew when pages move."""
    return division.kind in (Kind.CONTENTS, Kind.INDEX)


def numbered(division: Division, labels: Mapping[str, str], words: Mapping[str, str]) -> Division:
    """The contents with the page of each entry; `labels` maps ids to page numbers as printed."""
    tree = copy.deepcopy(division.tree)
    for nav in with_class(tree, "contents"):
        for link in every(nav, "a"):
            label = labels.get((link.get("href") or "").removeprefix("#"))
            if label is not None:
                append(link, element("span", {"class": "leader"}))
                append(link, element("span", {"class": "page"}, label))
    indexing.number(tree, labels, words)
    return replace(division, tree=tree)
