"""The lines of a container as markdown-it's block parser sees them: without quote marks and indentation."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import overload

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

# Pages are set from nested boxes and cannot follow deeper ones; nobody writes them by intention.
DEEPEST = 80


class Lines(Sequence[str]):
    """The lines from the first of the chapter to the last of the container; cut when they are asked for."""

    def __init__(self, state: StateBlock, start: int, end: int) -> None:
        self._state, self._start, self._limit = state, start, end

    @cached_property
    def end(self) -> int:
        """The index after the last line that stands as far in as the container wants it."""
        state = self._state
        # A line that goes on with a paragraph from further out is looked at too: does it end it?
        least = min(state.blkIndent, state.sCount[self._start])
        for line in range(self._start + 1, self._limit):
            if state.sCount[line] < least and not state.isEmpty(line):
                return line
        return self._limit

    def __len__(self) -> int:
        return self.end

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> list[str]: ...
    def __getitem__(self, index: int | slice) -> str | list[str]:
        """A line, or several."""
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(self.end))]
        return line_of(self._state, index)


def line_of(state: StateBlock, line: int) -> str:
    """One line."""
    return state.getLines(line, line + 1, state.blkIndent, False)


def begins(state: StateBlock, line: int, characters: str) -> bool:
    """Whether a line begins with one of some characters, and is no indented code."""
    position = state.bMarks[line] + state.tShift[line]
    return (
        position < state.eMarks[line] and state.src[position] in characters and not state.is_code_block(line)
    )


def read_inside(state: StateBlock, start: int, end: int) -> None:
    """Read the lines inside a block that is open."""
    limit, parent = state.lineMax, state.parentType
    state.lineMax, state.parentType = end, "root"
    state.md.block.tokenize(state, start, end)
    state.lineMax, state.parentType = limit, parent


def add_text(state: StateBlock, name: str, text: str, line: int, names: str = "") -> None:
    """Add an element that holds a line of text."""
    opening = state.push(f"{name}_open", name, 1)
    opening.map = [line, line + 1]
    if names:
        opening.attrs["class"] = names
    inline = state.push("inline", "", 0)
    inline.content, inline.map, inline.children = text, [line, line + 1], []
    state.push(f"{name}_close", name, -1)


def read_apart(state: StateBlock, text: str, line: int) -> None:
    """Read Markdown whose lines are not those of the container, as a text of its own."""
    if state.level >= DEEPEST:
        inline = state.push("inline", "", 0)
        inline.content, inline.map, inline.children = text, [line, line], []
        return
    inner = StateBlock(text, state.md, state.env, state.tokens)
    first, inner.level = len(state.tokens), state.level
    state.md.block.tokenize(inner, 0, inner.lineMax)
    for token in state.tokens[first:]:
        _shift(token, line)


def _shift(token: Token, lines: int) -> None:
    if token.map:
        token.map = [token.map[0] + lines, token.map[1] + lines]
