"""Lines of verse: pandoc's line_blocks `| line`, and what stands in `::: verse`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from publish.manuscript.syntax.marks import indent, is_blank

_LINE = re.compile(r"^\|(?:[ \t](?P<text>.*))?$")
_DEEPEST_INDENT = 8


class Verse(NamedTuple):
    """One line of a poem: its words, how far it stands in, and its number in the chapter."""

    words: str
    step: int
    number: int

    @property
    def names(self) -> str:
        """The classes of its element."""
        return f"line indent-{self.step}" if self.step else "line"


Stanza = list[Verse]


def opens_line_block(line: str) -> bool:
    """A bar and a space; a bar at the end too makes a row of a table that lacks its head."""
    return line[:1] == "|" and bool(_LINE.match(line)) and not line[1:].rstrip().endswith("|")


def end_of_line_block(lines: Sequence[str], start: int) -> int:
    """The index after its last line: one with a bar, or with the space that goes on with a long one."""
    index = start + 1
    while (
        index < len(lines)
        and not is_blank(lines[index])
        and (_LINE.match(lines[index]) or lines[index][:1] == " ")
    ):
        index += 1
    return index


def line_block(lines: Iterable[str], first: int) -> list[Stanza]:
    """The stanzas of a line block; a bare bar parts them."""
    joined: list[tuple[str, int]] = []
    for number, line in enumerate(lines, first):
        match = _LINE.match(line)
        if match is None and joined:
            before, at = joined[-1]
            joined[-1] = (f"{before} {line.strip()}", at)
        else:
            joined.append(((match["text"] if match else line) or "", number))
    return _stanzas(joined)


def plain_lines(lines: Iterable[str], first: int) -> list[Stanza]:
    """The stanzas of `::: verse`: blank lines part them; the bars of a line block may stand or not."""
    numbered = []
    for number, line in enumerate(lines, first):
        match = _LINE.match(line)
        numbered.append(((match["text"] or "") if match else line, number))
    return _stanzas(numbered)


def _stanzas(lines: Iterable[tuple[str, int]]) -> list[Stanza]:
    stanzas: list[Stanza] = [[]]
    for line, number in lines:
        if is_blank(line):
            stanzas.append([])
            continue
        step = min(indent(line) // 2, _DEEPEST_INDENT)
        stanzas[-1].append(Verse(line.strip(" \t").removesuffix("\\").rstrip(), step, number))
    return [stanza for stanza in stanzas if stanza]
