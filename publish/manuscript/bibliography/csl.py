"""Works in CSL-JSON, and in YAML with the same keys, as pandoc and Zotero write them (CSL-Data 1.0.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from publish import rules
from publish.book.bibliography import Work
from publish.manuscript.layouts.configurations import Broken, load
from publish.problems import Location, Problem

NAMES = frozenset(
    {
        "author", "collection-editor", "composer", "container-author", "director", "editor",
        "editorial-director", "illustrator", "interviewer", "original-author", "recipient", "reviewed-author",
        "translator",
    }
)  # fmt: skip
DATES = frozenset({"accessed", "available-date", "event-date", "issued", "original-date", "submitted"})
NAME_PARTS = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal")
DATE = re.compile(r"(-?\d{1,4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def read(text: str, name: str, problems: list[Problem]) -> Iterator[Work]:
    """The works in a file: a list, or a list under `references`."""
    suffix = PurePosixPath(name).suffix.lower()
    wrapped = f'{{"references":{text}\n}}' if suffix == ".json" and text.lstrip().startswith("[") else text
    try:
        values = load(_indented(wrapped) if suffix != ".json" else wrapped, suffix)
    except Broken as fault:
        problems.append(rules.BAD_BIBLIOGRAPHY.at(Location(name, fault.line), str(fault)))
        return
    items = values.get("references")
    if not isinstance(items, list):
        problems.append(rules.BAD_BIBLIOGRAPHY.at(Location(name), "there is no list of works in it"))
        return
    for number, item in enumerate(items, 1):
        key = _plain(item.get("id")) if isinstance(item, dict) else ""
        place = Location(name, _line_of(key, text))
        if not key:
            problems.append(rules.BAD_BIBLIOGRAPHY.at(place, f"work {number} has no id"))
        else:
            yield Work(key, normal(item), place)


def normal(item: Mapping[str, Any]) -> dict[str, Any]:
    """A work's fields in the shapes that the standard gives them; what has another shape is left out."""
    fields: dict[str, Any] = {"type": _plain(item.get("type")) or "document"}
    for field, value in item.items():
        key = str(field)
        if key in ("id", "type"):
            continue
        shaped = _names(value) if key in NAMES else _date(value) if key in DATES else _plain(value)
        if shaped:
            fields[key] = shaped
    return fields


def _names(value: object) -> list[dict[str, str]]:
    people = value if isinstance(value, list) else [value]
    shaped = []
    for person in people:
        known = person if isinstance(person, dict) else {"literal": person}
        parts = {part: text for part in NAME_PARTS if (text := _plain(known.get(part)))}
        if parts.get("literal"):
            parts = {"literal": parts["literal"]}
        elif "given" in parts and "family" not in parts:
            parts = {"literal": parts["given"]}
        if parts:
            shaped.append(parts)
    return shaped


def _date(value: object) -> dict[str, Any]:
    if isinstance(value, list) and value and isinstance(value[0], dict):  # pandoc's YAML of old
        value = {"date-parts": [[value[0].get(part) for part in ("year", "month", "day")]]}
    known = value if isinstance(value, dict) else {"raw": value}
    parts = known.get("date-parts")
    dates = [_parts(date) for date in parts if isinstance(date, list)] if isinstance(parts, list) else []
    if not dates and "year" in known:
        dates = [_parts([known.get(part) for part in ("year", "month", "day")])]
    text = _plain(known.get("literal")) or _plain(known.get("raw"))
    if not dates and text:
        dates = [_parts(found.groups()) for found in map(DATE.fullmatch, text.split("/")) if found]
    dates = [date for date in dates if date][:2]
    if dates:
        circa = {"circa": 1} if known.get("circa") or known.get("uncertain") else {}
        return {"date-parts": dates, **circa}
    return {"literal": text} if text else {}


def _parts(date: Any) -> list[int]:
    """Year, month and day, as far as they are numbers that a calendar has."""
    numbers: list[int] = []
    for part, most in zip(date, (9999, 12, 31), strict=False):
        text = _plain(part)
        if (
            not re.fullmatch(r"-?\d{1,4}", text)
            or not -9999 <= int(text) <= most
            or (numbers and int(text) < 1)
        ):
            break
        numbers.append(int(text))
    return numbers


def _plain(value: object) -> str:
    if isinstance(value, bool) or (
        not isinstance(value, (str, int, float)) and not hasattr(value, "isoformat")
    ):
        return ""
    return " ".join(str(value).split())


def _indented(text: str) -> str:
    """A list that stands alone, below a key."""
    if re.match(r"\s*(?:---\s*\n)?\s*-\s", text):
        return "references:\n" + re.sub(r"\A\s*---\s*\n", "", text)
    return text


def _line_of(key: str, text: str) -> int:
    """The line on which the id stands; 0 where it is written in another way."""
    found = (
        re.search(rf"""["']?id["']?\s*:\s*["']?{re.escape(key)}["']?\s*(?:[,}}]|$)""", text, re.MULTILINE)
        if key
        else None
    )
    return text.count("\n", 0, found.start()) + 1 if found else 0
