"""The colours of a cover, told as its printer wants them."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass

from PIL import Image, ImageStat

from publish.themes import Ground
from publish.themes.grounds import Inks

EDGE = 0.02  # of a picture's width
DARKER = 0.84  # what is left of a colour's light in its shade
BLACK, WHITE = (0.0, 0.0, 0.0, 1.0), (0.0, 0.0, 0.0, 0.0)
MIDDLE = 0.18  # the luminance on which black and white stand out alike


@dataclass(frozen=True)
class Palette:
    """Ground, shade and ink as CSS writes them."""

    ground: str
    shade: str
    ink: str


def chosen(grounds: tuple[Ground, ...], colour: str, title: str) -> Ground | None:
    """The ground of a name, or of a number; with neither, one that the title decides, always the same."""
    if re.fullmatch(r"#[0-9A-Fa-f]{6}", colour):
        return _ground(colour)
    if not colour:
        return grounds[zlib.crc32(title.encode()) % len(grounds)]
    return next((ground for ground in grounds if ground.name == colour), None)


def beside(picture: Image.Image, *, right: bool) -> Ground:
    """The ground that goes on beside a picture: the middle colour of its left or right edge."""
    width, height = picture.size
    strip = max(1, round(width * EDGE))
    edge = picture.crop((width - strip, 0, width, height) if right else (0, 0, strip, height))
    if picture.mode == "CMYK":
        cyan, magenta, yellow, black = (value / 255 for value in ImageStat.Stat(edge).median)
        inks = (cyan, magenta, yellow, black)
        shown = "#" + "".join(f"{round(255 * (1 - ink) * (1 - black)):02x}" for ink in inks[:3])
        return Ground(shown, (shown, shown), (inks, inks))
    return _ground("#" + "".join(f"{value:02x}" for value in ImageStat.Stat(edge.convert("RGB")).median))


def palette(ground: Ground, colours: str, limit: float) -> Palette:
    """The palette for a `screen`, or for a press that wants `rgb` or `cmyk`.

    In `cmyk` there is no more ink on a spot than the limit, in per cent. Black is one ink on every press.
    """
    light = _luminance(ground.rgb[0]) > MIDDLE
    if colours != "cmyk":
        black = "#000000" if colours == "screen" else _css(BLACK)
        return Palette(*ground.rgb, black if light else "#ffffff")
    colour, shade = (_css(_limited(inks, limit / 100)) for inks in ground.cmyk)
    return Palette(colour, shade, _css(BLACK if light else WHITE))


def _ground(colour: str) -> Ground:
    """A ground from a colour for screens. What its inks share is printed in black."""
    shade = "#" + "".join(f"{round(part * DARKER):02x}" for part in _parts(colour))
    return Ground(colour, (colour, shade), (_inks(colour), _inks(shade)))


def _inks(colour: str) -> Inks:
    red, green, blue = (part / 255 for part in _parts(colour))
    light = max(red, green, blue)
    if not light:
        return BLACK
    cyan, magenta, yellow = (round(1 - part / light, 3) for part in (red, green, blue))
    return cyan, magenta, yellow, round(1 - light, 3)


def _limited(inks: Inks, limit: float) -> Inks:
    """Less of the coloured inks where all of them are too much."""
    *coloured, black = inks
    share = min(1.0, (limit - black) / sum(coloured)) if sum(coloured) else 1.0
    cyan, magenta, yellow = (round(ink * share, 3) for ink in coloured)
    return cyan, magenta, yellow, black


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    """The light of a colour from 0 to 1 (WCAG 2, relative luminance)."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (each / 255 for each in _parts(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _css(inks: Inks) -> str:
    return f"device-cmyk({' '.join(f'{ink:g}' for ink in inks)})"
