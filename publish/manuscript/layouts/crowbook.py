"""Crowbook: a `*.book` file with options in YAML, then chapters: `+` numbered, `-` not, `!` not listed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from publish import rules
from publish.book.divisions import Kind, Matter
from publish.manuscript.facts import Facts
from publish.manuscript.layouts import configurations, records
from publish.manuscript.layouts.configurations import Broken
from publish.manuscript.layouts.found import Found
from publish.manuscript.layouts.ground import Ground
from publish.manuscript.layouts.order import CHAPTER, Order
from publish.problems import Location

CHAPTER_LINE = re.compile(r"(?P<mark>[-+!]+|\d+\.|@[-+!]?|@\d+\.)\s+(?P<name>\S.*)")
MOST_IMPORTS = 8


def find(ground: Ground) -> Found | None:
    """The chapters of the `.book` file that lists some, here or one folder down."""
    files = _books(ground, "*.book") or _books(ground, "*/*.book")
    if not files:
        return None
    if len(files) > 1:
        listed = ", ".join(f"'{ground.name_of(path)}'" for path in files)
        own = files[0].parent != ground.book and files[0].parent != files[1].parent
        hint = f"build one folder: publish build {ground.name_of(files[0].parent)}" if own else ""
        words = f"several books are listed here: {listed}"
        ground.problems.append(
            rules.SEVERAL_LAYOUTS.at(Location(), words, hint or "keep one of them in the folder")
        )
    return _read(ground, files[0])


def _books(ground: Ground, pattern: str) -> list[Path]:
    found = (path for path in sorted(ground.book.glob(pattern)) if ground.has(path))
    return [path for path in found if any(map(_chapter, ground.text(path).split("\n")))]


def _chapter(line: str) -> re.Match[str] | None:
    return CHAPTER_LINE.fullmatch(line.rstrip())


def _read(ground: Ground, path: Path) -> Found:
    order = Order(ground, path.parent, path)
    for number, line in enumerate(ground.text(path).split("\n"), 1):
        if match := _chapter(line):
            _add(order, match["mark"], match["name"], number)
    _place(order)
    facts = Facts()
    for file, values in _options(ground, path, MOST_IMPORTS):
        facts = facts.otherwise(records.facts(values, ground.name_of(file)))
    return order.found("crowbook", ground.book, facts)


def _add(order: Order, mark: str, name: str, number: int) -> None:
    if mark.startswith("@"):
        path = order.find(name, number) if len(mark) > 1 else None
        order.open_part("" if path else name, path)
        return
    depth = len(mark) if mark[0] in "-+!" else 1
    item = replace(CHAPTER, depth=depth, numbered=mark[0] not in "-!", listed=mark[0] != "!")
    order.add_name(name, item, number)


def _place(order: Order) -> None:
    """Chapters without a number are front matter before the first and back matter after the last of those."""
    numbered = [n for n, item in enumerate(order.items) if item.numbered or item.kind is Kind.PART]
    if not numbered:
        return
    for number, item in enumerate(order.items):
        if number < numbered[0]:
            order.items[number] = replace(item, matter=Matter.FRONT)
        elif number > numbered[-1] and item.depth == 1:
            order.items[number] = replace(item, matter=Matter.BACK, part=0)


def _options(ground: Ground, path: Path, left: int) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """The options of a file, then those of the file that it imports."""
    lines = ground.text(path).split("\n")
    end = next((number for number, line in enumerate(lines) if _chapter(line)), len(lines))
    try:
        values = configurations.load("\n".join(lines[:end]), ".yaml")
    except Broken as fault:
        place = Location(ground.name_of(path), fault.line)
        ground.problems.append(rules.BAD_CONFIGURATION.at(place, f"the options cannot be read: {fault}"))
        return
    yield path, values
    imported = values.get("import")
    file = ground.file(imported, under=path.parent) if isinstance(imported, str) else None
    if file is not None and left:
        yield from _options(ground, ground.plain(file), left - 1)
