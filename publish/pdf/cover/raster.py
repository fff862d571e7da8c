"""Pages as pixels: the only door to PDFium. The same page gives the same pixels."""

from __future__ import annotations

import pypdfium2
from PIL import Image


def pixels(pdf: bytes, density: float, size: tuple[int, int]) -> Image.Image:
    """The first page at so many pixels to the point, cut to a size, as no page is a whole number of them."""
    image: Image.Image = pypdfium2.PdfDocument(pdf)[0].render(scale=density).to_pil()
    return image.convert("RGB").crop((0, 0, *size))
