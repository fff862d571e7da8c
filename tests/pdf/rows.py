"""Small texts as the typesetter sets them, row by row."""

from __future__ import annotations

import re
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any

from weasyprint import HTML
from weasyprint.formatting_structure import boxes

from publish import themes
from publish.book.settings import PageSettings
from publish.pdf import sheet, typeset
from publish.pdf.paragraphs import filling, setting
from publish.pdf.unit import BASE, Sheet, Unit

THEME = themes.load("classic")
PIXEL = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"


@dataclass(frozen=True)
class Row:
    """A line: its text, the room left at its right, the width of its spaces, whether it ends something."""

    text: str
    left_over: float
    space: float
    is_last: bool
    chosen: bool
    page: int


def rows(body: str, css: str = "", language: str = "en", total_fit: bool = True) -> list[Row]:
    """The justified lines of a division with such a body."""
    page = PageSettings()
    sheets = (sheet.frame(page).text, THEME.shared, THEME.print, css, sheet.law(page).text)
    html = f'<html lang="{language}"><body class="print"><section class="division chapter">{body}</section>'
    named = tuple(Sheet(str(number), text) for number, text in enumerate(sheets))
    return rows_of(Unit("rows", html, named, THEME.fonts, total_fit=total_fit))


def rows_of(unit: Unit) -> list[Row]:
    """The justified lines of a unit, from the typesetter's own boxes."""
    fonts = typeset._font_configuration(unit.fonts)
    styles = [typeset._style(each, unit.fonts)[0] for each in unit.sheets]
    html = HTML(string=unit.html, base_url=BASE, url_fetcher=typeset._BookFetcher(unit.pictures))
    with setting.chosen_lines() if unit.total_fit else nullcontext():
        document = html.render(font_config=fonts, stylesheets=styles)
    found = [(at, *pair) for at, page in enumerate(document.pages) for pair in _lines(page._page_box)]
    return [_row(page, container, line) for page, container, line in found]


def _lines(box: Any) -> list[tuple[Any, Any]]:
    found: list[tuple[Any, Any]] = []
    for child in getattr(box, "children", ()):
        if isinstance(child, boxes.LineBox):
            if child.style["text_align_all"] == "justify" and hasattr(child, "resume_at"):
                found.append((box, child))
        else:
            found += _lines(child)
    return found


def _row(page: int, container: Any, line: Any) -> Row:
    leaves = [box for box in line.descendants() if isinstance(box, boxes.TextBox)]
    right = container.content_box_x() + container.width
    chosen = getattr(line, "plan", None) is not None
    spare = right - line.position_x - line.width
    text = "".join(leaf.text for leaf in leaves)
    return Row(text, spare, _looseness(leaves), line.resume_at is None, chosen, page)


def _looseness(leaves: list[Any]) -> float:
    """The width of the spaces of a line against what is natural for their fonts; 1 without any."""
    natural = actual = 0.0
    for leaf in leaves:
        if count := leaf.text.count(" ") + leaf.text.count("\u00a0"):
            width = filling.space_width(leaf.style)
            natural += count * width
            actual += count * (width + leaf.justification_spacing) * filling.scale(leaf)
    return actual / natural if natural else 1.0


def words(found: list[Row]) -> str:
    """The letters of the rows, without the hyphens that part words."""
    return "".join("".join(row.text.removesuffix("\u2010") for row in found).split())


def loosest(found: list[Row]) -> float:
    """The widest space of lines that are filled."""
    return max(row.space for row in found if not row.is_last)


def bare(html: str) -> str:
    """The letters of a piece of HTML."""
    return "".join(re.sub(r"<[^>]+>", "", html).split())
