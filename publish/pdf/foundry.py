"""Cuts each font of a book once, from all the letters that its units have drawn.

While a unit is set, what stands in its file for a font of the theme is a request: which font, in which weight
and size, and which glyphs. Glyphs keep their numbers, so that pages do not hang on what else a font holds.
When the units are joined, all requests for one font become one font. (WeasyPrint would cut a font for each
unit, which takes longer than the drawing of its pages.)
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from fontTools.ttLib import TTFont

from publish.pdf.font_requests import Request, digest
from publish.pdf.pango import NO_PANGO
from publish.problems import MissingTool
from publish.themes import FontFace

try:
    from weasyprint.pdf.fonts import Font
    from weasyprint.text.ffi import ffi, harfbuzz
except OSError as error:
    raise MissingTool(NO_PANGO) from error

DUPLICATE = 0  # HarfBuzz takes a copy of what it is given
ffi.cdef("""
    hb_blob_t * hb_blob_create(const char *data, unsigned int length, int mode, void *user, void *destroy);
    hb_face_t * hb_face_create(hb_blob_t *blob, unsigned int index);
""")


@contextmanager
def requests(fonts: Collection[FontFace]) -> Iterator[None]:
    """Meanwhile WeasyPrint writes requests for these fonts; any other is cut and put in."""
    known = {digest(face.path) for face in fonts}
    theirs = Font.clean

    def clean(font: Any, drawn: Mapping[int, str], hinting: bool) -> None:
        file = hashlib.sha256(font.file_content).hexdigest()
        outlines = font.file_content[:4] == b"OTTO"  # another kind of font in a PDF
        if file not in known or outlines or font.missing or not drawn:
            theirs(font, drawn, hinting)
            return
        varied = tuple(sorted(font.variations.items()))
        wanted = Request(file, font.weight, font.font_size, font.style, varied, frozenset(drawn))
        font.file_content = wanted.written()

    Font.clean = clean
    try:
        yield
    finally:
        Font.clean = theirs


class _Blank(Font):  # type: ignore[misc]
    """WeasyPrint's font as far as it has to be known to be cut, from its file alone."""

    def __init__(self, data: bytes, wanted: Request) -> None:
        self.hb_face, self.file_content, self.index = _opened(data), data, 0
        with TTFont(BytesIO(data), lazy=True) as tables:
            self.tables = list(tables.keys())
        self.weight, self.font_size, self.style = wanted.weight, wanted.size, wanted.style
        self.variations = dict(wanted.variations)
        self.family = wanted.file
        self.missing: dict[int, int] = {}
        self.png = self.svg = self.colr = False


def _opened(data: bytes) -> Any:
    """A font's file as HarfBuzz wants it."""
    blob = harfbuzz.hb_blob_create(data, len(data), DUPLICATE, ffi.NULL, ffi.NULL)
    face = ffi.gc(harfbuzz.hb_face_create(blob, 0), harfbuzz.hb_face_destroy)
    harfbuzz.hb_blob_destroy(blob)
    return face


def cast(wanted: Request, fonts: Collection[FontFace]) -> bytes:
    """The font that is asked for."""
    path = next(face.path for face in fonts if digest(face.path) == wanted.file)
    font = _Blank(path.read_bytes(), wanted)
    with stopped_clock():
        font.clean(dict.fromkeys(sorted(wanted.glyphs), ""), hinting=False)
    return bytes(font.file_content)


@contextmanager
def stopped_clock() -> Iterator[None]:
    """The same moment for every font: a weight cut out of a variable font carries the time of its making."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before
