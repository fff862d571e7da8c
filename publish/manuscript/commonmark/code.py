"""Listings, fenced and indented, and MyST's directives, which look like listings but hold Markdown."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import code as plain_code
from markdown_it.rules_block import fence as plain_fence

from publish import rules
from publish.manuscript.commonmark.containers import add_box
from publish.manuscript.commonmark.lines import DEEPEST, Lines, line_of
from publish.manuscript.syntax import boxes, listings
from publish.manuscript.syntax.marks import FENCE, closes


def fence(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Code between two fences; one that is never closed is reported."""
    if silent or not plain_fence(state, start, end, False):
        return silent and plain_fence(state, start, end, True)
    token = state.tokens[-1]
    line, last = state.line, state.line
    mark = FENCE.match(line_of(state, line - 1)) if line - 1 > start else None
    if mark and closes(mark, token.markup):
        last -= 1
    else:
        message = f"the code that begins with {token.markup} is never closed"
        state.env["report"](rules.UNCLOSED_BLOCK, start, message)
    info = token.info.strip()
    directive = boxes.find_directive(info) if state.level < DEEPEST else None
    if directive:
        state.tokens.pop()
        first = start + 1
        first += boxes.count_options(Lines(state, first, last)[first:last])
        add_box(state, directive, start, first, last)
        state.line = line
    else:
        token.attrs["class"] = "code"
        listings.describe(token.attrs, info)
    return True


def indented(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Code that stands four columns in."""
    if not plain_code(state, start, end, silent):
        return False
    if not silent:
        state.tokens[-1].attrs["class"] = "code"
    return True
