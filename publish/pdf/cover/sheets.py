"""The CSS of a cover that no theme changes: the page, where panels and their words are, sizes and colours."""

from __future__ import annotations

from collections.abc import Mapping

from publish.book.divisions import Book
from publish.pdf.cover.colours import Palette
from publish.pdf.cover.geometry import Box, Panel
from publish.pdf.unit import Sheet
from publish.themes import Theme

BASE = """
html, body { margin: 0; padding: 0 }
.panel { overflow: hidden }
h1, h2, h3, h4, h5, h6 { bookmark-level: none }
.area > .publisher { position: absolute; bottom: 0; left: 0; right: 0 }
.area > .mark { position: absolute; bottom: 0 }
[dir="ltr"] .area > .mark { left: 0 }
[dir="rtl"] .area > .mark { right: 0 }
.blurb { position: absolute; left: 0; right: 0 }
.panel img.picture { width: 100%; height: 100%; object-fit: cover; image-rendering: crisp-edges }
"""


def looks(book: Book, theme: Theme) -> tuple[Sheet, ...]:
    """The style of the theme, and the author's where there is one."""
    own = Sheet("styles/cover.css", book.settings.styles.cover)
    return (Sheet(f"{theme.name}/cover.css", theme.cover), *((own,) if own.text.strip() else ()))


def page(width: float, height: float, bleed: float, palette: Palette, unit: float) -> Sheet:
    """The page, the colours and the unit of a cover; everything else reckons with them."""
    text = f"""
    @page {{ size: {width:.4f}mm {height:.4f}mm; margin: 0; bleed: {bleed:.4f}mm }}
    @page {{ background: {palette.ground} }}
    :root {{ --ground: {palette.ground}; --ink: {palette.ink}; --u: {unit:.4f}mm }}
    {BASE}"""
    return Sheet("cover", text)


def sizes(values: Mapping[str, float]) -> Sheet:
    """Sizes in millimetres, under the names that the theme uses."""
    return Sheet(
        "cover", f":root {{ {' '.join(f'--{name}: {size:.4f}mm;' for name, size in values.items())} }}"
    )


def place(selector: str, panel: Panel) -> Sheet:
    """Where a panel is, and within it the area for its words."""
    inner = within(panel.area, panel.bled)
    beyond = panel.bled.width - inner.right
    text = f"""
    {selector} {{ {panel.bled.css()} }}
    {selector} > .area {{ {inner.css()} }}
    {selector} .rule {{ margin-left: -{inner.left:.4f}mm; margin-right: -{beyond:.4f}mm }}"""
    return Sheet("cover", text)


def within(box: Box, outer: Box) -> Box:
    """A box as seen from the corner of the one that holds it."""
    return Box(box.left - outer.left, box.top - outer.top, box.width, box.height)
