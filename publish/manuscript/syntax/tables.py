"""Pipe tables (GFM 4.10), and pandoc's `Table: caption` line before or after one.

As in pandoc the table ends at the first line without a pipe, so that text written below it stays text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from publish.manuscript.syntax.blocks import LINE, Block, Construct, Place
from publish.manuscript.syntax.marks import TAB, indent, is_blank

_DELIMITER = re.compile(r"^ {0,3}(?=.*\|)\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_PIPE = re.compile(r"(?<!\\)\|")
_CAPTION = re.compile(r"^Table:[ \t]+(?P<words>\S.*)$", re.DOTALL)


class Table(Construct):
    """A row of heads, a row of dashes, and rows of cells."""

    def opens(self, at: Place) -> bool:
        """The row of dashes tells, and has as many cells as the heads."""
        if (
            at.start + 1 >= len(at.lines)
            or "-" not in at.lines[at.start + 1]
            or "|" not in at.lines[at.start + 1]
        ):
            return False
        if not _DELIMITER.match(at.lines[at.start + 1]) or indent(at.line) >= TAB:
            return False
        return len(_cells(at.line)) == len(_cells(at.lines[at.start + 1]))

    def reach(self, lines: Sequence[str], start: int) -> int:
        """To a blank line or one without a pipe."""
        index = start + 2
        while index < len(lines) and not is_blank(lines[index]) and _PIPE.search(lines[index]):
            index += 1
        return index

    def build(self, parent: Element, block: Block) -> None:
        """The table; a short row gets empty cells, a long one loses none of its text."""
        head, delimiter, *rows = block.split("\n")
        sides = [_side(cell) for cell in _cells(delimiter)]
        table = SubElement(parent, "table", {LINE: str(block.line)})
        _add_row(SubElement(table, "thead"), "th", _cells(head), sides, block.line)
        body = SubElement(table, "tbody")
        for number, row in enumerate(rows, block.line + 2):
            _add_row(body, "td", _cells(row), sides, number)

    def finish(self, root: Element) -> None:
        """Give tables the captions that stand below or above them."""
        for parent in [item for item in root.iter() if item.find("table") is not None]:
            for table in parent.findall("table"):
                _take_caption(parent, table)


def _cells(row: str) -> list[str]:
    cells = _PIPE.split(row.strip(" \t"))
    if len(cells) > 1 and is_blank(cells[0]):
        cells = cells[1:]
    if len(cells) > 1 and is_blank(cells[-1]):
        cells = cells[:-1]
    return [cell.strip(" \t").replace("\\|", "|") for cell in cells]


def _side(cell: str) -> str:
    left, right = cell.startswith(":"), cell.endswith(":")
    return "center" if left and right else "left" if left else "right" if right else ""


def _add_row(parent: Element, name: str, cells: list[str], sides: Sequence[str], line: int) -> None:
    kept = cells[: len(sides)]
    if len(cells) > len(sides):
        kept[-1] = " | ".join([kept[-1], *cells[len(sides) :]])
    row = SubElement(parent, "tr", {LINE: str(line)})
    for side, text in zip(sides, [*kept, *[""] * (len(sides) - len(kept))], strict=True):
        cell = SubElement(row, name, {LINE: str(line)})
        cell.text = text
        if side:
            cell.set("style", f"text-align: {side}")


def _take_caption(parent: Element, table: Element) -> None:
    position = list(parent).index(table)
    for neighbour in [*parent[position + 1 : position + 2], *parent[max(0, position - 1) : position]]:
        match = _CAPTION.match(neighbour.text or "") if neighbour.tag == "p" else None
        if match:
            parent.remove(neighbour)
            caption = Element("caption", {LINE: neighbour.get(LINE, "")})
            caption.text = match["words"]
            table.insert(0, caption)
            return
