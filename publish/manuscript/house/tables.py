"""Tables in Python-Markdown's tree: of pipes, and drawn."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from publish.manuscript.house.blocks import Block, Construct, Place
from publish.manuscript.syntax import drawn_tables, tables
from publish.manuscript.syntax.elements import LINE


class Table(Construct):
    """A row of heads, a row of dashes, and rows of cells."""

    def opens(self, at: Place) -> bool:
        """The second line tells."""
        return at.start + 1 < len(at.lines) and tables.opens_table(at.line, at.lines[at.start + 1])

    def reach(self, lines: Sequence[str], start: int) -> int:
        """To a blank line or one without a pipe."""
        index = start + 2
        while index < len(lines) and tables.is_row(lines[index]):
            index += 1
        return index

    def build(self, parent: Element, block: Block) -> None:
        """The table and its rows."""
        head, delimiter, *rows = block.split("\n")
        sides = [tables.side_of(cell) for cell in tables.cells_of(delimiter)]
        table = SubElement(parent, "table", {LINE: str(block.line)})
        _add_row(SubElement(table, "thead"), "th", head, sides, block.line)
        body = SubElement(table, "tbody")
        for number, row in enumerate(rows, block.line + 2):
            _add_row(body, "td", row, sides, number)


class DrawnTable(Construct):
    """A table with rows of dashes, or in a grid."""

    def opens(self, at: Place) -> bool:
        """At the head of a block."""
        return not at.in_paragraph and drawn_tables.find(at.lines, at.start) is not None

    def reach(self, lines: Sequence[str], start: int) -> int:
        """To its last line."""
        found = drawn_tables.find(lines, start)
        return found.end if found else start + 1

    def build(self, parent: Element, block: Block) -> None:
        """The table; a cell of a grid may hold blocks."""
        found = drawn_tables.find(block.split("\n"), 0)
        if found is None:
            return
        table = SubElement(parent, "table", {LINE: str(block.line)})
        parts = {True: SubElement(table, "thead"), False: SubElement(table, "tbody")}
        for row in found.rows:
            line = block.line + row.start
            element = SubElement(parts[row.head], "tr", {LINE: str(line)})
            for side, lines in zip(found.sides, row.cells, strict=True):
                cell = SubElement(element, "th" if row.head else "td", {LINE: str(line)})
                if side:
                    cell.set("style", f"text-align: {side}")
                blocks = self.parser.cut(lines, line)
                for inner in blocks:
                    inner.tight = len(blocks) == 1
                self.parser.build_inside(cell, blocks)
        if not len(parts[True]):
            table.remove(parts[True])


def _add_row(parent: Element, name: str, text: str, sides: Sequence[str], line: int) -> None:
    row = SubElement(parent, "tr", {LINE: str(line)})
    for side, words in zip(sides, tables.fit(tables.cells_of(text), len(sides)), strict=True):
        cell = SubElement(row, name, {LINE: str(line)})
        cell.text = words
        if side:
            cell.set("style", f"text-align: {side}")
