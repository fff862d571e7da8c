"""The inks of a printed book, and how each colour is told in them.

Black is told as grey, which a press prints with black ink alone; so is every neutral colour.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from PIL import Image, ImageCms, ImageMath

from publish.book.settings import PageSettings
from publish.pdf.printers import COLOURS, Printer

GREY, ANY, RGB, CMYK = "grey", "any", "rgb", "cmyk"
LUMA = (0.299, 0.587, 0.114)  # ITU-R BT.601, as Pillow's grey
Parts = tuple[float, ...]


@dataclass(frozen=True)
class Inks:
    """How colours are told: in `grey`, `rgb` or `cmyk`, or as they come, but for neutral ones, in `any`.

    `profile` is the printer's, which `cmyk` needs; `most` is the most ink on one spot, in per cent;
    `flat` allows nothing that shines through.
    """

    kind: str
    profile: bytes = field(default=b"", repr=False)
    most: float = 400
    flat: bool = False

    def colour(self, parts: Parts) -> Parts:
        """A colour of one, three or four parts from 0 to 1: grey, RGB or CMYK."""
        neutral = _neutral(parts)
        if neutral is not None:
            return (neutral,)
        if self.kind == GREY:
            return (round(sum(weight * part for weight, part in zip(LUMA, _rgb(parts), strict=True)), 4),)
        if self.kind == CMYK:
            return _limited(parts if len(parts) == 4 else _separated(parts, self.profile), self.most)
        return _rgb(parts) if self.kind == RGB else parts

    def picture(self, image: Image.Image) -> Image.Image:
        """A picture in grey, RGB or CMYK."""
        if image.mode == "L":
            return image
        if self.kind == GREY:
            return image.convert("L")
        if self.kind == CMYK:
            separated = image if image.mode == "CMYK" else _transformed(image.convert("RGB"), self.profile)
            return _limited_picture(separated, self.most)
        return image.convert("RGB") if self.kind == RGB else image


def inks(page: PageSettings, printer: Printer) -> Inks:
    """The inks that the paper is for, told as the printer wants it."""
    flat = "transparency" in printer.refuses
    if page.paper not in COLOURS:
        kind = GREY
    elif printer.colours == RGB:
        kind = RGB
    else:
        kind = CMYK if page.profile else ANY
    return Inks(kind, b"" if printer.colours == RGB else page.profile, printer.ink, flat)


def lab(lightness: float, a: float, b: float) -> Parts:
    """A colour of CIE L*a*b* (D65) as sRGB, cut to what it can show."""
    y = (lightness + 16) / 116
    x, y, z = (
        white * _cubed(value) for white, value in ((0.9505, y + a / 500), (1, y), (1.089, y - b / 200))
    )
    linear = (
        3.2406 * x - 1.5372 * y - 0.4986 * z,
        -0.9689 * x + 1.8758 * y + 0.0415 * z,
        0.0557 * x - 0.2040 * y + 1.0570 * z,
    )
    return tuple(round(_gamma(min(1.0, max(0.0, part))), 3) for part in linear)


def _cubed(value: float) -> float:
    return value**3 if value > 6 / 29 else 3 * (6 / 29) ** 2 * (value - 4 / 29)


def _gamma(part: float) -> float:
    return 12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055


def _neutral(parts: Parts) -> float | None:
    """How light a colour is that has no hue; None for one that has."""
    if len(parts) == 1 or (parts[0] == parts[1] == parts[2] and len(parts) == 3):
        return parts[0]
    if len(parts) == 4 and not any(parts[:3]):
        return round(1 - parts[3], 4)
    return None


def _rgb(parts: Parts) -> Parts:
    """A colour as RGB; CMYK without a profile is only like the one on paper."""
    if len(parts) == 4:
        return tuple(round((1 - part) * (1 - parts[3]), 4) for part in parts[:3])
    return parts


@lru_cache(maxsize=1024)
def _separated(parts: Parts, profile: bytes) -> Parts:
    """RGB in the inks of a profile."""
    one = Image.new("RGB", (1, 1), tuple(round(part * 255) for part in parts))
    pixel: Any = _transformed(one, profile).getpixel((0, 0))
    return tuple(round(part / 255, 4) for part in pixel)


def _transformed(image: Image.Image, profile: bytes) -> Image.Image:
    done: Image.Image = _transform(profile).apply(image)
    return done


@cache
def _transform(profile: bytes) -> ImageCms.ImageCmsTransform:
    return ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"),
        ImageCms.ImageCmsProfile(io.BytesIO(profile)),
        "RGB",
        "CMYK",
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )


def _limited(parts: Parts, most: float) -> Parts:
    """No more ink than is allowed: the coloured inks give way to black."""
    coloured, room = sum(parts[:3]), most / 100 - parts[3]
    if coloured <= room:
        return parts
    return (*(round(part * room / coloured, 4) for part in parts[:3]), parts[3])


def _limited_picture(image: Image.Image, most: float) -> Image.Image:
    """The same for every spot of a picture."""
    cyan, magenta, yellow, black = image.split()

    def thinned(band: Image.Image) -> Image.Image:
        done: Image.Image = ImageMath.lambda_eval(
            lambda bands: _thinned(bands, most), band=band, c=cyan, m=magenta, y=yellow, k=black
        )
        return done

    return Image.merge("CMYK", (thinned(cyan), thinned(magenta), thinned(yellow), black))


def _thinned(bands: dict[str, Any], most: float) -> Any:
    """An expression of Pillow's: a coloured ink, as much of it as there is room for beside the others."""
    coloured = bands["float"](bands["c"] + bands["m"] + bands["y"])
    room = most * 2.55 - bands["float"](bands["k"])
    share = bands["min"](room / bands["max"](coloured, 1.0), 1.0)
    return bands["convert"](bands["band"] * share, "L")
