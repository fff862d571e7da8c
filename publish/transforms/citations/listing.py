"""The list of works: where the author wants it, in a division of its own, or at the end of each chapter."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from lxml import etree

from publish import rules
from publish.book.bibliography import Work
from publish.book.divisions import Division, Kind
from publish.book.names import free, slug
from publish.book.tree import H, append, element
from publish.problems import Problem
from publish.transforms import pieces
from publish.transforms.citations.engine import UnsetError
from publish.transforms.citations.processor import Processor
from publish.transforms.citations.signs import tree as tree_of

if TYPE_CHECKING:
    from publish.transforms.citations.composition import Use

REFS = re.compile(r"(?:.*--)?refs")  # where pandoc puts the list
ADDRESS = re.compile(
    r"https?://[^\s<>]+?(?=[.,;)]*(?:\s|\Z))|(?<=doi: )10\.\d{4,9}/[^\s<>]+?(?=[.,;)]*(?:\s|\Z))"
)


class Anchors:
    """The ids of works in the list; those in a chapter's own list begin with the chapter's."""

    def __init__(self, keys: Iterable[str], *, by_chapter: bool) -> None:
        taken: set[str] = set()
        self._names = {key: free(f"work-{slug(key, 'x')}", taken) for key in sorted(keys)}
        self._by_chapter = by_chapter

    def of(self, key: str, division: Division | None = None) -> str:
        """The id of a work, for a citation in a division."""
        prefix = f"{division.id}__" if division and self._by_chapter else ""
        return prefix + self._names[key]


def add(
    divisions: tuple[Division, ...],
    uses: Sequence[Use],
    entries: Mapping[str, etree._Element],
    anchors: Anchors,
    words: Mapping[str, str],
) -> tuple[Division, ...]:
    """The divisions with one list of the works."""
    listed = _list({anchors.of(key): (key, entry) for key, entry in entries.items()}, uses, words)
    place = _place(divisions)
    if place is None:
        made = pieces.titled(divisions, Kind.BIBLIOGRAPHY, words["bibliography"], listed)
        return pieces.with_last(divisions, made)
    place.append(listed)
    return divisions


def add_to_chapters(
    divisions: tuple[Division, ...],
    uses: Sequence[Use],
    entries: Mapping[str, etree._Element],
    anchors: Anchors,
    words: Mapping[str, str],
) -> tuple[Division, ...]:
    """The divisions with a list of what it cites in each that cites anything."""
    for division in divisions:
        own = [use for use in uses if use.division is division]
        cited = {key for use in own for key, _ in use.links}
        if cited:
            heading = element("h2", {"class": "unlisted"}, words["bibliography"])
            chosen = {
                anchors.of(key, division): (key, entry) for key, entry in entries.items() if key in cited
            }
            listed = _list(chosen, own, words)
            division.tree.append(element("section", {"class": "bibliography"}, heading, listed))
    return divisions


def entries(
    works: Mapping[str, Work], processor: Processor, problems: list[Problem]
) -> dict[str, etree._Element]:
    """The entries in the order of the list; the key of a work that the style could not set."""
    made = {}
    for number, key in enumerate(processor.order, 1):
        try:
            made[key] = _entry(tree_of(processor.entry(key)), number)
        except UnsetError as fault:
            said = f"'{key}' could not be set: {fault}"
            problems.append(rules.UNSET_CITATION.at(works[key].place, said))
            made[key] = element("span", None, key)
    return made


def _entry(words: etree._Element, place: int) -> etree._Element:
    """A work's entry, its number apart, and its addresses as links."""
    for node in list(words.iter(etree.Element)):
        _link(node, "text")
        if node is not words:
            _link(node, "tail")
    first = words.text or ""
    if number := re.match(rf"[\[(]?{place}(?!\d)[\])]?\.?", first):
        words.text = None
        words.insert(0, element("span", {"class": "number"}, number[0]))
        words[0].tail = f" {first[number.end() :].lstrip()}"
    return words


def _link(node: etree._Element, where: str) -> None:
    text = getattr(node, where) or ""
    position, pieces = 0, []
    for found in ADDRESS.finditer(text):
        href = found[0] if found[0].startswith("http") else f"https://doi.org/{found[0]}"
        pieces.append(
            (text[position : found.start()], element("a", {"class": "address", "href": href}, found[0]))
        )
        position = found.end()
    if not pieces:
        return
    parent = node if where == "text" else node.getparent()
    if parent is None:
        return
    at = 0 if where == "text" else parent.index(node) + 1
    setattr(node, where, pieces[0][0])
    for offset, (_, link) in enumerate(pieces):
        link.tail = pieces[offset + 1][0] if offset + 1 < len(pieces) else text[position:]
        parent.insert(at + offset, link)


def _list(
    entries: Mapping[str, tuple[str, etree._Element]], uses: Sequence[Use], words: Mapping[str, str]
) -> etree._Element:
    """The list of entries, which are given by their ids, with the keys of their works."""
    calls: dict[str, list[str]] = {}
    for use in uses:
        for key, id_ in use.links:
            calls.setdefault(key, []).append(id_)
    listed = element("ul", {"class": "works"})
    for name, (key, entry) in entries.items():
        item = element("li", {"id": name}, entry.text or "")
        item.extend(copy.deepcopy(child) for child in entry)
        if key in calls:
            append(item, " ")
            item.append(_back(calls[key], words["back_to_text"]))
        listed.append(item)
    return listed


def _back(calls: Sequence[str], words: str) -> etree._Element:
    """The ways back to where a work is cited; on paper there are none."""
    back = element("span", {"class": "ways-back screen-only"})
    for number, id_ in enumerate(calls, 1):
        label = words if len(calls) == 1 else f"{words} {number}"
        shown = "↑" if len(calls) == 1 else f"↑{number}"
        append(back, " " if number > 1 else "")
        back.append(element("a", {"href": f"#{id_}", "aria-label": label}, shown))
    return back


def _place(divisions: tuple[Division, ...]) -> etree._Element | None:
    """Where the author wants the list."""
    for division in divisions:
        for node in division.tree.iter(etree.Element):
            if REFS.fullmatch(node.get("id") or "") and node.tag in (f"{H}div", f"{H}section"):
                return node
    return next((each.tree for each in divisions if each.kind is Kind.BIBLIOGRAPHY), None)
