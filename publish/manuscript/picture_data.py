"""What the bytes of a picture are, whatever the file is called: its type, its size, its colours in 8 bits."""

from __future__ import annotations

import io
import re
import warnings

from lxml import etree
from PIL import Image

from publish.book import drawings
from publish.book.divisions import Resource

MEDIA_TYPES = {
    "JPEG": "image/jpeg", "MPO": "image/jpeg", "PNG": "image/png", "GIF": "image/gif",
    "WEBP": "image/webp", "AVIF": "image/avif",
}  # fmt: skip
CONVERTED = frozenset({"TIFF", "BMP"})  # formats that neither reading systems nor PDF know
PLAIN = frozenset({"1", "L", "LA", "P", "PA", "RGB", "RGBA", "CMYK", "YCbCr"})
MOST_PIXELS = 100_000_000
LONGEST = 1_000_000  # pixels
DRAWING = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|!--|!DOCTYPE svg|svg)", re.IGNORECASE)
NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,2})?", re.IGNORECASE)
# No other formats are tried: for some of them Pillow would run programs.
TRIED = ("JPEG", "PNG", "GIF", "WEBP", "AVIF", "TIFF", "BMP")
Image.MAX_IMAGE_PIXELS = MOST_PIXELS
# What Pillow only warns of is refused here, and becomes a finding.
TOO_MANY_PIXELS = (Image.DecompressionBombWarning, Image.DecompressionBombError)


def read_picture(name: str, data: bytes) -> Resource | None:
    """A resource with its true type and size in pixels, or None where the bytes are no picture."""
    if DRAWING.match(data):
        return _read_drawing(name, data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=TRIED) as image:
                image.load()
                return _resource(name, data, image)
    except (OSError, ValueError, SyntaxError, OverflowError, *TOO_MANY_PIXELS):
        return None


def _resource(name: str, data: bytes, image: Image.Image) -> Resource | None:
    """The picture as it is, or as PNG where its format or its colours are not for books."""
    media_type = MEDIA_TYPES.get(image.format or "")
    if image.format in CONVERTED or (media_type and image.mode not in PLAIN):
        out = io.BytesIO()
        _plain(image).save(out, "PNG", icc_profile=None)
        media_type, data = "image/png", out.getvalue()
    return Resource(name, media_type, data, *image.size) if media_type else None


def _plain(image: Image.Image) -> Image.Image:
    """The same in 8 bits a colour: conversion alone would cut the finer ones off, and leave them white."""
    if image.mode.startswith("I;16"):
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in {"I", "F"}:
        low, high = (float(end) for end in image.getextrema())  # type: ignore[arg-type]
        scale = 255 / (high - low) if high > low else 1.0
        return image.convert("F").point(lambda value: value * scale + (-low * scale)).convert("L")
    return image if image.mode in PLAIN - {"CMYK", "YCbCr", "PA"} else image.convert("RGB")


def _read_drawing(name: str, data: bytes) -> Resource | None:
    """A drawing without what acts or leads outside; None where it is broken, or comes to too much."""
    root = drawings.read(data)
    if root is None or drawings.size(root) > drawings.LARGEST:
        return None
    drawings.clean_element(root)
    return Resource(name, "image/svg+xml", drawings.written(root), *_size(root))


def fault(name: str, data: bytes) -> str:
    """Why bytes are no picture, in words for the author."""
    if DRAWING.match(data):
        root = drawings.read(data)
        if root is not None:
            count = drawings.size(root)
            said = "without end" if count >= drawings.ENDLESS else f"{count:,} times in all"
            return f"'{name}' draws its parts {said}"
        return f"'{name}' is not a picture that can be read"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            Image.open(io.BytesIO(data), formats=TRIED).close()
    except TOO_MANY_PIXELS as refusal:
        pixels = int((re.search(r"\d+", str(refusal)) or ["0"])[0])
        return f"'{name}' has {pixels // 1_000_000:,} million pixels; {MOST_PIXELS // 1_000_000} is the most"
    except (OSError, ValueError, SyntaxError, OverflowError):
        pass
    return f"'{name}' is not a picture that can be read"


def acting(data: bytes) -> list[str]:
    """What a drawing loses: scripts, handlers, addresses outside it."""
    root = drawings.read(data) if DRAWING.match(data) else None
    return [] if root is None else drawings.clean_element(root)


def _size(root: etree._Element) -> tuple[int, int]:
    box = NUMBER.findall(root.get("viewBox") or "")
    if len(box) == 4:
        return _length(box[2]), _length(box[3])
    return _length(root.get("width") or ""), _length(root.get("height") or "")


def _length(text: str) -> int:
    """A length in pixels; 0 where it depends on the page, or is none."""
    found = NUMBER.match(text.strip())
    length = float(found[0]) if found and not text.strip().endswith("%") else 0
    return round(length) if 0 < length <= LONGEST else 0
