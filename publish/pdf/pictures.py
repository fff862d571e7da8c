"""Pictures for the typesetter: the screen edition has no inks (PDF/A-2, ISO 19005-2, 6.2.4.3)."""

from __future__ import annotations

import io

from PIL import Image

from publish.book.divisions import Resource
from publish.pdf.unit import Picture

QUALITY = 95


def picture(resource: Resource, edition: str) -> Picture:
    """The file of a picture; one in the four inks of a printer is turned to RGB for the screen."""
    if edition == "screen" and resource.media_type == "image/jpeg":
        with Image.open(io.BytesIO(resource.data)) as image:
            if image.mode == "CMYK":
                return Picture(_in_rgb(image), resource.media_type)
    return Picture(resource.data, resource.media_type)


def _in_rgb(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.convert("RGB").save(out, "JPEG", quality=QUALITY, exif=image.getexif(), icc_profile=None)
    return out.getvalue()
