"""The lines of the typesetter's pages, measured: where they stand, and how wide their word spaces are.

What a designer's eye finds, loose lines, hyphens, short last lines, can be told from these.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from publish.pdf.unit import FOOT, NUMBER, Line

Space = Callable[[Any], float]


def lines(pages: Sequence[Any], space: Space) -> tuple[Line, ...]:
    """Every line of text, page by page, the notes after the text.

    `space` tells how wide, in pixels, a word space is by nature in a style.
    """
    return tuple(
        line
        for number, page in enumerate(pages)
        for area in page._page_box.children
        for block, box in _line_boxes(area)
        for line in _measured(number, block, box, space, note=hasattr(area, "page"))
    )


def _line_boxes(box: Any) -> Iterator[tuple[Any, Any]]:
    """The lines in a box, each with its block; a box that stands in a line is a part of that line."""
    for child in getattr(box, "children", ()):
        if hasattr(child, "text_overflow"):
            yield box, child
        else:
            yield from _line_boxes(child)


def _measured(page: int, block: Any, box: Any, space: Space, *, note: bool) -> Iterator[Line]:
    texts = [leaf for leaf in box.descendants() if hasattr(leaf, "text")]
    words = "".join(leaf.text for leaf in texts)
    if not words.strip() or block.element is None:
        return
    left = block.content_box_x()
    yield Line(
        page=page,
        element=int(block.element.get(NUMBER, -1)),
        kind=FOOT if note else str(block.element.tag),
        words=words,
        left=texts[0].position_x,
        top=box.position_y,
        right=max(leaf.position_x + leaf.width for leaf in texts),
        bottom=box.position_y + box.height,
        edges=(left, left + block.width),
        gap=_gap(texts, space),
        ends=box.resume_at is None,
    )


def _gap(texts: Sequence[Any], space: Space) -> float:
    """The width of the word spaces, as a multiple of what it is by nature."""
    for leaf in texts:
        if " " in leaf.text.strip():
            return float(1 + (leaf.justification_spacing + leaf.style["word_spacing"]) / space(leaf.style))
    return 1.0
