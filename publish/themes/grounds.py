"""The colours on which a theme sets the words of a cover that has no picture."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass

Inks = tuple[float, float, float, float]


@dataclass(frozen=True)
class Ground:
    """A colour and its shade: for screens as `#rrggbb`, for presses as four inks from 0 to 1."""

    name: str
    rgb: tuple[str, str]
    cmyk: tuple[Inks, Inks]


def grounds(declared: str) -> Iterator[Ground]:
    """The grounds that the text of a `cover.toml` names, in its order."""
    for table in tomllib.loads(declared)["ground"]:
        colour, shade = (_inks(inks) for inks in table["cmyk"])
        yield Ground(table["name"], tuple(table["rgb"]), (colour, shade))


def _inks(per_cent: list[float]) -> Inks:
    cyan, magenta, yellow, black = (ink / 100 for ink in per_cent)
    return cyan, magenta, yellow, black
