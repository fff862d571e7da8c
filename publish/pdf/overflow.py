"""What leaves the text block, or the cell it stands in, and the tables that are too wide: from the boxes.

What a style sets outside on purpose, by a negative margin or a place of its own, is no overflow.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from publish.pdf.unit import NUMBER, Grid, Spill

NEARLY = 1.0  # pixels: the typesetter's rounding
HANGING = 6.0  # pixels that a comma or a hyphen may stand out
NARROW, DEEP = 9, 5  # letters to a line, and lines, of a cell that is cramped


@dataclass(frozen=True)
class _Frame:
    """What a leaf has to stay in: left, right and lower edge; the element to name, and its kind."""

    left: float
    right: float
    bottom: float
    element: int
    kind: str


def spills(pages: Sequence[Any]) -> tuple[Spill, ...]:
    """The elements of which something stands outside, each once on a page."""
    found: dict[tuple[int, int, str], Spill] = {}
    for number, page in enumerate(pages):
        for spill in _of_page(number, page._page_box):
            known = found.setdefault((number, spill.element, spill.kind), spill)
            if spill.beyond > known.beyond:
                found[number, spill.element, spill.kind] = spill
    return tuple(found.values())


def _of_page(number: int, page: Any) -> Iterator[Spill]:
    left, top = page.content_box_x(), page.content_box_y()
    for area in page.children:
        frame = _Frame(left, left + page.width, top + page.height, -1, "text")
        yield from _outside(number, area, frame)


def _outside(page: int, box: Any, frame: _Frame) -> Iterator[Spill]:
    if box.element is None or _is_set_apart(box):
        return
    is_picture = hasattr(box, "replacement")
    if is_picture or hasattr(box, "text"):
        beyond = max(
            box.position_x + _seen(box) - frame.right,
            frame.left - box.position_x,
            box.position_y + box.height - frame.bottom if is_picture else 0.0,
        )
        if beyond > (HANGING if _ends_in_sign(box) else NEARLY):
            own = int(box.element.get(NUMBER, -1)) if is_picture else -1
            kind = "picture" if is_picture else frame.kind
            yield Spill(page, own if own >= 0 else frame.element, kind, beyond)
        return
    inner = _framed(box, frame)
    for child in getattr(box, "children", ()):
        yield from _outside(page, child, inner)


def _seen(box: Any) -> float:
    """The width of a picture or a text; nobody sees the spaces over the end of a line of code."""
    text = getattr(box, "text", "")
    unseen = len(text) - len(text.rstrip()) if text else 0
    return float(box.width - unseen * box.width / max(len(text), 1))


def _ends_in_sign(box: Any) -> bool:
    """Whether a sign stands at an edge of a text: it may hang in the margin, as it does in fine books."""
    text = getattr(box, "text", "").strip()
    return bool(text) and not (text[0].isalnum() and text[-1].isalnum())


def _is_set_apart(box: Any) -> bool:
    style = box.style
    if style["position"] in ("absolute", "fixed"):
        return True
    return any(
        isinstance(side, int | float) and side < 0
        for side in (getattr(box, "margin_left", 0), getattr(box, "margin_right", 0))
    )


def _framed(box: Any, frame: _Frame) -> _Frame:
    """The frame for what is in a box: a cell is a frame of its own, a block gives its name."""
    if not hasattr(box, "page_values"):
        return frame
    own = int(box.element.get(NUMBER, -1))
    element = own if own >= 0 and box.is_in_normal_flow() else frame.element
    if _is_cell(box):
        left = box.position_x
        return _Frame(left, left + box.border_width(), frame.bottom, element, "cell")
    return _Frame(frame.left, frame.right, frame.bottom, element, frame.kind)


def _is_cell(box: Any) -> bool:
    return bool(box.style["display"] == ("table-cell",))


def grids(pages: Sequence[Any]) -> tuple[Grid, ...]:
    """Every table, as wide as it is at its widest."""
    found: dict[int, Grid] = {}
    for number, page in enumerate(pages):
        for grid in _tables(number, page._page_box):
            known = found.get(grid.element)
            if known is None or (grid.width, grid.cramped) > (known.width, known.cramped):
                found[grid.element] = grid
    return tuple(found.values())


def _tables(page: int, box: Any) -> Iterator[Grid]:
    for child in getattr(box, "children", ()):
        if not getattr(child, "is_table_wrapper", False):
            yield from _tables(page, child)
        elif child.element is not None and NUMBER in child.element.attrib:
            cells = [cell for cell in child.descendants() if _is_cell(cell)]
            yield Grid(
                page=page,
                element=int(child.element.get(NUMBER)),
                width=max([child.width, *(inner.width for inner in child.children)]),
                room=box.width,
                size=child.style["font_size"],
                cramped=any(map(_is_cramped, cells)),
            )


def _is_cramped(cell: Any) -> bool:
    """Whether a cell has a word or two to the line, and many lines."""
    rows = [row for row in cell.descendants() if hasattr(row, "text_overflow")]
    words = sum(len(leaf.text) for row in rows for leaf in row.descendants() if hasattr(leaf, "text"))
    return len(rows) >= DEEP and words / len(rows) < NARROW
