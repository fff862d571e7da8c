"""Blocks that hold no others: rules, page breaks, displayed formulas, verse."""

from __future__ import annotations

from collections.abc import Iterable

from markdown_it.rules_block import StateBlock

from publish.manuscript.commonmark.lines import Lines, add_text, begins, line_of
from publish.manuscript.syntax import formulas, stanzas
from publish.manuscript.syntax.attributes import assign
from publish.manuscript.syntax.marks import PAGE_BREAK, end_of_rule, is_rule


def rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A scene break, however far its stars stand in."""
    position = state.bMarks[start] + state.tShift[start]
    if state.src[position : position + 1] not in ("*", "-", "_", "⁂") or not is_rule(line_of(state, start)):
        return False
    if not silent:
        state.line = end_of_rule(Lines(state, start, end), start)
        state.push("hr", "hr", 0).map = [start, state.line]
    return True


def page_break(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001
    r"""`{pagebreak}` or `\newpage` alone on a line."""
    if not begins(state, start, "{\\") or not PAGE_BREAK.match(line_of(state, start)):
        return False
    if not silent:
        state.line = start + 1
        token = state.push("page_break", "div", 0)
        token.map, token.attrs["class"] = [start, start + 1], "page-break"
    return True


def formula(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A formula that has its lines to itself."""
    lines = Lines(state, start, end)
    if silent or not begins(state, start, "$\\") or not formulas.opens_display(lines, start):
        return False
    state.line = formulas.end_of_formula(lines, start)
    token = state.push("formula", "div", 0)
    token.map, token.attrs["class"] = [start, state.line], "math display"
    token.content, given = formulas.split_display("\n".join(lines[start : state.line]))
    assign(token.attrs, given)
    return True


def line_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Verse whose lines begin with a bar."""
    if silent or not begins(state, start, "|") or not stanzas.opens_line_block(line_of(state, start)):
        return False
    lines = Lines(state, start, end)
    state.line = stanzas.end_of_line_block(lines, start)
    division = state.push("verse_open", "div", 1)
    division.map, division.attrs["class"] = [start, state.line], "verse"
    add_stanzas(state, stanzas.line_block(lines[start : state.line], start))
    state.push("verse_close", "div", -1)
    return True


def add_stanzas(state: StateBlock, found: Iterable[stanzas.Stanza]) -> None:
    """Add the paragraphs of a poem."""
    for stanza in found:
        state.push("stanza_open", "p", 1).map = [stanza[0].number, stanza[-1].number + 1]
        for verse in stanza:
            add_text(state, "span", verse.words, verse.number, verse.names)
        state.push("stanza_close", "p", -1)
