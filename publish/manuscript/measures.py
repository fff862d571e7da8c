"""Lengths and page sizes as authors write them, in millimetres."""

from __future__ import annotations

import re

from publish.book.settings import INCH

UNITS = {"mm": 1.0, "cm": 10.0, "in": INCH, "pt": INCH / 72, "pc": INCH / 6, "q": 0.25}
NAMED_TRIMS = {
    "a4": (210.0, 297.0),
    "a5": (148.0, 210.0),
    "a6": (105.0, 148.0),
    "b5": (176.0, 250.0),
    "b6": (125.0, 176.0),
    "letter": (8.5 * INCH, 11 * INCH),
    "digest": (5.5 * INCH, 8.5 * INCH),
    "trade": (6 * INCH, 9 * INCH),
    "royal": (156.0, 234.0),
    "demy": (138.0, 216.0),
    "pocket": (4.25 * INCH, 6.87 * INCH),
}
LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(mm|cm|in|pt|pc|q)?\s*\Z", re.IGNORECASE)
PAIR = re.compile(r"\s*([\d.]+)\s*(mm|cm|in)?\s*[x×]\s*([\d.]+)\s*(mm|cm|in)\s*\Z", re.IGNORECASE)


def millimetres(value: object) -> float:
    """`"20mm"`, `"0.75in"`, `"2cm"`, `"12pt"` or 0 as millimetres; ValueError says what is wanted."""
    match = LENGTH.match(str(value))
    if match is None or isinstance(value, bool) or (match[2] is None and float(match[1])):
        raise ValueError(f'\'{value}\' is not a length such as "20mm" or "0.75in"')
    return float(match[1]) * UNITS[(match[2] or "mm").lower()]


def trim_size(value: object) -> tuple[float, float]:
    """`"6x9in"`, `"129x198mm"` or `"A5"` as width and height in millimetres."""
    if isinstance(value, str) and value.lower() in NAMED_TRIMS:
        return NAMED_TRIMS[value.lower()]
    match = PAIR.match(value) if isinstance(value, str) else None
    if match is None:
        raise ValueError(f'\'{value}\' is not a page size such as "6x9in", "129x198mm" or "A5"')
    unit = match[4].lower()
    width = float(match[1]) * UNITS[(match[2] or unit).lower()]
    height = float(match[3]) * UNITS[unit]
    if not (50 <= width <= 500 and 50 <= height <= 700):
        raise ValueError(f"a page of {width:.0f} × {height:.0f} mm cannot be a book")
    return width, height
