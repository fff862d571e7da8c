"""Pictures as the shops take them: JPEG, PNG, GIF or SVG, in RGB, opaque, of a bounded size.

EPUB 3.3 section 3.2 allows WebP too, but Kindle takes only the first three; Apple asks for at most
four million pixels and Google for at most 3200 on a side; transparency turns black in dark mode.
"""

from __future__ import annotations

import io
import math

from PIL import Image, ImageOps, UnidentifiedImageError

from publish.epub.drawings import clean

SVG_TYPE = "image/svg+xml"
EXTENSIONS = {"image/jpeg": "jpg", "image/png": "png", "image/gif": "gif", SVG_TYPE: "svg"}
TYPES = {"JPEG": "image/jpeg", "PNG": "image/png", "GIF": "image/gif"}
LONGEST_SIDE = 3200
MOST_PIXELS = 4_000_000
QUALITY = 90
OPAQUE = frozenset({"1", "L", "P", "RGB"})


def fit(data: bytes, *, cover: bool = False) -> tuple[bytes, str]:
    """The bytes to package and their media type, found from the content.

    Raises ValueError where the bytes are no picture. A cover may have more pixels than other pictures.
    """
    if _looks_drawn(data):
        drawing = clean(data)
        if not drawing:
            raise ValueError("not a drawing")
        return drawing, SVG_TYPE
    try:
        with Image.open(io.BytesIO(data)) as picture:
            if _fits(picture, cover=cover):
                return data, TYPES[picture.format or ""]
            return _converted(picture, cover=cover)
    except (UnidentifiedImageError, OSError) as fault:
        raise ValueError(str(fault)) from fault


def moves(data: bytes, media_type: str) -> bool:
    """Whether a packaged picture is more than one picture."""
    if media_type == SVG_TYPE:
        return b"<animate" in data or b"@keyframes" in data
    with Image.open(io.BytesIO(data)) as picture:
        return bool(getattr(picture, "is_animated", False))


def _looks_drawn(data: bytes) -> bool:
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"<") and b"<svg" in data[:65536]


def _fits(picture: Image.Image, *, cover: bool) -> bool:
    if picture.format == "GIF" and getattr(picture, "is_animated", False):
        return True
    plain = picture.mode in OPAQUE and "transparency" not in picture.info
    return picture.format in TYPES and plain and _scale(picture, cover=cover) == 1


def _scale(picture: Image.Image, *, cover: bool) -> float:
    longest, pixels = max(picture.size), math.prod(picture.size)
    allowed = 1.0 if cover else math.sqrt(MOST_PIXELS / pixels)
    return min(1.0, LONGEST_SIDE / longest, allowed)


def _converted(picture: Image.Image, *, cover: bool) -> tuple[bytes, str]:
    photograph = picture.format in {"JPEG", "MPO"} or (picture.format == "WEBP" and not _clear(picture))
    scale = _scale(picture, cover=cover)
    opaque = _on_white(ImageOps.exif_transpose(picture))  # what a camera says of its position gets lost
    if scale < 1:
        width, height = (max(1, math.floor(side * scale)) for side in opaque.size)
        opaque = opaque.resize((width, height), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    if photograph:
        opaque.save(out, "JPEG", quality=QUALITY, optimize=True)
        return out.getvalue(), "image/jpeg"
    opaque.save(out, "PNG")
    return out.getvalue(), "image/png"


def _clear(picture: Image.Image) -> bool:
    return picture.has_transparency_data


def _in_rgb(picture: Image.Image) -> Image.Image:
    """The picture without the profile of the inks that it was in."""
    converted = picture.convert("RGB")
    if picture.mode in {"CMYK", "LAB"}:
        converted.info.pop("icc_profile", None)
    return converted


def _on_white(picture: Image.Image) -> Image.Image:
    """The picture in RGB or grey, what shines through it turned white."""
    if not _clear(picture):
        return picture if picture.mode in {"L", "RGB"} else _in_rgb(picture)
    layer = picture.convert("RGBA")
    paper = Image.new("RGBA", layer.size, "white")
    return Image.alpha_composite(paper, layer).convert("RGB")
