"""Lines of code that turn over: each goes on behind a small arrow, so that no break passes for the author's.

The arrow is drawn in the room at the left of the code, and is no part of its text: it is neither copied nor
read aloud (an artifact, ISO 32000-1, 14.8.2.2).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from publish.pdf.layout import GENERATED
from publish.pdf.unit import CSS_PIXEL, NUMBER, Turn

BACK = 9.5  # pixels from the arrow to the line
# Down from the line before, then on to this one; the head of the arrow.
STROKES = (((0, -4), (0, 0), (6, 0)), ((4, -2), (6, 0), (4, 2)))
GREY = 0.4


def turns(pages: Sequence[Any]) -> tuple[Turn, ...]:
    """Where lines of listings go on."""
    rows: dict[Any, list[tuple[int, Any, Any]]] = {}
    for number, page in enumerate(pages):
        for block, line in _lines(page._page_box):
            rows.setdefault(block.element, []).append((number, block, line))
    return tuple(turn for listing, set_ in rows.items() for turn in _turned(listing, set_))


def _lines(box: Any) -> Iterator[tuple[Any, Any]]:
    for child in getattr(box, "children", ()):
        if hasattr(child, "text_overflow"):
            if box.element_tag == "pre":
                yield box, child
        else:
            yield from _lines(child)


def _turned(listing: Any, rows: Sequence[tuple[int, Any, Any]]) -> Iterator[Turn]:
    """The rows that are not the first of their line, known by the letters that the rows before them hold."""
    written = ["".join(line.split()) for line in "".join(listing.itertext()).split("\n")]
    at, rest = -1, 0
    for page, block, row in rows:
        letters = "".join("".join(leaf.text.split()) for leaf in row.descendants() if _is_written(leaf))
        goes_on = rest > 0
        if not goes_on:
            at += 1
            rest = len(written[at]) if at < len(written) else 0
        rest -= len(letters)
        if goes_on:
            element = int(block.element.get(NUMBER, -1))
            yield Turn(page, element, at, block.content_box_x() - BACK, row.position_y + row.height / 2)


def _is_written(leaf: Any) -> bool:
    return hasattr(leaf, "text") and not leaf.element_tag.endswith(GENERATED)


def draw(marked: Sequence[Turn], pdf: Any) -> None:
    """Draw the arrows at the end of the pages' contents, in points from the upper left corner."""
    sheets = {str(thing.reference): thing for thing in pdf.objects if hasattr(thing, "reference")}
    leaves = [thing for thing in pdf.objects if isinstance(thing, dict) and thing.get("Type") == "/Page"]
    for number in sorted({turn.page for turn in marked}):
        content = sheets[str(leaves[number]["Contents"])]
        arrows = "".join(_arrow(turn) for turn in marked if turn.page == number)
        content.stream.append(f"/Artifact BMC q 0.5 w {GREY} {GREY} {GREY} RG {arrows}Q EMC".encode())


def _arrow(turn: Turn) -> str:
    strokes = []
    for stroke in STROKES:
        points = [((turn.left + x) * CSS_PIXEL, (turn.middle + y) * CSS_PIXEL) for x, y in stroke]
        path = [f"{x:.2f} {y:.2f} {'l' if number else 'm'}" for number, (x, y) in enumerate(points)]
        strokes.append(" ".join([*path, "S "]))
    return "".join(strokes)
