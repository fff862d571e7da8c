"""Breaks a formula that is too wide: at its relations, and where that is not enough at its sums.

The lines of a displayed one are set as rows of a table, the relations below one another (The TeXbook,
chapter 19). One in the text may go on in the next line behind a relation or a sign (chapter 18).
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

from lxml import etree

from publish.book.tree import MATHML
from publish.formulas.signs import RELATIONS

Fits = Callable[[etree._Element], bool]
M = f"{{{MATHML}}}"
OPENING, CLOSING = frozenset("([{⟨⌊⌈"), frozenset(")]}⟩⌋⌉")
SUMS = frozenset("+-−±∓∪∩⊕")


def broken(math: etree._Element, fits: Fits) -> etree._Element | None:
    """The formula in lines of which each fits, as far as it can be; None where there is nowhere to break."""
    table = math[0] if len(math) == 1 and math[0].tag == f"{M}mtable" else None
    if table is not None:
        return _broken_rows(math, table, fits)
    items = _items(math)
    head, lines = _lines(items, fits)
    if not lines:
        return None
    rows = [_row(head, lines[0]), *(_row([], line) for line in lines[1:])]
    return _around(math, rows)


def pieces(math: etree._Element, fits: Fits) -> list[etree._Element]:
    """A formula in the text in pieces behind which its line may end; alone where there is no such place."""
    row = math
    while len(row) == 1 and row[0].tag == f"{M}mrow":
        row = row[0]
    parts: list[list[etree._Element]] = []
    for part in _cut(list(row), RELATIONS, behind=True):
        parts += [part] if fits(_inline(part)) else _cut(part, SUMS, behind=True)
    return [_inline(part) for part in parts] if len(parts) > 1 else [math]


def _inline(items: list[etree._Element]) -> etree._Element:
    """A piece of a formula; the sign at its end has the space of one between two sides."""
    math = etree.Element(f"{M}math", display="inline", nsmap={None: MATHML})
    row = _mrow(items)
    if len(row) > 1 and row[-1].tag == f"{M}mo":
        row[-1].set("form", "infix")
    math.append(row)
    return math


def _items(node: etree._Element) -> list[etree._Element]:
    """What stands side by side."""
    while len(node) == 1 and node[0].tag in (f"{M}mrow", f"{M}mstyle"):
        node = node[0]
    return list(node)


def _lines(
    items: list[etree._Element], fits: Fits
) -> tuple[list[etree._Element], list[list[etree._Element]]]:
    """What stands before the first relation, and the lines that begin with relations or signs."""
    pieces = _cut(items, RELATIONS)
    head = pieces[0]
    if len(pieces) == 1:
        first, *pieces = _cut(items, SUMS)
        head = []
        pieces = [first, *pieces]
        if len(pieces) == 1:
            return [], []
        return head, _gathered(pieces, fits)
    parts: list[list[etree._Element]] = []
    for piece in pieces[1:]:
        whole = fits(_alone([*head, *piece]))
        parts += [piece] if whole else _gathered(_cut(piece, SUMS), _beside(head, fits))
    return head, parts


def _cut(
    items: list[etree._Element], signs: frozenset[str], *, behind: bool = False
) -> list[list[etree._Element]]:
    """The items in pieces, each but the first beginning with one of the signs, which is in no bracket.

    With `behind`, each but the last ends with it.
    """
    pieces: list[list[etree._Element]] = [[]]
    depth = 0
    for item in items:
        sign = (item.text or "").strip() if item.tag in (f"{M}mo", f"{M}mi") else _end_of(item)
        depth = max(0, depth + (sign in OPENING) - (sign in CLOSING))
        is_end = sign in signs and not depth and bool(pieces[-1])
        if is_end and not behind:
            pieces.append([])
        pieces[-1].append(item)
        if is_end and behind:
            pieces.append([])
    return pieces if pieces[-1] else pieces[:-1]


def _end_of(item: etree._Element) -> str:
    """The bracket that carries an exponent: the square after a closing one."""
    return (item[0].text or "").strip() if len(item) and item[0].tag == f"{M}mo" else ""


def _gathered(pieces: list[list[etree._Element]], fits: Fits) -> list[list[etree._Element]]:
    """As many pieces on a line as it holds."""
    lines: list[list[etree._Element]] = []
    for piece in pieces:
        if lines and fits(_alone([*lines[-1], *piece])):
            lines[-1] = [*lines[-1], *piece]
        else:
            lines.append(list(piece))
    return lines


def _alone(items: list[etree._Element]) -> etree._Element:
    math = etree.Element(f"{M}math", display="block", nsmap={None: MATHML})
    math.append(_mrow(items))
    return math


def _row(left: list[etree._Element], right: list[etree._Element]) -> etree._Element:
    row = etree.Element(f"{M}mtr")
    for items, side in ((left, "right"), (right, "left")):
        cell = etree.Element(f"{M}mtd", columnalign=side)
        cell.append(_mrow(items))
        row.append(cell)
    return row


def _mrow(items: list[etree._Element]) -> etree._Element:
    row = etree.Element(f"{M}mrow", nsmap={None: MATHML})
    row.extend([deepcopy(item) for item in items])
    return row


def _broken_rows(math: etree._Element, table: etree._Element, fits: Fits) -> etree._Element | None:
    """Rows of aligned equations of which one is too wide: its right side goes on in the rows below."""
    rows: list[etree._Element] = []
    for row in table:
        cells = list(row)
        if fits(_alone([*cells[0], *(cells[1] if len(cells) > 1 else [])])) or len(cells) != 2:
            rows.append(deepcopy(row))
            continue
        left, right = list(cells[0]), _items(cells[1])
        head, parts = _lines(right, _beside(left, fits))
        parts = [[*head, *parts[0]], *parts[1:]] if parts else [right]
        rows += [_row(left, parts[0]), *(_row([], part) for part in parts[1:])]
    return _around(math, rows) if len(rows) > len(table) else None


def _beside(left: list[etree._Element], fits: Fits) -> Fits:
    """Whether what stands on the right fits beside what stands on the left."""
    return lambda line: fits(_alone([*left, *line[0]]))


def _around(math: etree._Element, rows: list[etree._Element]) -> etree._Element:
    """The formula as a table of rows."""
    new = etree.Element(f"{M}math", dict(math.attrib.items()), nsmap={None: MATHML})
    options = {"displaystyle": "true", "rowspacing": "3pt", "columnspacing": "0em 2em"}
    table = etree.Element(f"{M}mtable", options)
    table.extend(rows)
    new.append(table)
    return new
