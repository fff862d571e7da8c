"""Gives every element its line in the manuscript.

Blocks know theirs from the parser. Elements inside a block are looked for in its lines, in their order:
links and pictures by their address, others by the beginning of their text; one that is not found has
the line of what stands before it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from lxml import etree

from publish.book import tree

_WORD = re.compile(r"[^\s&<>*_`\[\]\\]{1,30}")
_WINDOW = 400


class Source:
    """The text of a chapter, and where its lines begin."""

    def __init__(self, text: str, first_line: int) -> None:
        self.text = text
        self.first_line = first_line
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def offset(self, line: int) -> int:
        """Where a line begins."""
        return self.starts[min(max(line - self.first_line, 0), len(self.starts) - 1)]

    def line(self, offset: int) -> int:
        """The line of an offset."""
        return bisect_right(self.starts, offset) - 1 + self.first_line

    def find(self, words: str, start: int, end: int) -> int:
        """The offset of some text between two others; -1 if it is not there."""
        return self.text.find(words, start, end) if words else -1


def fill(section: etree._Element, text: str, first_line: int) -> None:
    """Set `sourceline` on every element that has none."""
    source = Source(text, first_line)
    elements = list(section.iter(etree.Element))
    ends = _ends([element.sourceline for element in elements], len(source.starts) + first_line)
    position, block_line = 0, first_line
    for element, end in zip(elements, ends, strict=True):
        if element.sourceline:
            block_line = element.sourceline
            position = max(source.offset(block_line), position if _inside(source, position, block_line) else 0)
            continue
        limit = source.offset(end) if end - first_line < len(source.starts) else len(text)
        found = next((at for word in _landmarks(element) if (at := source.find(word, position, limit)) >= 0), -1)
        if found >= 0:
            position = found
        # A search that found nothing must not lead out of its block.
        element.sourceline = max(block_line, source.line(position)) if position else block_line


def _inside(source: Source, position: int, line: int) -> bool:
    return source.line(position) == line


def _ends(lines: Sequence[int | None], last: int) -> list[int]:
    """For every element the line where the next block begins."""
    ends, following = [last] * len(lines), last
    for index in range(len(lines) - 1, -1, -1):
        ends[index] = max(following, 1)
        line = lines[index]
        if line:
            following = line if line <= following or following == last else following
    return [end if end > (line or 0) else (line or 0) + 1 for end, line in zip(ends, lines, strict=True)]


def _landmarks(element: etree._Element) -> list[str]:
    """What to look for in the source, the surest first."""
    marks = [str(element.get(name)) for name in ("href", "src", "data-call", "id") if element.get(name)]
    if tree.has_class(element, "note-call"):
        marks = [f"[^{element.get('data-call')}]"]
    word = _WORD.search("".join(element.itertext())[:_WINDOW])
    return [*marks, word[0]] if word else marks
