"""Says of every head in a table whether it heads its row or its column.

PDF/UA-1 (ISO 14289-1, 7.5); ISO 32000-1, 14.8.5.7. The typesetter writes into each cell the ids of its heads,
and forgets those that reach over several rows or columns. It knows the direction, though, and with that
readers find the heads of every cell by themselves.
"""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name

ROW, COLUMN = Name.Row, Name.Column


def direct(table: pikepdf.Object) -> None:
    """Give every head cell of a table its scope, in the place of ids."""
    rows = [list(_cells(row)) for row in _rows(table)]
    named = [{name for cell in row for name in _named(cell)} for row in rows]
    anywhere: set[str] = set().union(*named)
    for row, beside in zip(rows, named, strict=True):
        has_data = any(cell.S == Name.TD for cell in row)
        for cell in row:
            if cell.S == Name.TH:
                name = str(cell.get("/ID", ""))
                heads_row = name in beside if name in anywhere else has_data
                cell.A.Scope = ROW if heads_row else COLUMN
    for cell in (cell for row in rows for cell in row):
        for thing, key in ((cell, "/ID"), (cell.A, "/Headers")):
            if key in thing:
                del thing[key]


def _rows(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    for kid in _kids(element):
        if kid.get("/S") == Name.TR:
            yield kid
        elif kid.get("/S") in (Name.THead, Name.TBody, Name.TFoot):
            yield from _rows(kid)


def _cells(row: pikepdf.Object) -> Iterator[pikepdf.Object]:
    return (kid for kid in _kids(row) if kid.get("/S") in (Name.TH, Name.TD))


def _named(cell: pikepdf.Object) -> Iterator[str]:
    """The ids of a cell's heads."""
    return (str(name) for name in cell.A.get("/Headers", Array()))


def _kids(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    kids = element.get("/K", Array())
    return (kid for kid in (kids if isinstance(kids, Array) else [kids]) if isinstance(kid, Dictionary))
