"""Letters as a drawing, for an ornament: what is no text is not read aloud, nor found out of its place.

The letters are typeset, in whatever script, and their outlines are taken from the font in that page.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
from fontTools.misc.transform import Transform
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

SEEN = 0.9  # of the letters' width and height
FONT_FILES = ("/FontFile2", "/FontFile3")


@dataclass(frozen=True)
class Glyph:
    """A glyph of a font, and how it is moved from the font's units to the page's."""

    font: TTFont
    number: int
    moved: Transform


def outline(pdf: bytes, side: str, colour: str) -> str:
    """What is written on the first page as an SVG, or nothing where it is blank.

    The drawing stands at the foot of its box, at the `left` or the `right`, and a tenth of it runs out there.
    """
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        glyphs = list(_glyphs(opened.pages[0]))
    path, bounds = (
        SVGPathPen(None, ntos=lambda number: f"{number:.1f}".rstrip("0").rstrip(".")),
        BoundsPen(None),
    )
    for glyph in glyphs:
        shapes = glyph.font.getGlyphSet()
        name = glyph.font.getGlyphName(glyph.number)
        path.glyphSet = bounds.glyphSet = shapes
        for pen in (path, bounds):
            shapes[name].draw(TransformPen(pen, glyph.moved))
    if bounds.bounds is None:
        return ""
    left, top, right, bottom = bounds.bounds
    align = {"left": "xMin", "right": "xMax"}[side]
    width, height = (right - left) * SEEN, (bottom - top) * SEEN
    box = f"{left if side == 'right' else right - width:.1f} {top:.1f} {width:.1f} {height:.1f}"
    return (
        f'<svg class="initial" xmlns="http://www.w3.org/2000/svg" viewBox="{box}" '
        f'preserveAspectRatio="{align}YMax meet" aria-hidden="true">'
        f'<path d="{path.getCommands()}" fill="{colour}"/></svg>'
    )


def _glyphs(page: pikepdf.Page) -> Iterator[Glyph]:
    """The glyphs of a page that the typesetter wrote: two bytes each, and the line's matrix before them."""
    fonts = {name: _font(font) for name, font in dict(page.resources.get("/Font", {})).items()}
    line, font, size = Transform(), None, 1.0
    for step in pikepdf.parse_content_stream(page, "Tm Tf TJ"):
        values = list(step.operands)
        if str(step.operator) == "Tm":
            line = Transform(*map(float, values))
        elif str(step.operator) == "Tf":
            font, size = fonts[str(values[0])], float(values[1])
        elif font is not None:
            yield from _run(values[0], font, size, line)


def _run(parts: pikepdf.Object, font: TTFont, size: float, line: Transform) -> Iterator[Glyph]:
    em, at = font["head"].unitsPerEm, 0.0
    for part in parts:
        if not isinstance(part, pikepdf.String):
            at -= float(part) / 1000 * em
            continue
        codes = bytes(part)
        for number in (int.from_bytes(codes[at_ : at_ + 2], "big") for at_ in range(0, len(codes), 2)):
            yield Glyph(font, number, line.scale(size / em).translate(at, 0))
            at += font["hmtx"][font.getGlyphName(number)][0]


def _font(font: pikepdf.Object) -> TTFont | None:
    """The font program, or None where letters are pictures."""
    if "/DescendantFonts" not in font:
        return None
    described = font.DescendantFonts[0].FontDescriptor
    files = [described[key] for key in FONT_FILES if key in described]
    return TTFont(io.BytesIO(files[0].read_bytes())) if files else None
