"""Finds the terms of a list in the text, so that they are indexed without marks."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from publish import rules
from publish.book.divisions import Division, Kind, Matter
from publish.book.terms import Term
from publish.book.tree import element
from publish.problems import Problem
from publish.transforms import passages
from publish.transforms.indexing.marks import INDEX

UNSEARCHED = frozenset({Kind.TITLE_PAGE, Kind.HALF_TITLE, Kind.COPYRIGHT_PAGE, Kind.BIBLIOGRAPHY, Kind.INDEX})


def mark(divisions: Sequence[Division], terms: Sequence[Term], problems: list[Problem]) -> None:
    """Put a mark around the first use of a term in every paragraph; terms that are nowhere are told.

    A form in small letters may be written with capitals, not the other way round.
    """
    entries = {form: term.entry for term in terms for form in term.forms}
    if not entries:
        return
    words, found = passages.pattern(entries), set[str]()
    seen: set[tuple[etree._Element, str]] = set()

    def marked(form: str, block: etree._Element) -> etree._Element | None:
        entry = entries.get(form) or entries.get(form.lower(), "")
        if not entry or (block, entry) in seen:
            return None
        seen.add((block, entry))
        found.add(entry)
        return element("span", {"class": INDEX, "entry": entry}, form, line=block.sourceline)

    for division in divisions:
        if division.matter is not Matter.FRONT and division.kind not in UNSEARCHED:
            for block in passages.blocks(division.tree):
                passages.wrap(block, words, marked)
    problems.extend(
        rules.UNUSED_TERM.at(term.place, f"'{term.forms[0]}' is nowhere in the text")
        for term in terms
        if term.entry not in found
    )
