"""A drawing as pixels, for shops whose readers show no cover or formula that is an SVG: the door to resvg.

Words get the fonts of the theme and no others, so that the same drawing gives the same picture everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable

import resvg_py

from publish.epub.drawings import clean
from publish.themes import FontFace

LONGEST_SIDE = 2560  # what shops want of a cover's height


def rendered(data: bytes, fonts: Iterable[FontFace]) -> bytes:
    """A PNG of an SVG drawing, on white, as large as a cover should be.

    Raises ValueError where the bytes are no drawing.
    """
    drawing = clean(data)
    if not drawing:
        raise ValueError("not a drawing")
    faces = list(fonts)
    picture = resvg_py.svg_to_bytes(
        svg_string=drawing.decode(),
        background="#ffffff",
        width=LONGEST_SIDE,  # the drawing keeps its shape within these
        height=LONGEST_SIDE,
        skip_system_fonts=True,
        font_files=[str(face.path) for face in faces],
        font_family=faces[0].family,
        serif_family=faces[0].family,
    )
    return bytes(picture)


def drawing_as_png(data: bytes, width: float) -> bytes:
    """A PNG, on white, of a drawing without words, so many pixels wide."""
    side = max(1, round(width))
    picture = resvg_py.svg_to_bytes(
        svg_string=data.decode(), background="#ffffff", width=side, skip_system_fonts=True
    )
    return bytes(picture)
