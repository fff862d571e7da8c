"""The front alone as a picture, for those who read on a screen.

Shops want 1600 by 2560 pixels, as JPEG. The same book gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

from PIL import Image

from publish import themes
from publish.book.divisions import Book, Resource
from publish.book.metadata import Cover, Metadata
from publish.pdf.cover import colours, findings, sheets
from publish.pdf.cover.front import Front, pictured, typographic
from publish.pdf.cover.geometry import POINT, panel
from publish.pdf.cover.kept import HEIGHT, WIDTH
from publish.pdf.cover.raster import pixels
from publish.pdf.cover.setting import Setting, pictures
from publish.pdf.typeset import typeset
from publish.problems import Problem

DENSITY = 4  # pixels to a point
QUALITY = 90
NAME = "generated/cover.jpg"


def with_front(book: Book, problems: list[Problem], height: int = HEIGHT) -> Book:
    """The book with a picture of its front: its own, or else one that is drawn, so many pixels high."""
    if book.metadata.cover:
        return book
    said = book.settings.cover.alternative or _said(book.metadata)
    return _with_picture(book, Cover(NAME, said), typographic, height, problems)


def with_pixels(book: Book, problems: list[Problem]) -> Book:
    """The book with a cover in pixels, where it is an SVG drawing; reading systems show none."""
    cover = book.metadata.cover
    resource = book.resources.get(cover.image) if cover else None
    if cover is None or resource is None or resource.media_type != findings.DRAWN or not resource.width:
        return book
    height = round(WIDTH * resource.height / resource.width)
    drawn = replace(cover, image=NAME)
    return _with_picture(book, drawn, pictured, height, problems)


def _said(metadata: Metadata) -> str:
    """What the words on the front are."""
    return ". ".join(
        part for part in (metadata.title, metadata.subtitle, ", ".join(metadata.authors)) if part
    )


def _with_picture(
    book: Book,
    cover: Cover,
    draw: Callable[[Setting, list[Problem]], Front],
    height: int,
    problems: list[Problem],
) -> Book:
    setting = _setting(book, height, problems)
    front = draw(setting, problems)
    done = front.done or typeset(setting.unit(front.html, *front.sheets))
    findings.report(setting, done, problems)
    picture = Resource(NAME, "image/jpeg", _jpeg(pixels(done.pdf, DENSITY, (WIDTH, height))), WIDTH, height)
    return replace(
        book,
        metadata=replace(book.metadata, cover=cover),
        resources={**book.resources, NAME: picture},
    )


def _setting(book: Book, height: int, problems: list[Problem]) -> Setting:
    """A page of the picture's shape, with nothing to trim, in the colours of screens."""
    wide, high = (pixels / DENSITY * POINT for pixels in (WIDTH, height))
    theme = themes.load(book.settings.theme)
    palette = colours.palette(findings.ground(book, theme, problems), "screen", 0)
    front = panel(0, wide, high, (0, 0, 0), 0)
    base = (
        sheets.page(wide, high, 0, palette, front.unit),
        *sheets.looks(book, theme),
        sheets.place(".front", front),
    )
    return Setting(book, front, base, palette, theme.fonts, pictures(book))


def _jpeg(image: Image.Image) -> bytes:
    """The picture as a file; colours are not thinned out, which would blur the edges of letters."""
    out = io.BytesIO()
    image.save(out, "JPEG", quality=QUALITY, subsampling=0, optimize=True)
    return out.getvalue()
