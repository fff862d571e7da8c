"""Chooses all breaks of a paragraph together, so that no line pays for another.

After D. E. Knuth and M. F. Plass, Breaking Paragraphs into Lines (Software: Practice and Experience 11,
1981). Lengths may be in any unit. A ratio says how far a line is from natural: 0 is natural, at 1 its spaces
are as wide as they should get, at -1 as narrow as they may.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

SYLLABLE = 1.5  # how long one is, against the shortest that a last line should be
HOPELESS = 20.0  # a ratio beyond which one line is as bad as another


class Chance(NamedTuple):
    """A place where a line may end; everything is counted from the start of the paragraph.

    A line that ends here ends at `stop`, with `spaces` before it, and `extra` is added, a hyphen. The next
    begins at `resume`, after so many spaces as `resumed` says. The `price` is 0 for a place as good as any.
    `hyphened` lines end in a hyphen, whoever put it there. So much of what comes before is `rigid`: pictures.
    """

    stop: float
    spaces: int
    resume: float
    resumed: int
    price: float = 0.0
    extra: float = 0.0
    hyphened: bool = False
    rigid: float = 0.0


BEGINNING = Chance(0.0, 0, 0.0, 0)


@dataclass(frozen=True)
class Shape:
    """The room of a paragraph: the `measure` of its lines, and how wide a space is.

    The first line goes on from `start`, and the last should not be shorter than `shortest`.
    """

    measure: float
    space: float
    shortest: float = 0.0
    start: Chance = BEGINNING


@dataclass(frozen=True)
class Taste:
    """What is thought of lines: three shares, of spaces and of letters; then ratios, and demerits."""

    stretch: float = 0.5
    shrink: float = 0.22
    give: float = 0.021  # how much wider or narrower letters may become
    calm: float = 1.0  # up to this ratio no word is broken
    loosest: float = 2.0  # beyond this ratio a line is set only where nothing else can be had
    ladder: int = 2  # lines running that may end in a hyphen
    rung: float = 3_000.0  # the second hyphen running
    parting: float = 5_000.0  # a hyphen before the last line
    jump: float = 3_000.0  # a loose line beside a tight one
    runt: float = 60_000.0  # a last line that is shorter than it should be
    stump: float = 1_000_000.0  # … than half of that, or that is the end of a word
    scrap: float = 1e12  # … that is a syllable: only where nothing else can be had


class _Way(NamedTuple):
    """A way to a chance: its demerits, the hyphens running, the class of its last line, the way before."""

    demerits: float
    hyphens: int
    fitness: int
    chance: int
    before: _Way | None


class _Line(NamedTuple):
    """A line: the number of the chance that it ends at, its ratio, its cost, and whether a hyphen ends it."""

    end: int
    ratio: float
    cost: float
    hyphened: bool


def total_fit(chances: Sequence[Chance], shape: Shape, taste: Taste) -> tuple[int, ...]:
    """Which of the chances to take, in order; the last is the end of the paragraph, and is always taken.

    Nothing where no choice keeps every line within its measure.
    """
    whole = [at for at, chance in enumerate(chances) if not chance.extra]
    calm = _choice([chances[at] for at in whole], shape, taste, taste.calm)
    if calm:
        return tuple(whole[at] for at in calm)
    return _choice(chances, shape, taste, taste.loosest) or _choice(chances, shape, taste, inf)


def _choice(chances: Sequence[Chance], shape: Shape, taste: Taste, loosest: float) -> tuple[int, ...]:
    """The cheapest choice that has no line looser than allowed."""
    starts = [shape.start, *chances]
    ways: list[tuple[_Way, ...]] = [(_Way(0.0, 0, 1, -1, None),)]
    first = 0
    for end, chance in enumerate(chances):
        while first <= end and ratio_of(starts[first], chance._replace(extra=0.0), shape, taste) < -1:
            first += 1  # too long here, and so in all that follows
        best: dict[int, _Way] = {}
        is_last = end == len(chances) - 1
        for start in range(first, end + 1):
            if not ways[start]:
                continue
            how = ratio_of(starts[start], chance, shape, taste)
            if how > loosest and not is_last:
                break
            if how >= -1:
                cost = _last_cost(starts[start], chance, how, shape, taste) if is_last else _cost(chance, how)
                _extend(ways[start], _Line(end, how, cost, chance.hyphened), taste, best)
        ways.append(tuple(best.values()))
    best_way = min(ways[-1], key=lambda way: way.demerits, default=None)
    if best_way is None or (best_way.demerits >= taste.scrap and loosest < inf):
        return ()
    return _path(best_way)


def ratio_of(start: Chance, chance: Chance, shape: Shape, taste: Taste) -> float:
    """How far a line from one chance to another is from natural."""
    length = chance.stop - start.resume + chance.extra
    spaces = (chance.spaces - start.resumed) * shape.space
    letters = length - (chance.rigid - start.rigid)
    return ratio(shape.measure - length, spaces or shape.space / 2, letters, taste)


def ratio(room: float, spaces: float, letters: float, taste: Taste) -> float:
    """How far a line is from natural when it fills its room, from the widths of its spaces and letters.

    Beyond 1 the letters stay, and only spaces grow.
    """
    give = letters * taste.give
    if room < 0:
        return room / (spaces * taste.shrink + give)
    stretch = spaces * taste.stretch
    return min(room / (stretch + give) if room <= stretch + give else (room - give) / stretch, HOPELESS)


def _cost(chance: Chance, how: float) -> float:
    badness = 100 * abs(how) ** 3
    return float((1 + badness + chance.price) ** 2)


def _last_cost(start: Chance, chance: Chance, how: float, shape: Shape, taste: Taste) -> float:
    """The cost of a last line, which need not be filled, but neither be short nor begin within a word."""
    length, spaces = chance.stop - start.resume, chance.spaces - start.resumed
    cost = _cost(chance, min(how, 0.0)) + (taste.parting if start.extra else 0.0)
    is_stub = start.extra > 0 and not spaces
    if is_stub and length < SYLLABLE * shape.shortest:
        return cost + taste.scrap
    if is_stub or length < shape.shortest / 2:
        return cost + taste.stump
    return cost + taste.runt if length < shape.shortest else cost


def _extend(ways: Sequence[_Way], line: _Line, taste: Taste, best: dict[int, _Way]) -> None:
    """Lengthen the ways by a line, and keep the best for each number of hyphens running."""
    fitness = 0 if line.ratio < -0.5 else 1 if line.ratio <= 0.5 else 2 if line.ratio <= 1 else 3
    for way in ways:
        hyphens = way.hyphens + 1 if line.hyphened else 0
        if hyphens > taste.ladder:
            continue
        demerits = way.demerits + line.cost
        if abs(fitness - way.fitness) > 1:
            demerits += taste.jump
        if hyphens > 1:
            demerits += taste.rung
        if hyphens not in best or demerits < best[hyphens].demerits:
            best[hyphens] = _Way(demerits, hyphens, fitness, line.end, way)


def _path(way: _Way) -> tuple[int, ...]:
    """The chances along a way."""
    path: list[int] = []
    while way.before is not None:
        path.append(way.chance)
        way = way.before
    return tuple(reversed(path))
