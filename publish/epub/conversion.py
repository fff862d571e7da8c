"""Pictures as the shops take them: JPEG, PNG, GIF or SVG, upright, in RGB, opaque, of a bounded size.

EPUB 3.3 section 3.2 allows WebP too, but Kindle takes only the first three; transparency turns black at
night; the turn that a camera notes (EXIF 2.32, 4.6.4 A) is not known to every reading system.
"""

from __future__ import annotations

import io
import math
from typing import NamedTuple

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from publish.epub.drawings import clean
from publish.epub.targets import Target

SVG_TYPE = "image/svg+xml"
EXTENSIONS = {"image/jpeg": "jpg", "image/png": "png", "image/gif": "gif", SVG_TYPE: "svg"}
TYPES = {"JPEG": "image/jpeg", "PNG": "image/png", "GIF": "image/gif"}
PHOTOGRAPHS = frozenset({"JPEG", "MPO", "WEBP", "AVIF"})
QUALITY = 90
OPAQUE = frozenset({"1", "L", "P", "RGB"})
EXIF_IN_PNG = (b"eXIf", b"Raw profile type")
ORIENTATION, UPRIGHT = 0x0112, 1
Size = tuple[int, int]


class Fitted(NamedTuple):
    """A picture to be packaged; a drawing has no `size`; `before` is the size of what was made smaller.

    `drawn` says that it was a drawing until it was made a picture.
    """

    data: bytes
    media_type: str
    size: Size | None = None
    before: Size | None = None
    moving: bool = False
    drawn: bool = False


def fit(data: bytes, target: Target, *, cover: bool = False) -> Fitted:
    """A picture as the target takes it, its type found from the content.

    Raises ValueError where the bytes are no picture. A cover may have more pixels than other pictures.
    """
    if looks_drawn(data):
        drawing = clean(data)
        if not drawing:
            raise ValueError("not a drawing")
        return Fitted(drawing, SVG_TYPE, moving=b"<animate" in drawing or b"@keyframes" in drawing)
    try:
        with Image.open(io.BytesIO(data)) as picture:
            if picture.format == "GIF" and getattr(picture, "is_animated", False):
                return Fitted(data, "image/gif", picture.size, moving=True)
            scale = _scale(picture, target, cover=cover)
            if scale == 1 and len(data) <= target.most_bytes and _plain(picture, data):
                return Fitted(data, TYPES[picture.format or ""], picture.size)
            return _converted(picture, scale, target)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError) as fault:
        raise ValueError(str(fault)) from fault


def looks_drawn(data: bytes) -> bool:
    """Whether a file is an SVG drawing, whatever its name says."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"<") and b"<svg" in data[:65536]


def _plain(picture: Image.Image, data: bytes) -> bool:
    opaque = picture.mode in OPAQUE and "transparency" not in picture.info
    return picture.format in TYPES and opaque and _upright(picture, data)


def _upright(picture: Image.Image, data: bytes) -> bool:
    """Whether a picture is shown as it is stored. A PNG would be unpacked to find no word on it."""
    told = picture.format != "PNG" or any(chunk in data for chunk in EXIF_IN_PNG)
    return not told or picture.getexif().get(ORIENTATION, UPRIGHT) == UPRIGHT


def _scale(picture: Image.Image, target: Target, *, cover: bool) -> float:
    longest, pixels = max(picture.size), math.prod(picture.size)
    allowed = 1.0 if cover else math.sqrt(target.most_pixels / pixels)
    return min(1.0, target.longest_side / longest, allowed)


def _converted(picture: Image.Image, scale: float, target: Target) -> Fitted:
    photograph = picture.format in PHOTOGRAPHS and not picture.has_transparency_data
    shown = _on_white(ImageOps.exif_transpose(picture))
    before = shown.size
    if scale < 1:
        width, height = (max(1, math.floor(side * scale)) for side in before)
        shown = shown.resize((width, height), Image.Resampling.LANCZOS)
    data = _written(shown, "JPEG" if photograph else "PNG")
    if len(data) > target.most_bytes:
        photograph, data = True, _written(shown, "JPEG")
    media_type = "image/jpeg" if photograph else "image/png"
    return Fitted(data, media_type, shown.size, before if scale < 1 else None)


def _written(picture: Image.Image, form: str) -> bytes:
    out = io.BytesIO()
    options = {"quality": QUALITY, "optimize": True} if form == "JPEG" else {}
    picture.save(out, form, **options)
    return out.getvalue()


def _in_rgb(picture: Image.Image) -> Image.Image:
    """The picture in the colours of screens; its own profile says which those are."""
    profile = picture.info.get("icc_profile")
    if profile and picture.mode in {"CMYK", "LAB", "RGB"}:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            screen = ImageCms.createProfile("sRGB")
            changed = ImageCms.profileToProfile(picture, source, screen, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            changed = None  # a broken profile is as good as none
        if changed is not None:
            changed.info.pop("icc_profile", None)
            return changed
    converted = picture.convert("RGB")
    if picture.mode in {"CMYK", "LAB"}:
        converted.info.pop("icc_profile", None)
    return converted


def _on_white(picture: Image.Image) -> Image.Image:
    """The picture in RGB or grey, what shines through it turned white."""
    if not picture.has_transparency_data:
        return picture if picture.mode == "L" else _in_rgb(picture)
    layer = picture.convert("RGBA")
    paper = Image.new("RGBA", layer.size, "white")
    return Image.alpha_composite(paper, layer).convert("RGB")
