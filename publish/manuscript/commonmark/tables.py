"""Tables in markdown-it's tokens: of pipes, and drawn."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.rules_block import StateBlock

from publish.manuscript.commonmark.lines import Lines, add_text, begins, read_apart
from publish.manuscript.syntax import drawn_tables, tables


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


def drawn(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A table with rows of dashes, or in a grid; a cell may hold blocks."""
    if silent or start + 1 >= end or not begins(state, start + 1, "-|"):
        return False
    found = drawn_tables.find(Lines(state, start, end), start)
    if found is None:
        return False
    state.push("table_open", "table", 1).map = [start, found.end]
    for head, part in ((True, "thead"), (False, "tbody")):
        rows = [row for row in found.rows if row.head is head]
        if not rows:
            continue
        state.push(f"{part}_open", part, 1)
        for row in rows:
            _add_drawn_row(state, row, found.sides)
        state.push(f"{part}_close", part, -1)
    state.push("table_close", "table", -1)
    state.line = found.end
    return True


def _add_drawn_row(state: StateBlock, row: drawn_tables.Row, sides: Sequence[str]) -> None:
    tag = "th" if row.head else "td"
    state.push("tr_open", "tr", 1).map = [row.start, row.start + 1]
    for side, lines in zip(sides, row.cells, strict=True):
        cell = state.push(f"{tag}_open", tag, 1)
        cell.map = [row.start, row.start + 1]
        if side:
            cell.attrs["style"] = f"text-align: {side}"
        first = len(state.tokens)
        read_apart(state, "\n".join(lines), row.start)
        _tighten(state, first)
        state.push(f"{tag}_close", tag, -1)
    state.push("tr_close", "tr", -1)


def _tighten(state: StateBlock, first: int) -> None:
    """A cell with one paragraph holds its text itself."""
    inside = state.tokens[first:]
    if len(inside) == 3 and inside[0].type == "paragraph_open":
        inside[0].hidden = inside[2].hidden = True
