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
_MARKS = {
    "a": ("[",),
    "img": ("![",),
    "code": ("`",),
    "strong": ("**", "__"),
    "em": ("*", "_"),
    "span": ("[", "^["),
}


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

    def end(self, line: int, next_line: int) -> int:
        """Where a block ends at the latest; notes stand last in the tree and may have earlier lines."""
        if next_line < line or next_line - self.first_line >= len(self.starts):
            return len(self.text)
        return (
            self.offset(max(next_line, line + 1))
            if line < len(self.starts) + self.first_line - 1
            else len(self.text)
        )


def fill(section: etree._Element, text: str, first_line: int) -> None:
    """Set `sourceline` on every element that has none."""
    source = Source(text, first_line)
    elements = list(section.iter(etree.Element))
    following = _following([element.sourceline for element in elements])
    position, block_line = 0, first_line
    for element, next_line in zip(elements, following, strict=True):
        if element.sourceline:
            # Cells of one row share their line: the search goes on behind the last find.
            same = source.line(position) == element.sourceline
            block_line = element.sourceline
            position = position if same else source.offset(block_line)
            continue
        limit = source.end(block_line, next_line)
        found = next(
            (at for word in _landmarks(element) if (at := text.find(word, position, limit)) >= 0), -1
        )
        position = found if found >= 0 else position
        tree.set_line(element, max(block_line, source.line(position)))


def _following(lines: Sequence[int | None]) -> list[int]:
    """For every element the line of the next one that knows its own; 0 after the last."""
    result, known = [0] * len(lines), 0
    for index in range(len(lines) - 1, -1, -1):
        result[index] = known
        known = lines[index] or known
    return result


def _landmarks(element: etree._Element) -> list[str]:
    """What to look for in the source, the surest first."""
    name = tree.local(element)
    if tree.has_class(element, "note-call"):
        return [f"[^{element.get('data-call')}]"]
    words = str(element.get("alt") or "") if name == "img" else "".join(element.itertext())[:_WINDOW]
    match = _WORD.search(words)
    word = match[0] if match else ""
    marks = [f"{mark}{word}" for mark in _MARKS.get(name, ()) if word]
    addresses = [str(element.get(key)) for key in ("href", "src", "id") if element.get(key)]
    return [*marks, *addresses, *([word] if word else [])]
