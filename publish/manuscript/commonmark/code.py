"""Listings, fenced and indented, and MyST's directives, which look like listings but hold Markdown."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import code as plain_code
from markdown_it.rules_block import fence as plain_fence

from publish import rules
from publish.manuscript.commonmark.containers import add_directive
from publish.manuscript.commonmark.lines import DEEPEST, line_of
from publish.manuscript.syntax import directives, listings, raw_html
from publish.manuscript.syntax.marks import FENCE, closes


def fence(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Code between two fences; one that is never closed is reported."""
    if silent or not plain_fence(state, start, end, False):
        return silent and plain_fence(state, start, end, True)
    token = state.tokens[-1]
    last = FENCE.match(line_of(state, state.line - 1)) if state.line - 1 > start else None
    if last is None or not closes(last, token.markup):
        message = f"the code that begins with {token.markup} is never closed"
        state.env["report"](rules.UNCLOSED_BLOCK, start, message)
    info = token.info.strip()
    if directive := directives.find(info) if state.level < DEEPEST else None:
        state.tokens.pop()
        add_directive(state, directive, token.content.removesuffix("\n").split("\n"), start)
    elif name := listings.raw_format(info):
        token.type, token.content = "html_block", raw_html.of_format(name, token.content, start + 2)
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
