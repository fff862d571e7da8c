"""mdBook's `{{#include file}}` and its kin (mdBook 0.5, "MdBook-specific features")."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from publish.manuscript.expansion.desk import Desk
from publish.manuscript.expansion.files import (
    Shelf,
    Taken,
    Unavailable,
    take_anchor,
    take_lines,
    without_anchors,
)
from publish.manuscript.expansion.page import Edit, Page
from publish.manuscript.expansion.placing import fence, margin
from publish.manuscript.expansion.regions import CODE, Kind, Regions

_LINK = re.compile(r"\\?\{\{[ \t]*+#(?P<name>\w+)(?:[ \t]++(?P<words>[^{}\n]+))?\}\}")
_INCLUDES = frozenset({"include", "rustdoc_include", "shiftinclude"})
_PLAYGROUNDS = frozenset({"playground", "playpen"})
_DEEPEST = 10


def expand(page: Page, desk: Desk) -> Page:
    """The page with its files taken in."""
    regions = Regions(page.text)
    return page.edited(_edits(page, desk, regions))


def _edits(page: Page, desk: Desk, regions: Regions) -> Iterator[Edit]:
    for link in _LINK.finditer(page.text):
        region = regions.at(link.start())
        if region is not None and region.kind is Kind.COMMENT:
            continue
        if link[0].startswith("\\"):
            yield Edit(link.start(), link.start() + 1)
            continue
        inline = region is not None and region.kind is Kind.INLINE
        missing = partial(desk.missing, page, link.start())
        taken = _replacement(link, desk.context.path, _Reading(desk.shelf, missing))
        if isinstance(taken, str):
            inset = margin(page.text, region.start if region else link.start())
            yield Edit(link.start(), link.end(), f"\n{inset}".join(taken.split("\n")))
        elif taken is not None and not inline:
            missing(taken)
            # In a listing it may be shown how to write such a link.
            if region is None:
                yield Edit(link.start(), link.end())
        elif taken is None and not regions.is_in(link.start(), CODE):
            desk.leave(page, link.start(), f"{{{{#{link['name']}}}}}")
            yield Edit(link.start(), link.end())


@dataclass(frozen=True)
class _Reading:
    """Where files are read from, whom to tell what is missing in them, and how deep the reading is."""

    shelf: Shelf
    missing: Callable[[Unavailable], None]
    depth: int = 0


def _replacement(link: re.Match[str], path: Path, reading: _Reading) -> Taken | None:
    """What stands for a link in a file; None for a name that mdBook does not know itself."""
    name, words = link["name"], (link["words"] or "").strip()
    if name == "title":
        return ""
    if not words or name not in _INCLUDES | _PLAYGROUNDS:
        return None
    if name in _PLAYGROUNDS:
        # What follows the file tells how a browser shows it.
        text = reading.shelf.take(reading.shelf.find(words.split()[0], path.parent))
        return text if isinstance(text, Unavailable) else f"{fence(text)}rust\n{text}\n{fence(text)}"
    if name == "shiftinclude":
        words = words.partition(":")[2]
    return _included(words, path, reading)


def _included(words: str, path: Path, reading: _Reading) -> Taken:
    """The part of a file that `file:part` names, its own includes taken in as well."""
    name, _, part = words.strip().partition(":")
    found = reading.shelf.find(name, path.parent)
    if isinstance(found, Unavailable):
        return found
    text = reading.shelf.take(found, partial(_part, part=part))
    if isinstance(text, Unavailable):
        return text.within(name) if text.words.startswith("there is") else text
    if "{{#" not in text:
        return text
    if reading.depth >= _DEEPEST:
        return Unavailable(f"'{name}' takes itself in")
    return _with_includes(text, found, replace(reading, depth=reading.depth + 1))


def _with_includes(text: str, path: Path, reading: _Reading) -> str:
    """The text of a file with its own includes; of those that cannot be had the rest stays."""
    parts, position = [], 0
    for link in _LINK.finditer(text):
        shown = link[0].startswith("\\")
        taken = link[0][1:] if shown else _replacement(link, path, reading)
        if isinstance(taken, Unavailable):
            reading.missing(taken if taken.words.endswith("itself in") else taken.within(path.name))
            taken = ""
        parts += [text[position : link.start()], link[0] if taken is None else taken]
        position = link.end()
    return "".join([*parts, text[position:]])


def _part(text: str, part: str) -> Taken:
    """The lines `2:10`, `2`, `2:` or `:10`, the anchor, or the whole."""
    first, colon, last = part.partition(":")
    if not part:
        return without_anchors(text)
    if first and not first.isdecimal():
        return take_anchor(text, first)
    begin = int(first) if first else None
    if not colon:
        return take_lines(text, begin, begin)
    end = int(last) if last.isdecimal() else None
    taken = take_lines(text, begin, end)
    return taken if isinstance(taken, Unavailable) else without_anchors(taken)
