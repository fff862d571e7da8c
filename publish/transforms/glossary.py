"""The glossary: its terms can be linked to, and the first use of each in a chapter leads to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from publish.book.divisions import Division, Kind, Matter
from publish.book.names import free, slug
from publish.book.tree import element, every, words_of
from publish.transforms import passages

LINK = "glossary-link"
LINKED = frozenset(
    {Kind.INTRODUCTION, Kind.CHAPTER, Kind.APPENDIX, Kind.PROLOGUE, Kind.EPILOGUE, Kind.CONCLUSION}
)


def compose(divisions: Sequence[Division]) -> None:
    """Give the terms of the glossary ids, and lead to them from the chapters."""
    anchors = {form: id_ for each in divisions if each.kind is Kind.GLOSSARY for form, id_ in _terms(each)}
    if not anchors:
        return
    words = passages.pattern(anchors)
    for division in divisions:
        if division.kind in LINKED and division.matter is not Matter.FRONT:
            _link(division, words, anchors)


def _terms(division: Division) -> list[tuple[str, str]]:
    """The terms of a glossary with their ids."""
    found, taken = [], set[str]()
    for term in every(division.tree, "dt"):
        words = words_of(term)
        if not words:
            continue
        id_ = term.get("id") or f"{division.id}--{free(slug(words, 'term'), taken)}"
        term.set("id", id_)
        found.append((words, id_))
    return found


def _link(division: Division, words: re.Pattern[str], anchors: dict[str, str]) -> None:
    seen: set[str] = set()

    def linked(form: str, block: etree._Element) -> etree._Element | None:
        anchor = anchors.get(form) or anchors.get(form.lower(), "")
        if not anchor or anchor in seen:
            return None
        seen.add(anchor)
        return element("a", {"class": LINK, "href": f"#{anchor}"}, form, line=block.sourceline)

    for block in passages.blocks(division.tree):
        passages.wrap(block, words, linked, ("a",))
