"""Titles: as few lines as can be, and those as much alike in length as can be.

A theme asks for it as CSS Text 4 would have it, with a property of its own: `--wrap: balance`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from publish.pdf.paragraphs.total_fit import Chance, Shape

PROPERTY = "__wrap"  # as WeasyPrint names `--wrap`
HALVINGS = 12
DEAREST = 120.0  # a title ends a line after a hyphen, but not within a word, nor before a dash


def is_balanced(style: Any) -> bool:
    """Whether the lines of a text are to be alike."""
    return any(getattr(token, "value", None) == "balance" for token in style[PROPERTY])


def balance(chances: Sequence[Chance], shape: Shape) -> tuple[int, ...]:
    """Which of the chances to take, in order, the last among them; nothing where words are too long."""
    last = len(chances) - 1
    fit = [at for at, each in enumerate(chances) if at == last or (not each.extra and each.price <= DEAREST)]
    best = _filled(chances, fit, shape, shape.measure)
    low, high = 0.0, shape.measure
    for _ in range(HALVINGS if len(best) > 1 else 0):
        middle = (low + high) / 2
        tried = _filled(chances, fit, shape, middle)
        if tried and len(tried) == len(best):
            best, high = tried, middle
        else:
            low = middle
    return best


def _filled(chances: Sequence[Chance], fit: Sequence[int], shape: Shape, measure: float) -> tuple[int, ...]:
    """The ends of lines of a measure that are filled one after the other."""
    taken: list[int] = []
    begin, end = shape.start.resume, -1
    for at in fit:
        if end >= 0 and chances[at].stop - begin > measure:
            taken.append(end)
            begin = chances[end].resume
        if chances[at].stop - begin > measure:
            return ()
        end = at
    return (*taken, end)
