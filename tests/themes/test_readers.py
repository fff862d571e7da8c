"""The theme on e-readers: their users' choices hold, shops accept it, and colours can be read."""

from __future__ import annotations

import re
from itertools import product

import pytest
import tinycss2

from publish.themes import Theme, load, names
from tests.themes.looks import without_comments

WHITE, BLACK, DARK_GREY = "#ffffff", "#000000", "#1e1e1e"
ENOUGH = 4.5  # WCAG 2.2, 1.4.3
DARK = re.compile(r"@media \(prefers-color-scheme: dark\) \{(.*)\}\s*$", re.DOTALL)
FORBIDDEN = {
    "size, colour, face or line of the text": (
        r"(?:^|[\s,}])(?:html|body|p)\s*\{[^}]*"
        r"(?:(?<![\w-])color|background|font-family|font-size|line-height)\s*:"
    ),
    "margin of the page": r"(?:^|[\s,}])(?:html|body)\s*\{",
    "negative margin": r"margin[^:;{}]*:[^;}]*-\d",
    "absolute length": r":[^;{}]*\d(?:pt|mm|cm|in)\b",
    "position": r"position\s*:",
    "float": r"float\s*:",
    "important": r"!important",
    "something from elsewhere": r"@import|url\(",
    "paper": r"@page|string-set|running\(|element\(|leader\(|target-counter|bookmark-|footnote-policy",
    "variables": r"var\(|^\s*--",
    "logical properties": r"-inline-|-block-",
    "ink on paper": r"#000\b|#fff\b|\bblack\b|\bwhite\b(?!-)|background",
}


@pytest.fixture(params=names())
def theme(request: pytest.FixtureRequest) -> Theme:
    return load(request.param)


def _sheet(theme: Theme) -> str:
    return without_comments(theme.shared + theme.epub)


@pytest.mark.parametrize("what", FORBIDDEN)
def test_nothing_is_forced_on_readers(theme: Theme, what: str) -> None:
    assert re.search(FORBIDDEN[what], _sheet(theme), re.MULTILINE) is None


def test_the_sheet_is_well_formed(theme: Theme) -> None:
    rules = tinycss2.parse_stylesheet(theme.shared + theme.epub)
    assert [rule.message for rule in rules if rule.type == "error"] == []


def test_every_selector_has_a_class(theme: Theme) -> None:
    """Kobo asks for no rule that reaches elements by their type alone."""
    for rule in tinycss2.parse_stylesheet(_sheet(theme), skip_whitespace=True):
        if rule.type == "qualified-rule":
            for selector in tinycss2.serialize(rule.prelude).split(","):
                assert "." in selector, selector


def test_a_hanging_line_has_room(theme: Theme) -> None:
    """A negative indent only stands with a padding of its size (Kindle Publishing Guidelines)."""
    for block in re.findall(r"\{([^{}]*text-indent:\s*-[^{}]*)\}", _sheet(theme)):
        indent = re.search(r"text-indent:\s*-([\d.]+em)", block)
        assert indent is not None
        assert f"padding-left: {indent[1]}" in block


def test_headings_say_how_they_stand(theme: Theme) -> None:
    sheet = _sheet(theme)
    rule = re.search(r"\.division h1,[^{}]*\{([^}]*)\}", sheet)
    assert rule is not None
    for said in ("text-align: left", "hyphens: manual", "break-after: avoid"):
        assert said in rule[1]


def _luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _colours(css: str) -> set[str]:
    short = re.findall(r"[\s{;]color:\s*(#[0-9a-f]{3,6})\b", without_comments(css))
    return {c if len(c) == 7 else "#" + "".join(2 * digit for digit in c[1:]) for c in short}


def test_contrast_is_reckoned_as_the_standard_does() -> None:
    assert contrast(BLACK, WHITE) == pytest.approx(21)
    assert contrast("#767676", WHITE) == pytest.approx(4.54, abs=0.01)


def test_colours_can_be_read_by_day_and_by_night(theme: Theme) -> None:
    css = theme.shared + theme.epub
    dark = DARK.search(css)
    assert dark is not None
    day, night = _colours(css[: dark.start()]), _colours(dark[1])
    assert len(day) == len(night) > 0
    assert {c for c in day if contrast(c, WHITE) < ENOUGH} == set()
    # Many readers turn the page black and tell the book nothing.
    assert {c for c in day if contrast(c, BLACK) < 4.4} == set()
    assert {(c, p) for c, p in product(night, (BLACK, DARK_GREY)) if contrast(c, p) < ENOUGH} == set()


def test_colours_can_be_read_on_the_page(theme: Theme) -> None:
    for colours in (_colours(theme.print), _colours(theme.screen)):
        assert colours
        assert {c for c in colours if contrast(c, WHITE) < ENOUGH} == set()


def test_paper_is_black_and_grey(theme: Theme) -> None:
    found = re.findall(r"#[0-9a-f]{3,6}\b", without_comments(theme.print))
    assert found
    assert all(len(set(re.findall(".." if len(c) == 7 else ".", c[1:]))) == 1 for c in found)
