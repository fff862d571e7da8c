"""The colours of a cover: words stand out from them, and presses can print them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from publish import themes
from publish.pdf.cover.colours import beside, chosen, palette
from publish.themes import Ground

GROUNDS = themes.load("classic").grounds


def contrast(one: str, other: str) -> float:
    """The contrast of two colours for screens (WCAG 2)."""

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


def ink(css: str) -> float:
    """All inks of a colour together, in per cent."""
    return 100 * sum(map(float, re.findall(r"[\d.]+", css)))


@pytest.mark.parametrize("ground", GROUNDS, ids=lambda ground: ground.name)
def test_words_stand_out_from_every_ground_and_its_shade(ground: Ground) -> None:
    shown = palette(ground, "screen", 0)
    assert contrast(shown.ground, shown.ink) >= 5
    assert contrast(shown.shade, shown.ink) >= 5
    assert 1.1 < contrast(shown.ground, shown.shade) < 1.6


@pytest.mark.parametrize("ground", GROUNDS, ids=lambda ground: ground.name)
def test_no_ground_has_more_ink_than_the_strictest_printer_takes(ground: Ground) -> None:
    printed = palette(ground, "cmyk", 240)
    assert max(ink(printed.ground), ink(printed.shade)) <= 240
    assert printed.ink == "device-cmyk(0 0 0 0)"


def test_a_ground_by_name_by_number_and_by_title() -> None:
    assert chosen(GROUNDS, "petrol", "Any") == next(each for each in GROUNDS if each.name == "petrol")
    by_number = chosen(GROUNDS, "#d9c9a5", "Any")
    assert by_number is not None
    assert palette(by_number, "screen", 0).ink == "#000000"
    assert palette(by_number, "rgb", 0).ink == "device-cmyk(0 0 0 1)"
    assert chosen(GROUNDS, "", "The Harbour") == chosen(GROUNDS, "", "The Harbour")
    assert len({chosen(GROUNDS, "", f"Title {number}") for number in range(60)}) == len(GROUNDS)
    assert chosen(GROUNDS, "mauve", "Any") is None


@given(st.from_regex(r"#[0-9a-f]{6}", fullmatch=True))
def test_every_colour_can_be_printed_and_read(colour: str) -> None:
    ground = chosen(GROUNDS, colour, "")
    assert ground is not None
    printed, shown = palette(ground, "cmyk", 240), palette(ground, "screen", 0)
    assert max(ink(printed.ground), ink(printed.shade)) <= 240.5
    assert contrast(shown.ground, shown.ink) >= 4.5


@pytest.mark.parametrize(("right", "colour"), [(False, "#102030"), (True, "#d0c0b0")])
def test_beside_a_picture_its_edge_goes_on(right: bool, colour: str) -> None:
    picture = Image.new("RGB", (200, 300), "#102030")
    picture.paste("#d0c0b0", (100, 0, 200, 300))
    assert beside(picture, right=right).rgb[0] == colour


def test_beside_a_picture_in_four_inks_its_inks_go_on() -> None:
    picture = Image.new("CMYK", (100, 100), (255, 0, 51, 0))
    assert palette(beside(picture, right=False), "cmyk", 300).ground == "device-cmyk(1 0 0.2 0)"
