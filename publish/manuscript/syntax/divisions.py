"""The lines of colons that open and close a division: pandoc's fenced_divs, Quarto's, the Carpentries'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from publish.manuscript.syntax import attributes, directives
from publish.manuscript.syntax.attributes import Attributes
from publish.manuscript.syntax.marks import FenceWatch

_OPENING = re.compile(
    rf"^ {{0,3}}(?P<mark>:{{3,}})[ \t]*(?P<name>[^\W\d][\w-]*)?[ \t]*"
    rf"(?:(?P<list>{attributes.LIST})?[ \t]*:*[ \t]*|(?P<directive>\{{[a-z][a-z-]*\}}.*))$"
)
_CLOSING = re.compile(r"^ {0,3}(?P<mark>:{3,})[ \t]*$")


def find_opening(line: str) -> re.Match[str] | None:
    """Three colons or more, with a name, a list of attributes, or one of MyST's directives."""
    match = _OPENING.match(line)
    if match is None or (match["directive"] and (match["name"] or not directives.find(match["directive"]))):
        return None
    return match if any(match.group("name", "list", "directive")) else None


def describe(attributes_: Attributes, opening: re.Match[str]) -> None:
    """What the opening line says of its division."""
    if opening["name"]:
        attributes.add_class(attributes_, opening["name"])
    attributes.assign(attributes_, opening["list"] or "")


def find_closing(lines: Sequence[str], start: int) -> int | None:
    """The index of the line that closes the division opened in a line.

    A line of exactly an outer division's colons closes that one, and with it what was left open inside.
    """
    marks: list[int] = []
    fences = FenceWatch()
    for index in range(start, len(lines)):
        fences.feed(lines[index])
        if fences.mark or ":::" not in lines[index][:6]:
            continue
        if opening := find_opening(lines[index]):
            marks.append(len(opening["mark"]))
        elif closing := _CLOSING.match(lines[index]):
            length = len(closing["mark"])
            while length != marks[-1] and length in marks:
                marks.pop()
            marks.pop()
        if not marks:
            return index
    return None
