"""Rows of a pipe table (GFM 4.10): where one begins, and the cells of its rows.

As in pandoc the table ends at the first line without a pipe, so that text written below it stays text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from publish.manuscript.syntax.marks import TAB, indent, is_blank

_DELIMITER = re.compile(r"^ {0,3}(?=.*\|)\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_PIPE = re.compile(r"(?<!\\)\|")


def opens_table(head: str, delimiter: str) -> bool:
    """The row of dashes tells, and has as many cells as the heads."""
    if "-" not in delimiter or "|" not in delimiter:
        return False
    if not _DELIMITER.match(delimiter) or indent(head) >= TAB:
        return False
    return len(cells_of(head)) == len(cells_of(delimiter))


def is_row(line: str) -> bool:
    """Whether a line goes on with a table."""
    return not is_blank(line) and _PIPE.search(line) is not None


def cells_of(row: str) -> list[str]:
    """The texts of a row's cells; a pipe behind a backslash belongs to its cell."""
    cells = _PIPE.split(row.strip(" \t"))
    if len(cells) > 1 and is_blank(cells[0]):
        cells = cells[1:]
    if len(cells) > 1 and is_blank(cells[-1]):
        cells = cells[:-1]
    return [cell.strip(" \t").replace("\\|", "|") for cell in cells]


def fit(cells: Sequence[str], columns: int) -> list[str]:
    """So many cells: a short row gets empty ones, a long one loses none of its text."""
    kept = list(cells[:columns])
    if len(cells) > columns:
        kept[-1] = " | ".join([kept[-1], *cells[columns:]])
    return [*kept, *[""] * (columns - len(kept))]


def side_of(cell: str) -> str:
    """How a column is aligned, by the colons in its row of dashes."""
    left, right = cell.startswith(":"), cell.endswith(":")
    return "center" if left and right else "left" if left else "right" if right else ""
