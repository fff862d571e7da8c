"""Sets the lines of paragraphs as they were chosen: the one place that reaches into WeasyPrint's layout.

WeasyPrint asks for the lines of a paragraph one by one, and for each walks down to the leaves that hold its
text. When it asks for the first line, measure and fonts are known, and all breaks are chosen; then each leaf
hands out its letters up to the end of the line, and spaces and letters fill it. Nothing in the tree is
changed: places, links and structure are what they were. Where nothing was chosen, WeasyPrint does everything.

(What stands in the place of WeasyPrint's functions has their arguments.)
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from math import inf
from typing import Any

from weasyprint.draw import text as drawing
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.matrix import Matrix
from weasyprint.text.line_break import create_layout

from publish.pdf.paragraphs import feet, filling
from publish.pdf.paragraphs.plan import TASTE, drop, plan


@contextmanager
def chosen_lines() -> Iterator[None]:
    """Meanwhile justified paragraphs are laid out, and drawn, by total fit."""
    try:
        for (module, name), function in OURS.items():
            setattr(module, name, function)
        yield
    finally:
        for (module, name), function in THEIRS.items():
            setattr(module, name, function)


def _next_line(context: Any, line: Any, top: float, bottom_space: float, skip: Any, *others: Any) -> Any:
    """The next line of a paragraph; before the first, all are chosen."""
    container, *_, letter_style, line_style = others
    styled = letter_style is not None or line_style is not None  # a first letter or line of another look
    if styled or _beside_float(context, top):
        drop(line)
    elif skip is None:
        plan(context, line, container)
    if _is_chosen(line):
        feet.keep_whole(context, line, top, bottom_space, skip)
    return THEIRS[inline, "get_next_linebox"](context, line, top, bottom_space, skip, *others)


def _beside_float(context: Any, top: float) -> bool:
    return any(shape.position_y + shape.margin_height() > top for shape in context.excluded_shapes)


def _split_line(context: Any, box: Any, left: float, right: float, *others: Any) -> Any:
    """A line, or an inline box; a line that was chosen ends where it should, and not where room ends."""
    if isinstance(box, boxes.LineBox) and _is_chosen(box):
        right = inf
    return THEIRS[inline, "split_inline_box"](context, box, left, right, *others)


def _split_text(context: Any, box: Any, room: float | None, skip: int, is_line_start: bool = True) -> Any:
    """The text of a leaf up to the end of the line, where to go on, and whether an author ended it."""
    cuts = getattr(box, "cuts", None)
    split = THEIRS[inline, "split_text_box"]
    if cuts is None or room is None:
        return split(context, box, room, skip, is_line_start)
    encoded = box.text.encode()
    cut = next((cut for cut in cuts if cut.resume is None or cut.resume > skip), None)
    stop, resume, suffix = cut or (len(encoded), None, "")
    shown = encoded[skip:stop].decode()
    if not shown:
        return None, resume, False
    set_text, _, _ = split(context, box.copy_with_text(shown + suffix), None, 0)
    return set_text, resume, False


def _align(context: Any, line: Any, room: float, last: bool) -> Any:
    """How far to move a line; one that was chosen is filled, the last one only where it is too long."""
    filled = _is_chosen(line) and line.style["text_align_all"] == "justify"
    if filled and (not last or line.width > room):
        filling.fill(line, room, TASTE)
        return 0
    if line.style["direction"] == "rtl" and line.style["text_align_all"] == "justify" and not last:
        _move_back(context, line)
    return THEIRS[inline, "text_align"](context, line, room, last)


def _move_back(context: Any, line: Any) -> None:
    """Draw a line without the space at its left end; undo what is done for lines that are drawn with it."""
    moved = min((child.position_x for child in line.children), default=line.position_x) - line.position_x
    if moved >= 0:
        return
    box = line
    while isinstance(box, boxes.LineBox | boxes.InlineBox) and box.children:
        box = box.children[-1]
        box.position_x -= moved
    if isinstance(box, boxes.TextBox):
        box.pango_layout = create_layout(box.text, box.style, context, None, 0)
        box.pango_layout.deactivate()


def _draw(stream: Any, box: Any, overflow: Any, ellipsis: Any, matrix: Any) -> Any:
    """The letters of a leaf, as wide as the line wants them."""
    widened = Matrix(a=filling.scale(box)) @ matrix
    return THEIRS[drawing, "draw_first_line"](stream, box, overflow, ellipsis, widened)


def _is_chosen(line: Any) -> bool:
    return getattr(line, "plan", None) is not None


OURS = {
    (inline, "get_next_linebox"): _next_line,
    (inline, "split_inline_box"): _split_line,
    (inline, "split_text_box"): _split_text,
    (inline, "text_align"): _align,
    (drawing, "draw_first_line"): _draw,
}
THEIRS = {(module, name): getattr(module, name) for module, name in OURS}
