"""Cuts a book that is one long file at its headings, and reads the headings that tell about it."""

from __future__ import annotations

import copy
import re
from collections import Counter
from itertools import takewhile

from lxml import etree

from publish.book.tree import HEADINGS, element, has_class, local, remove, words_of
from publish.manuscript.dates import date_of
from publish.manuscript.facts import Facts, told

TELLING = re.compile(
    r"(title|author|authors|by)\s*:\s*(.+)"
    r"|(year|date)\s*:\s*(.*\d{4}.*)"
    r"|(language)\s*:\s*([a-z]{2,3}(?:-[a-z0-9]{2,8})*)",
    re.IGNORECASE,
)


def take_facts(tree: etree._Element, source: str) -> Facts:
    """Read the headings before the text that name title, author, year and language, and take them out."""
    said: dict[str, str] = {}
    for node in takewhile(lambda node: node.tag in HEADINGS or local(node) == "hr", list(tree)):
        match = TELLING.fullmatch(words_of(node))
        if match:
            key, value = filter(None, match.groups())
            said.setdefault(key.lower(), value.strip())
            remove(node)
    if said:
        _drop_leading_rules(tree)
    return Facts(
        title=told(source, said.get("title")),
        authors=told(source, said.get("author") or said.get("authors") or said.get("by")),
        date=told(source, date_of(said.get("year") or said.get("date"))),
        language=told(source, said.get("language")),
    )


def _drop_leading_rules(tree: etree._Element) -> None:
    while len(tree) and local(tree[0]) == "hr" and not (tree.text or "").strip():
        remove(tree[0])


def split(tree: etree._Element) -> tuple[etree._Element, ...]:
    """The chapters of a one-file book: cut at the highest level that has two headings or more.

    Text before the first heading stays with the first piece. A single piece means that the file is
    one chapter. Notes go with the chapter that calls them.
    """
    level = _splitting_level(tree)
    if not level:
        return (tree,)
    notes = [node for node in tree if has_class(node, "note")]
    pieces: list[etree._Element] = []
    opening: list[etree._Element] = []
    for node in [node for node in tree if node not in notes]:
        if local(node) == level or not pieces:
            if local(node) != level:
                opening.append(node)
                continue
            pieces.append(element("section", line=node.sourceline))
        pieces[-1].append(node)
    if opening:
        pieces.insert(0, element("section", None, *opening, line=opening[0].sourceline))
    for piece in pieces:
        _bring_notes(piece, notes)
    return tuple(pieces)


def book_title(tree: etree._Element) -> str:
    """The one heading above the level of the chapters, or over the only chapter: the book's title."""
    level = _splitting_level(tree) or "h9"
    above = [node for node in tree if node.tag in HEADINGS and local(node) < level]
    return words_of(above[0]) if above and (len(above) == 1 or level == "h9") else ""


def _splitting_level(tree: etree._Element) -> str:
    counts = Counter(local(node) for node in tree if node.tag in HEADINGS)
    return next((name for name in sorted(counts) if counts[name] > 1), "")


def _bring_notes(piece: etree._Element, notes: list[etree._Element]) -> None:
    called = {node.get("href", "").removeprefix("#") for node in piece.iter() if has_class(node, "note-call")}
    for note in notes:
        if note.get("id") in called:
            piece.append(copy.deepcopy(note))
