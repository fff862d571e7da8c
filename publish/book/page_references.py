"""References to pages, "page 12": the same words in every edition that knows the printed pages."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from publish.book.tree import has_class


def fill(link: etree._Element, label: str, words: Mapping[str, str]) -> None:
    """Let a reference say the number of the page, alone where its words stand in the text."""
    for child in list(link):
        link.remove(child)
    pattern = "{number}" if has_class(link, "page-number") else words["page_reference"]
    link.text = pattern.format(number=label).replace(" ", "\N{NO-BREAK SPACE}")
