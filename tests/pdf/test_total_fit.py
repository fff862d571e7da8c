"""The choice of breaks, as mathematics."""

from __future__ import annotations

from itertools import combinations
from math import inf

from hypothesis import given
from hypothesis import strategies as st

from publish.pdf.paragraphs import total_fit as fit
from publish.pdf.paragraphs.total_fit import Chance, Shape, Taste, total_fit

TASTE = Taste(jump=0)  # which makes the price of a line depend on the lines before it
SPACE = 3.0


@st.composite
def paragraphs(draw: st.DrawFn, most: int = 60) -> list[Chance]:
    """Words of some length, of which some may be parted."""
    reached, spaces, chances = 0.0, 0, []
    for length, parts in draw(
        st.lists(st.tuples(st.integers(4, 60), st.booleans()), min_size=1, max_size=most)
    ):
        if parts and length > 20:
            middle = reached + length / 2
            chances.append(Chance(middle, spaces, middle, spaces, 200.0, 4.0, hyphened=True))
        reached += length
        chances.append(Chance(reached, spaces, reached + SPACE, spaces + 1))
        reached, spaces = reached + SPACE, spaces + 1
    return chances


def lines(chances: list[Chance], path: tuple[int, ...], shape: Shape) -> list[tuple[Chance, Chance]]:
    """The chances at which each line begins and ends."""
    ends = [chances[at] for at in path]
    return list(zip([shape.start, *ends], ends, strict=False))


@given(paragraphs())
def test_every_line_fits_and_the_last_is_the_end(chances: list[Chance]) -> None:
    shape = Shape(200.0, SPACE)
    path = total_fit(chances, shape, TASTE)
    assert path[-1] == len(chances) - 1
    assert list(path) == sorted(set(path))
    assert all(fit.ratio_of(*line, shape, TASTE) >= -1 for line in lines(chances, path, shape))


@given(paragraphs())
def test_hyphens_stand_in_no_ladder(chances: list[Chance]) -> None:
    running = 0
    for at in total_fit(chances, Shape(120.0, SPACE), TASTE):
        running = running + 1 if chances[at].hyphened else 0
        assert running <= TASTE.ladder


@given(paragraphs(most=5))
def test_no_other_choice_is_cheaper(chances: list[Chance]) -> None:
    """Against every choice there is."""
    shape, last = Shape(80.0, SPACE, shortest=20.0), len(chances) - 1
    choices = [(*chosen, last) for count in range(last + 1) for chosen in combinations(range(last), count)]
    prices = [price for path in choices if (price := demerits(chances, path, shape)) is not None]
    path = fit._choice(chances, shape, TASTE, inf)
    assert demerits(chances, path, shape) == min(prices)


def demerits(chances: list[Chance], path: tuple[int, ...], shape: Shape) -> float | None:
    """What a choice costs; None where a line is too long, or hyphens stand one upon another."""
    total, running = 0.0, 0
    for number, (start, end) in enumerate(lines(chances, path, shape), 1):
        ratio = fit.ratio_of(start, end, shape, TASTE)
        running = running + 1 if end.hyphened else 0
        if ratio < -1 or running > TASTE.ladder:
            return None
        is_last = number == len(path)
        total += fit._last_cost(start, end, ratio, shape, TASTE) if is_last else fit._cost(end, ratio)
        total += TASTE.rung if running > 1 else 0
    return total


def test_what_is_wider_than_the_measure_is_left_to_others() -> None:
    assert (
        total_fit([Chance(300.0, 0, 303.0, 1), Chance(350.0, 1, 353.0, 2)], Shape(200.0, SPACE), TASTE) == ()
    )


def test_words_stay_whole_where_lines_are_calm_without() -> None:
    """Four words fill a line; the fifth could be parted to fill it better."""
    words = [Chance(47.0 * n + 44, n, 47.0 * (n + 1), n + 1) for n in range(8)]
    parted = Chance(207.0, 4, 207.0, 4, 0.0, 4.0, hyphened=True)
    chances = sorted([*words, parted])
    chosen = [chances[at] for at in total_fit(chances, Shape(190.0, SPACE), TASTE)]
    assert parted not in chosen
