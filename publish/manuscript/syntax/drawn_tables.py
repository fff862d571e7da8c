"""Tables that are drawn: pandoc's simple tables with a row of dashes, and its grids of `+---+` and bars."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from publish.manuscript.syntax.marks import is_blank

_DASHES = re.compile(r"^ {0,3}-{2,}(?: +-{2,})+ *$")
_COLUMN = re.compile(r"-+")
_FRAME = re.compile(r"^ {0,3}\+(?:[-=:]+\+)+ *$")


class Row(NamedTuple):
    """A row: whether it is a head, its cells by their lines, and the index of its first line."""

    head: bool
    cells: list[list[str]]
    start: int


class Drawn(NamedTuple):
    """A table: its rows, the alignment of its columns, and the index after its last line."""

    rows: list[Row]
    sides: list[str]
    end: int


def find(lines: Sequence[str], start: int) -> Drawn | None:
    """The table that begins in a line."""
    first = lines[start]
    if "+" in first[:4]:
        return _grid(lines, start) if _FRAME.match(first) else None
    if start + 1 < len(lines) and "--" in lines[start + 1] and _DASHES.match(lines[start + 1]):
        return None if is_blank(first) or _DASHES.match(first) else _simple(lines, start)
    return None


def _simple(lines: Sequence[str], start: int) -> Drawn | None:
    spans = [match.span() for match in _COLUMN.finditer(lines[start + 1])]
    begins = [0, *(begin for begin, _ in spans[1:])]
    head = _cut(lines[start], begins)
    rows, end = [Row(True, head, start)], start + 2
    while end < len(lines) and not is_blank(lines[end]):
        if not _DASHES.match(lines[end]):
            rows.append(Row(False, _cut(lines[end], begins), end))
        end += 1
    if len(rows) < 2 or not all(words for [words] in head):
        return None
    return Drawn(rows, [_side(lines[start], *span) for span in spans], end)


def _cut(line: str, begins: Sequence[int]) -> list[list[str]]:
    """The cells of a line; a word that crosses the edge of a column belongs to where it begins."""
    places = [_word_start(line, begin) for begin in begins]
    return [[line[left:right].strip()] for left, right in pairwise([*places, len(line)])]


def _word_start(line: str, place: int) -> int:
    while 0 < place < len(line) and line[place - 1] != " ":
        place -= 1
    return min(place, len(line))


def _side(head: str, begin: int, end: int) -> str:
    """A head that is flush with its dashes on one side only is aligned to it."""
    left, right = head[begin : begin + 1].strip() != "", head[end - 1 : end].strip() != ""
    return "" if left and right else "left" if left else "right" if right else "center"


def _grid(lines: Sequence[str], start: int) -> Drawn | None:
    frame = lines[start].strip()
    edges = [match.start() for match in re.finditer(r"\+", frame)]
    rows: list[Row] = []
    block: list[list[str]] = []
    headed = False
    index = begin = start + 1
    while index < len(lines):
        line = lines[index].strip()
        if _FRAME.match(line):
            if block:
                cells = [_dedented(list(column)) for column in zip(*block, strict=True)]
                rows.append(Row(False, cells, begin))
            if "=" in line and not headed:
                headed, rows = True, [row._replace(head=True) for row in rows]
            block, begin = [], index + 1
        elif (texts := _bars(line, edges)) is not None:
            block.append(texts)
        else:
            break
        index += 1
    if block or not rows:
        return None
    return Drawn(rows, [""] * (len(edges) - 1), index)


def _bars(line: str, edges: Sequence[int]) -> list[str] | None:
    """The texts between the bars of a line, which stand under the corners, or are as many."""
    if not line.startswith("|") or not line.endswith("|"):
        return None
    if len(line) == edges[-1] + 1 and all(line[edge] == "|" for edge in edges):
        return [line[left + 1 : right] for left, right in pairwise(edges)]
    cells = line[1:-1].split("|")
    return cells if len(cells) == len(edges) - 1 else None


def _dedented(column: list[str]) -> list[str]:
    texts = [line.removeprefix(" ") for line in column]
    return [line.rstrip() for line in texts]
