"""Draws the handbook's cover: a right-hand page whose text block is found by an old canon of page design.

Run it with the Python that has publish installed: `python manuscript/cover/draw.py`. It needs no more than
publish itself, and writes manuscript/cover.png, the same bytes each time.
"""

from __future__ import annotations

from pathlib import Path

import fontpkg
from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 1600, 2560
SCALE = 2  # drawn twice as large and reduced, so that slanting lines come out smooth
PAPER, INK, RED, DEEP_RED, GREY = "#f3ede1", "#20252b", "#c5381b", "#a82a11", "#8d877b"

Point = tuple[float, float]

# The canon: the block's top left corner is a ninth of the page from the top and from the spine,
# and its other corners lie on the diagonals of the page and of the spread.
LEFT, TOP, RIGHT, BOTTOM = WIDTH / 9, HEIGHT / 9, WIDTH * 7 / 9, HEIGHT * 7 / 9
CONSTRUCTION: tuple[tuple[Point, Point], ...] = (
    ((0, 0), (WIDTH, HEIGHT)),
    ((0, HEIGHT / 2), (WIDTH, 0)),
    ((WIDTH / 3, 0), (WIDTH / 3, HEIGHT / 3)),
    ((WIDTH / 3, 0), (0, HEIGHT / 6)),
)


def font(family: str, size: float, weight: int, optical: float | None = None) -> ImageFont.FreeTypeFont:
    """A cut of one of the variable fonts, at a size in pixels of the finished cover."""
    face = ImageFont.truetype(str(fontpkg.path(family)), round(size * SCALE))
    wanted = {b"Weight": weight, b"Optical Size": optical}
    axes = face.get_variation_axes()
    face.set_variation_by_axes([wanted.get(axis["name"]) or axis["default"] for axis in axes])
    return face


def scaled(*points: Point) -> list[Point]:
    """Points of the finished cover in pixels of the large drawing."""
    return [(x * SCALE, y * SCALE) for x, y in points]


def draw_construction(image: Image.Image) -> None:
    """The block that the canon gives, and its lines: grey on the paper, deep red on the block."""
    block = scaled((LEFT, TOP), (RIGHT, BOTTOM))
    red = Image.new("RGB", image.size, RED)
    for layer, colour in ((image, GREY), (red, DEEP_RED)):
        canvas = ImageDraw.Draw(layer)
        for start, end in CONSTRUCTION:
            canvas.line(scaled(start, end), fill=colour, width=3 * SCALE)
    mask = Image.new("L", image.size, 0)
    ImageDraw.Draw(mask).rectangle(block, fill=255)
    image.paste(red, mask=mask)


def draw_words(image: Image.Image) -> None:
    """The title low in the block, the subtitle under it, the author in the margin below."""
    canvas = ImageDraw.Draw(image)
    title = font("Source Serif 4", 208, 600, 60)
    small = font("Source Serif 4", 58, 400, 24)
    margin = font("Source Sans 3", 46, 500)
    inset = LEFT + 76
    for number, line in enumerate(("The", "Publish", "Handbook")):
        place = scaled((inset - 6, TOP + 936 + number * 218))
        canvas.text(*place, line, font=title, fill=PAPER, anchor="ls")
    for number, line in enumerate(("From one Markdown manuscript", "to EPUB and print")):
        place = scaled((inset, BOTTOM - 160 + number * 78))
        canvas.text(*place, line, font=small, fill=PAPER, anchor="ls")
    canvas.text(*scaled((LEFT, HEIGHT - 190)), "The publish project", font=margin, fill=INK, anchor="ls")


def main() -> None:
    """Draw the cover and write it beside this folder."""
    image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), PAPER)
    draw_construction(image)
    draw_words(image)
    cover = image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    cover.save(Path(__file__).parent.parent / "cover.png", optimize=True, dpi=(300, 300))


if __name__ == "__main__":
    main()
