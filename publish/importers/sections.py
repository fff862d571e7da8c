"""The list of sections at the head of an article, which tells which of its lines are headings.

The rule: a run of two or more short lines (or the items of a list), each of which stands again later as a
block of its own, in the same order, with text between most of them. The longest such run is the list.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from lxml import etree

from publish.book.tree import HEADINGS, local, words_of
from publish.importers.vocabulary import is_furniture

_LONGEST = 120


@dataclass(frozen=True)
class Sections:
    """Where the list stands, from its first block to the one after its last, and its headings' places."""

    start: int
    end: int
    headings: tuple[int, ...]


@dataclass(frozen=True)
class _Line:
    block: int
    text: str
    may_head: bool


def find(blocks: list[etree._Element]) -> Sections | None:
    """The list of sections, if there is one."""
    lines = [line for number, block in enumerate(blocks) for line in _lines(number, block)]
    places: dict[str, list[int]] = {}
    for position, line in enumerate(lines):
        if line.may_head:
            places.setdefault(line.text, []).append(position)
    best: list[int] = []
    first = 0
    for start in range(len(lines)):
        if start < first + len(best):
            continue
        found = _run(lines, places, start)
        if len(found) > len(best):
            first, best = start, found
    if len(best) < 2:
        return None
    end = lines[first + len(best) - 1].block + 1
    return Sections(lines[first].block, end, tuple(lines[position].block for position in best))


def _lines(number: int, block: etree._Element) -> list[_Line]:
    if local(block) in ("ul", "ol"):
        return [_Line(number, _key(words_of(item)), may_head=False) for item in block]
    text = words_of(block)
    may_head = local(block) == "p" or block.tag in HEADINGS
    return [_Line(number, _key(text) if may_head and not is_furniture(text) else "", may_head)]


def _key(text: str) -> str:
    return text.casefold().strip(" .:") if len(text) <= _LONGEST else ""


def _run(lines: list[_Line], places: dict[str, list[int]], start: int) -> list[int]:
    """The places of the headings of the run that begins in a line."""
    found: list[int] = []
    for position in range(start, len(lines)):
        after = max([position, *found[-1:]])
        text = lines[position].text
        later = next((place for place in places.get(text, []) if place > after), None) if text else None
        if later is None or (found and position >= found[0]):
            break
        found.append(later)
    while found and found[0] < start + len(found):
        found.pop()
    apart = sum(later - before > 1 for before, later in itertools.pairwise(found))
    return found if 2 * apart >= len(found) - 1 else []
