"""Blocks that hold others: divisions of colons, boxes, notes, definitions; none of them nests too deep."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from markdown_it.rules_block import StateBlock

from publish import rules
from publish.manuscript.commonmark.leaves import add_stanzas
from publish.manuscript.commonmark.lines import (
    DEEPEST,
    Lines,
    add_text,
    begins,
    line_of,
    read_apart,
    read_inside,
)
from publish.manuscript.syntax import boxes, definitions, directives, divisions, notes, stanzas

BlockRule = Callable[[StateBlock, int, int, bool], bool]
_NOTE = re.compile(r"\[\^[^\]\n]+\]:[ \t]*")


def shallow(rule: BlockRule) -> BlockRule:
    """A container that does not open where boxes are nested beyond all reason; its marks are text there."""

    def guarded(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        return state.level < DEEPEST and rule(state, start, end, silent)

    return guarded


def division(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Blocks between two lines of colons."""
    opening = divisions.find_opening(line_of(state, start)) if begins(state, start, ":") else None
    if opening is None or silent:
        return opening is not None
    lines = Lines(state, start, end)
    closing = divisions.find_closing(lines, start)
    if closing is None:
        message = f"the division '{lines[start].strip()}' is never closed"
        state.env["report"](rules.UNCLOSED_BLOCK, start, message)
    last = len(lines) if closing is None else closing
    after = last if closing is None else closing + 1
    if directive := directives.find(opening["directive"] or ""):
        add_directive(state, directive, lines[start + 1 : last], start)
        state.line = after
        return True
    token = state.push("division_open", "div", 1)
    token.map = [start, last]
    divisions.describe(token.attrs, opening)
    if "verse" in str(token.attrs.get("class", "")).split():
        add_stanzas(state, stanzas.plain_lines(lines[start + 1 : last], start + 1))
    else:
        read_inside(state, start + 1, last)
    state.push("division_close", "div", -1)
    state.line = after
    return True


def admonition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`!!! note` and what stands in below it."""
    if not begins(state, start, "!?"):
        return False
    lines = Lines(state, start, end)
    opening = boxes.find_admonition(lines, start)
    if opening is None or silent:
        return opening is not None
    last = boxes.end_of_admonition(lines, start)
    _open_box(state, opening, start, last)
    state.blkIndent += 4
    read_inside(state, start + 1, last)
    state.blkIndent -= 4
    state.push("box_close", "div", -1)
    state.line = last
    return True


def _open_box(state: StateBlock, opening: boxes.Opening, start: int, end: int) -> None:
    token = state.push("box_open", "div", 1)
    token.map, token.attrs["class"] = [start, end], opening.names
    if opening.title:
        add_text(state, "p", opening.title, start, "title")


def add_directive(
    state: StateBlock, directive: directives.Directive, lines: Sequence[str], line: int
) -> None:
    """Add what one of MyST's directives holds."""
    markdown, offset = directives.read(directive, lines)
    opening = directive.opening
    if opening:
        _open_box(state, opening, line, line + len(lines) + 2)
    read_apart(state, "\n".join(markdown), line + 1 + offset)
    if opening:
        state.push("box_close", "div", -1)


def note(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The text of a note; further paragraphs stand four columns in."""
    match = notes.DEFINITION.match(line_of(state, start)) if begins(state, start, "[") else None
    if match is None or silent:
        return match is not None
    token = state.push("note_open", "aside", 1)
    token.attrs, token.meta["key"] = dict(notes.note_attributes(match["key"])), match["key"]
    kept = state.bMarks[start], state.tShift[start], state.sCount[start], state.parentType
    mark = _NOTE.match(state.src, state.bMarks[start] + state.tShift[start])
    state.blkIndent += 4
    state.bMarks[start] = mark.end() if mark else state.eMarks[start]
    state.tShift[start], state.sCount[start], state.parentType = 0, state.blkIndent, "note"
    state.md.block.tokenize(state, start, end)
    state.blkIndent -= 4
    state.bMarks[start], state.tShift[start], state.sCount[start], state.parentType = kept
    token.map = [start, state.line]
    state.push("note_close", "aside", -1)
    return True


def definition_list(plain: BlockRule) -> BlockRule:
    """The rule for definition lists, which French prose does not set off."""

    def guarded(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        if silent:
            return plain(state, start, end, silent)
        following = state.skipEmptyLines(start + 1)
        if following > start + 2 or following >= end or not begins(state, following, ":"):
            return False
        return definitions.is_term(Lines(state, start, end), start) and plain(state, start, end, silent)

    return guarded
