"""Notes in Python-Markdown's tree: calls, definitions, and notes on the spot."""

# Names and arguments are those that Python-Markdown calls with.
# ruff: noqa: ARG002

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown.util import STX

from publish import rules
from publish.manuscript.house.blocks import Block, Construct, Place
from publish.manuscript.house.inline import Brackets, Found, Inline, nothing
from publish.manuscript.syntax import notes
from publish.manuscript.syntax.elements import LINE
from publish.manuscript.syntax.marks import TAB, FenceWatch, dedent, indent, is_blank
from publish.manuscript.syntax.notes import CALL, DEFINITION, note_key

INLINE = r"\^\["


class NoteDefinition(Construct):
    """The text of a note."""

    def __init__(self, parser: Any) -> None:
        super().__init__(parser)
        self.waiting: list[Block] = []

    def opens(self, at: Place) -> bool:
        """Also directly under a paragraph or another note."""
        return "[^" in at.line[:5] and DEFINITION.match(at.line) is not None

    def reach(self, lines: Sequence[str], start: int) -> int:
        """Over lines that go on with it, and after blank lines over those that stand in."""
        own, fences, end = [lines[start]], FenceWatch(), start + 1
        for index in range(start + 1, len(lines)):
            line = lines[index]
            if not is_blank(line):
                if indent(line) < TAB and not self.parser.is_lazy(own, fences, lines, index):
                    break
                fences.feed(line)
                end = index + 1
            own.append(line)
        return end

    def build(self, parent: Element, block: Block) -> None:
        """Nothing here: notes stand at the end."""
        self.waiting.append(block)

    def finish(self, root: Element) -> None:
        """Build the notes; they may hold definitions of others."""
        seen: set[str] = set()
        while self.waiting:
            block = self.waiting.pop(0)
            first, *lines = block.split("\n")
            match = DEFINITION.match(first)
            if match is None:
                continue
            key = note_key(match["key"])
            if key in seen:
                message = f"the note [^{match['key']}] is written twice"
                self.parser.md.report(rules.DUPLICATE_ID, block.line, message)
                continue
            seen.add(key)
            aside = SubElement(root, "aside", {**notes.note_attributes(key), LINE: str(block.line)})
            self.parser.parse_inside(
                aside, [match["text"], *(dedent(line, TAB) for line in lines)], block.line
            )


class NoteCall(Inline):
    """`[^key]` in the text."""

    def __init__(self) -> None:
        super().__init__(CALL)

    def find(self, match: re.Match[str]) -> Found:
        """A link to the note; whether there is one is seen later."""
        key = match["key"]
        if STX in key or not key.strip():
            return nothing(match)
        return Element("a", notes.call_attributes(key)), match.start(), match.end()


class InlineNote(Inline):
    """`^[text]` in the text."""

    def __init__(self) -> None:
        super().__init__(INLINE)
        self._brackets = Brackets()

    def find(self, match: re.Match[str]) -> Found:
        """The text of the note stays in its place until the whole tree stands."""
        closing = self._brackets.partner(match.string, match.end() - 1)
        if closing is None:
            return nothing(match)
        note = Element("span", notes.ON_THE_SPOT)
        note.text = match.string[match.end() : closing].strip()
        return note, match.start(), closing + 1
