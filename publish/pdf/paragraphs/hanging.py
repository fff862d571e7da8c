"""Signs that hang a little over the right edge, so that the edge looks straight.

A hyphen or a full stop is so light that a line that ends in it looks short.
"""

from __future__ import annotations

from typing import Any

from weasyprint.formatting_structure import boxes

from publish.pdf.paragraphs.text import letter_widths

SHARES = {  # how much of a sign stands outside
    **dict.fromkeys("-\u2010\u2011.,", 0.5),
    **dict.fromkeys("\u2019\u201d", 0.4),
    **dict.fromkeys(":;", 0.3),
    **dict.fromkeys("\u2013\u2014", 0.15),
}


def share(sign: str) -> float:
    """How much of the width of a letter or sign hangs over the edge, if a line ends with it."""
    return SHARES.get(sign, 0.0)


def overhang(line: Any) -> float:
    """How far a line of WeasyPrint's should reach over the edge, in CSS pixels."""
    last = line
    while isinstance(last, boxes.LineBox | boxes.InlineBox):
        inside = [child for child in last.children if child.is_in_normal_flow()]
        if not inside or (last is not line and (last.padding_right or last.margin_right)):
            return 0.0
        last = inside[-1]
    sign = last.text[-1:] if isinstance(last, boxes.TextBox) else ""
    return share(sign) * width(sign, last.style) if share(sign) else 0.0


def width(sign: str, style: Any) -> float:
    """The width of a sign, known for each font once."""
    key = (sign, *(str(style[name]) for name in ("font_family", "font_size", "font_weight", "font_style")))
    known = style.cache.setdefault("publish", {})
    if key not in known:
        known[key] = sum(letter_widths(sign, style))
    return float(known[key])
