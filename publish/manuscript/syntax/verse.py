"""Verse: blocks whose every line begins with `|` (pandoc's line_blocks), and the lines of `::: verse`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from publish.manuscript.syntax.blocks import LINE, Block, Construct, Place
from publish.manuscript.syntax.marks import indent, is_blank

_LINE = re.compile(r"^\|(?:[ \t](?P<text>.*))?$")
_DEEPEST_INDENT = 8


class LineBlock(Construct):
    """Lines that keep their ends and their indentation."""

    def opens(self, at: Place) -> bool:
        """A bar and a space; a bar at the end too makes a row of a table that lacks its head."""
        line = at.line
        return (
            line[:1] == "|"
            and not at.in_paragraph
            and bool(_LINE.match(line))
            and not line[1:].rstrip().endswith("|")
        )

    def reach(self, lines: Sequence[str], start: int) -> int:
        """As long as the lines begin with a bar, or with the space that goes on with a long line."""
        index = start + 1
        while (
            index < len(lines)
            and not is_blank(lines[index])
            and (_LINE.match(lines[index]) or _goes_on(lines[index]))
        ):
            index += 1
        return index

    def build(self, parent: Element, block: Block) -> None:
        """One paragraph a stanza; a bare bar parts them."""
        lines: list[str] = []
        numbers: list[int] = []
        for number, line in enumerate(block.split("\n"), block.line):
            match = _LINE.match(line)
            if match is None and lines:
                lines[-1] += " " + line.strip()
            else:
                lines.append((match["text"] if match else line) or "")
                numbers.append(number)
        _add(SubElement(parent, "div", {"class": "verse"}), lines, numbers)


def _goes_on(line: str) -> bool:
    return line[:1] == " "


def add_stanzas(division: Element, lines: Sequence[str], first: int) -> None:
    """The lines of `::: verse`: blank lines part the stanzas; the bars of a line block may stand or not."""
    found = [(_LINE.match(line), line) for line in lines]
    _add(
        division,
        [(match["text"] or "") if match else line for match, line in found],
        range(first, first + len(lines)),
    )


def _add(division: Element, lines: Sequence[str], numbers: Sequence[int]) -> None:
    stanza: Element | None = None
    for line, number in zip(lines, numbers, strict=True):
        if is_blank(line):
            stanza = None
            continue
        if stanza is None:
            stanza = SubElement(division, "p", {LINE: str(number)})
        step = min(indent(line) // 2, _DEEPEST_INDENT)
        span = SubElement(
            stanza, "span", {"class": f"line indent-{step}" if step else "line", LINE: str(number)}
        )
        span.text = line.strip(" \t").removesuffix("\\").rstrip()
