"""Finds the terms of a list in the text, so that they are indexed without marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from publish import rules
from publish.book.divisions import Division, Kind, Matter
from publish.book.terms import Term
from publish.book.tree import H, element, has_class, local
from publish.problems import Problem
from publish.transforms.indexing.marks import INDEX

BLOCKS = ("p", "li", "dd", "dt", "td", "th", "figcaption", "caption")
OTHER = frozenset({"code", "pre", "math", "h1", "h2", "h3", "h4", "h5", "h6", "nav", "svg", "kbd", "samp"})
UNSEARCHED = frozenset({Kind.TITLE_PAGE, Kind.HALF_TITLE, Kind.COPYRIGHT_PAGE, Kind.BIBLIOGRAPHY, Kind.INDEX})


def mark(divisions: Sequence[Division], terms: Sequence[Term], problems: list[Problem]) -> None:
    """Put a mark before the first use of a term in every paragraph; terms that are nowhere are told."""
    entries = {form: term.entry for term in terms for form in term.forms}
    if not entries:
        return
    forms = "|".join(re.escape(form) for form in sorted(entries, key=len, reverse=True))
    pattern = re.compile(rf"(?<!\w)(?:{forms})(?!\w)", re.IGNORECASE)
    found: set[str] = set()
    for division in divisions:
        if division.matter is not Matter.FRONT and division.kind not in UNSEARCHED:
            for block in division.tree.iter(*(f"{H}{name}" for name in BLOCKS)):
                found |= _mark_block(block, pattern, entries)
    problems.extend(
        rules.UNUSED_TERM.at(term.place, f"'{term.forms[0]}' is nowhere in the text")
        for term in terms
        if term.entry not in found
    )


def _mark_block(block: etree._Element, pattern: re.Pattern[str], entries: Mapping[str, str]) -> set[str]:
    seen: set[str] = set()
    for node, where in list(_texts(block)):
        text = getattr(node, where)
        position, pieces = 0, []
        for match in pattern.finditer(text):
            entry = _entry(match[0], entries)
            if entry and entry not in seen:
                seen.add(entry)
                mark = element("span", {"class": INDEX, "entry": entry}, match[0], line=block.sourceline)
                pieces.append((text[position : match.start()], mark))
                position = match.end()
        _insert(node, where, pieces, text[position:])
    return seen


def _entry(words: str, entries: Mapping[str, str]) -> str:
    """The entry of a form; one in small letters may be written with capitals, not the other way round."""
    return entries.get(words) or entries.get(words.lower(), "")


def _texts(block: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The pieces of running text in a block that belong to no block inside it."""
    if block.text:
        yield block, "text"
    for child in block:
        if (
            isinstance(child.tag, str)
            and local(child) not in OTHER.union(BLOCKS)
            and not has_class(child, INDEX)
        ):
            yield from _texts(child)
        if child.tail:
            yield child, "tail"


def _insert(node: etree._Element, where: str, pieces: list[tuple[str, etree._Element]], rest: str) -> None:
    """Put marks into a text, each behind its piece of it."""
    parent = node if where == "text" else node.getparent()
    if not pieces or parent is None:
        return
    at = 0 if where == "text" else parent.index(node) + 1
    setattr(node, where, pieces[0][0])
    for offset, (_, mark) in enumerate(pieces):
        mark.tail = pieces[offset + 1][0] if offset + 1 < len(pieces) else rest
        parent.insert(at + offset, mark)
