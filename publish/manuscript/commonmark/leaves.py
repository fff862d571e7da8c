"""Blocks that hold no others: rules, page breaks, displayed formulas, verse, tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markdown_it.rules_block import StateBlock

from publish.manuscript.commonmark.lines import Lines, add_text, begins, line_of
from publish.manuscript.syntax import formulas, stanzas, tables
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
    token.content = "\n".join(lines[start : state.line]).strip()
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


def table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A table; it ends at a line without a pipe."""
    if start + 1 >= end or not begins(state, start + 1, "|-:") or state.is_code_block(start):
        return False
    lines = Lines(state, start, end)
    if start + 1 >= len(lines) or not tables.opens_table(lines[start], lines[start + 1]):
        return False
    if silent:
        return True
    state.line = start + 2
    while state.line < len(lines) and tables.is_row(lines[state.line]):
        state.line += 1
    sides = [tables.side_of(cell) for cell in tables.cells_of(lines[start + 1])]
    state.push("table_open", "table", 1).map = [start, state.line]
    _add_rows(state, "thead", lines, range(start, start + 1), sides)
    _add_rows(state, "tbody", lines, range(start + 2, state.line), sides)
    state.push("table_close", "table", -1)
    return True


def _add_rows(state: StateBlock, part: str, lines: Lines, numbers: range, sides: Sequence[str]) -> None:
    state.push(f"{part}_open", part, 1)
    for number in numbers:
        state.push("tr_open", "tr", 1).map = [number, number + 1]
        for side, words in zip(sides, tables.fit(tables.cells_of(lines[number]), len(sides)), strict=True):
            place = len(state.tokens)
            add_text(state, "th" if part == "thead" else "td", words, number)
            if side:
                state.tokens[place].attrs["style"] = f"text-align: {side}"
        state.push("tr_close", "tr", -1)
    state.push(f"{part}_close", part, -1)
