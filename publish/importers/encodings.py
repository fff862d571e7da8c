"""Bytes -> text, by what the file says about its encoding (Encoding Standard; HTML, 13.2.3)."""

from __future__ import annotations

import codecs
import re

from publish import rules
from publish.problems import Location, Problem

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(
    rb"""(?:<meta[^>]+charset|<\?xml[^>]+encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
_HEAD = 4096
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# The standard reads these names as Windows-1252, because that is what such pages really are.
_WINDOWS = frozenset({"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"})
_GUESS = "windows-1252"


def decode(data: bytes, source: str, problems: list[Problem]) -> str | None:
    """The text of a page or a plain text, with Unix line ends; None where it cannot be read."""
    text = _decoded(data, Location(source), problems)
    return None if text is None else printable(text.replace("\r\n", "\n").replace("\r", "\n"))


def printable(text: str | None) -> str:
    """Text without the characters that XML forbids (XML 1.0, 2.2)."""
    return _FORBIDDEN.sub("", text) if text else ""


def _decoded(data: bytes, place: Location, problems: list[Problem]) -> str | None:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _tried(data[len(mark) :], name, place, problems)
    found = _DECLARED.search(data[:_HEAD])
    declared = found[1].decode("ascii").lower() if found else ""
    if declared and not declared.startswith("utf-16"):
        return _tried(data, _GUESS if declared in _WINDOWS else declared, place, problems)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = _tried(data, _GUESS, place, problems)
    if text is not None:
        problems.append(rules.GUESSED_ENCODING.at(place, "the encoding is not named, and it is not UTF-8"))
    return text


def _tried(data: bytes, name: str, place: Location, problems: list[Problem]) -> str | None:
    try:
        if b"\0" in data and not name.startswith("utf-16"):
            raise UnicodeError
        return data.decode(name)
    except (LookupError, UnicodeError):
        problems.append(rules.UNREADABLE_TEXT.at(place, f"the text cannot be read as {name}"))
        return None
