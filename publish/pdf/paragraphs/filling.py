"""Fills a line to its measure: by its spaces, and a little by its letters, drawn wider or narrower.

A fiftieth more or less is not seen in a letter, and is worth a quarter of each space.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure import boxes

from publish.pdf.paragraphs.hanging import overhang
from publish.pdf.paragraphs.text import letter_widths
from publish.pdf.paragraphs.total_fit import Taste

WIDENED = " \u00a0"  # spaces that grow and shrink


def fill(line: Any, measure: float, taste: Taste) -> None:
    """Widen or narrow a line of WeasyPrint's, in place, until it ends where the measure does, by the eye."""
    leaves = [leaf for leaf in _leaves(line) if isinstance(leaf, boxes.TextBox)]
    letters = sum(leaf.width for leaf in leaves)
    count = sum(_spaces(leaf.text) for leaf in leaves)
    if not letters:
        return
    room = measure + overhang(line) - line.width
    given = _given(room, sum(_spaces(leaf.text) * space_width(leaf.style) for leaf in leaves), letters, taste)
    _spread(line, 1 + given / letters, (room - given) / count if count else 0.0, 0.0)


def _given(room: float, spaces: float, letters: float, taste: Taste) -> float:
    """The part of the room that the letters take."""
    give = letters * taste.give
    most = spaces * (taste.stretch if room > 0 else taste.shrink) + give
    return give * max(-1.0, min(1.0, room / most))


def _spread(box: Any, scale: float, spacing: float, shift: float) -> float:
    """Move a box by what those before it have grown, and let it grow; how far the next one moves."""
    if isinstance(box, boxes.TextBox):
        box.position_x += shift
        grown = float(box.width) * (scale - 1) + spacing * _spaces(box.text)
        box.width += grown
        box.letter_scale = scale
        box.justification_spacing = box.pango_layout.justification_spacing = spacing / scale
        return shift + grown
    if not isinstance(box, boxes.LineBox | boxes.InlineBox):
        box.translate(shift, 0)
        return shift
    box.position_x += shift
    moved = shift
    for child in box.children:
        if child.is_in_normal_flow():
            moved = _spread(child, scale, spacing, moved)
    box.width += moved - shift
    return moved


def scale(box: Any) -> float:
    """How much wider than natural the letters of a box are drawn."""
    return float(getattr(box, "letter_scale", 1.0))


def _leaves(box: Any) -> Iterator[Any]:
    for child in getattr(box, "children", ()):
        if isinstance(child, boxes.InlineBox):
            yield from _leaves(child)
        else:
            yield child


def _spaces(text: str) -> int:
    return sum(text.count(space) for space in WIDENED)


def space_width(style: Any) -> float:
    """The natural width of a space, found once for each font and size."""
    known = style.cache.setdefault("space", {})
    key = tuple(str(style[name]) for name in ("font_family", "font_size", "font_weight", "font_style"))
    if key not in known:
        known[key] = letter_widths("n n", style)[1]
    return float(known[key])
