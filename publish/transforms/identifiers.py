"""Makes every id unique in the book, and every heading a target that links can name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lxml import etree

from publish import rules
from publish.book.divisions import Division
from publish.book.tree import HEADINGS, has_class, local, words_of
from publish.problems import Location, Problem


@dataclass(frozen=True)
class Targets:
    """What links of one division may name: the author's names for its ids, and the ids in the book."""

    division: Division
    ids: Mapping[str, str]
    explicit: frozenset[str]


def assign(divisions: Iterable[Division], problems: list[Problem]) -> tuple[Targets, ...]:
    """Prefix every id with its division's, and give the headings without one an id from their words."""
    first: dict[str, Location] = {}
    return tuple(_assign(division, first, problems) for division in divisions)


def _assign(division: Division, first: dict[str, Location], problems: list[Problem]) -> Targets:
    ids: dict[str, str] = {}
    for node in division.tree.iter("{*}*"):
        name = node.get("id")
        if not name or has_class(node, "note") or has_class(node, "note-call"):
            continue
        place = division.place(node)
        if name in first:
            words = f"the id '{name}' is also in {first[name]}"
            problems.append(rules.DUPLICATE_ID.at(place, words))
        first.setdefault(name, place)
        ids[name] = f"{division.id}--{safe(name)}"
        node.set("id", ids[name])
    explicit = frozenset(ids)
    _name_headings(division, ids)
    division.tree.set("id", division.id)
    return Targets(division, ids, explicit)


def _name_headings(division: Division, ids: dict[str, str]) -> None:
    for heading in division.tree.iter(*HEADINGS):
        named = github_slug(words_of(_title_of(heading)))
        slug, count = named, 0
        while slug in ids:
            count += 1
            slug = f"{named}-{count}"
        if local(heading) == "h1":
            ids[slug] = division.id
            continue
        if not heading.get("id"):
            heading.set("id", f"{division.id}--{safe(slug)}")
        ids[slug] = heading.get("id") or division.id


def _title_of(heading: etree._Element) -> etree._Element:
    return next((node for node in heading if has_class(node, "title")), heading)


def github_slug(text: str) -> str:
    """The id that GitHub gives a heading: lower case, spaces as hyphens, no punctuation, any script."""
    kept = "".join(c for c in text.lower() if c in " -_" or unicodedata.category(c)[0] in "LNM")
    return kept.strip().replace(" ", "-") or "section"


def safe(name: str) -> str:
    """A name that may stand in an XML id and in an address without escaping anything but letters."""
    return re.sub(r"[^\w.-]", "-", name)
