"""Fenced divisions `::: name` … `:::`, nested by matching or by more colons (pandoc's fenced_divs)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from publish import rules
from publish.manuscript.syntax import attributes, verse
from publish.manuscript.syntax.blocks import Block, Construct, Place
from publish.manuscript.syntax.marks import FenceWatch

_OPENING = re.compile(
    rf"^ {{0,3}}(?P<mark>:{{3,}})[ \t]*(?P<name>[^\W\d][\w-]*)?[ \t]*"
    rf"(?P<list>{attributes.LIST})?[ \t]*:*[ \t]*$"
)
_CLOSING = re.compile(r"^ {0,3}(?P<mark>:{3,})[ \t]*$")


class Division(Construct):
    """Blocks between two lines of colons, the first with a name or attributes."""

    def opens(self, at: Place) -> bool:
        """Three colons and a name."""
        return ":::" in at.line[:6] and _opening(at.line) is not None

    def reach(self, lines: Sequence[str], start: int) -> int:
        """To the line of colons that closes it; else to the end of the container."""
        end = _closing_line(lines, start)
        return len(lines) if end is None else end + 1

    def build(self, parent: Element, block: Block) -> None:
        """The division and what it holds."""
        lines = block.split("\n")
        opening, closing = _opening(lines[0]), _closing_line(lines, 0)
        if opening is None:
            return
        if closing is None:
            message = f"the division '{lines[0].strip()}' is never closed"
            self.parser.md.report(rules.UNCLOSED_BLOCK, block.line, message)
        inside = lines[1:closing]
        division = SubElement(parent, "div")
        if opening["name"]:
            attributes.add_class(division, opening["name"])
        attributes.assign(division, opening["list"] or "")
        if "verse" in (division.get("class") or "").split():
            verse.add_stanzas(division, inside, block.line + 1)
        else:
            self.parser.parse_inside(division, inside, block.line + 1)


def _opening(line: str) -> re.Match[str] | None:
    match = _OPENING.match(line)
    return match if match and (match["name"] or match["list"]) else None


def _closing_line(lines: Sequence[str], start: int) -> int | None:
    """The index of the line that closes the division opened in a line.

    A line of exactly an outer division's colons closes that one, and with it what was left open inside.
    """
    marks: list[int] = []
    fences = FenceWatch()
    for index in range(start, len(lines)):
        fences.feed(lines[index])
        if fences.mark or ":::" not in lines[index][:6]:
            continue
        if opening := _opening(lines[index]):
            marks.append(len(opening["mark"]))
        elif closing := _CLOSING.match(lines[index]):
            length = len(closing["mark"])
            while length != marks[-1] and length in marks:
                marks.pop()
            marks.pop()
        if not marks:
            return index
    return None
