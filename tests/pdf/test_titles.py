"""Titles and heads that take several lines: few, alike, and whole words in them."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.book.settings import PageSettings, Styles
from publish.pdf.paragraphs.balance import balance
from publish.pdf.paragraphs.total_fit import Chance, Shape
from tests.pdf.books import Made, book, chapter

SPACE = 3.0
SHAPE = Shape(100.0, SPACE)
NARROW = PageSettings(width=100, height=150)
TITLE = "A walk along the quay and a long story"
EVEN = ["A walk along the", "quay and a long story"]


def title(lengths: list[int]) -> list[Chance]:
    """Words of such lengths, with a space between them."""
    starts = [sum(lengths[:at]) + SPACE * at for at in range(len(lengths))]
    ends = [start + length for start, length in zip(starts, lengths, strict=True)]
    return [Chance(end, at, end + SPACE, at + 1) for at, end in enumerate(ends)]


def lines(chances: list[Chance], path: tuple[int, ...]) -> list[float]:
    """The length of each line."""
    starts = [0.0, *(chances[at].resume for at in path)]
    return [chances[at].stop - start for start, at in zip(starts, path, strict=False)]


@given(st.lists(st.integers(4, 60), min_size=1, max_size=9))
def test_there_are_no_fewer_lines_and_no_more_even_ones(lengths: list[int]) -> None:
    chances = title(lengths)
    *inner, last = range(len(chances))
    choices = [(*taken, last) for count in range(len(chances)) for taken in combinations(inner, count)]
    fitting = [path for path in choices if max(lines(chances, path)) <= SHAPE.measure]
    fewest = min(map(len, fitting))
    longest = min(max(lines(chances, path)) for path in fitting if len(path) == fewest)
    found = balance(chances, SHAPE)
    assert len(found) == fewest
    assert max(lines(chances, found)) == pytest.approx(longest, abs=0.1)


def test_a_word_that_is_too_long_is_left_to_the_typesetter() -> None:
    assert balance(title([20, 130, 20]), SHAPE) == ()


def test_a_title_is_not_parted_within_a_word() -> None:
    words = title([60, 60])
    parted = Chance(97.0, 1, 97.0, 1, 170.0, 4.0, hyphened=True)
    assert balance([words[0], parted, words[1]], SHAPE) == (0, 2)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        (f"<h2>{TITLE}</h2>", EVEN),
        ("<h2>A <em>walk along</em> the quay and a <code>long</code> story</h2>", EVEN),
        ("<h3>A short one</h3>", ["A short one"]),
    ],
)
def test_heads_are_balanced(heading: str, expected: list[str]) -> None:
    made = Made(book(chapter(1, f"{heading}<p>Text.</p>"), pages=NARROW))
    assert made.problems == []
    found = [line.strip() for line in made.pages[0].splitlines()]
    assert any(found[at : at + len(expected)] == expected for at in range(len(found)))


def test_styles_may_ask_for_titles_as_they_come() -> None:
    styles = Styles(print=".division h2 { --wrap: auto }")
    made = Made(book(chapter(1, f"<h2>{TITLE}</h2><p>Text.</p>"), pages=NARROW, styles=styles))
    assert made.problems == []
    assert "A walk along the quay and a" in made.pages[0]
