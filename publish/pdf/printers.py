"""What printers ask of the pages of a book: `printers.toml` as values, lengths in millimetres."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from publish.book.settings import INCH, Margins, PageSettings
from publish.manuscript.measures import millimetres

TOLERANCE = 0.1  # a page that is called 129 × 198 mm and 5.06 × 7.81 in is the same
FURNITURE = 8.0  # what a running head or a folio takes, with the white between it and the text
COLOURS = frozenset({"standard-color", "premium-color"})  # the papers that are not for black alone


@dataclass(frozen=True)
class Printer:
    """What a printer asks of the inside of a book. `printers.toml` explains each of them.

    `steps` are numbers of pages and the margin at the binding up to each; `pages` maps the name of a
    paper to the fewest and the most pages.
    """

    name: str
    width: tuple[float, float]
    height: tuple[float, float]
    steps: tuple[tuple[int, float], ...]
    outside: float
    outside_bleed: float
    bleed: float
    bind_bleed: bool
    multiple: int
    pages: Mapping[str, tuple[int, int]]
    colours: str
    ink: float
    refuses: frozenset[str]

    def inside(self, pages: int) -> float:
        """The least margin at the binding for so many pages."""
        return next((margin for most, margin in self.steps if pages <= most), self.steps[-1][1])

    def clear(self, page: PageSettings) -> float:
        """How far text stays away from the edges that are not bound."""
        return self.outside_bleed if page.bleed else self.outside

    def takes(self, page: PageSettings) -> bool:
        """Whether it makes books of this size."""
        sizes = (page.width, self.width), (page.height, self.height)
        return all(least - TOLERANCE <= size <= most + TOLERANCE for size, (least, most) in sizes)

    def fitted(self, page: PageSettings, pages: int) -> PageSettings:
        """The page for so many of them: margins as the author wants them, but as wide as is asked at least.

        Over and under the text there is room for a line that is clear of the edge.
        """
        own, clear = page.margins, self.clear(page)
        margins = Margins(
            inside=max(own.inside, self.inside(pages)),
            outside=max(own.outside, clear),
            top=max(own.top, clear + FURNITURE),
            bottom=max(own.bottom, clear + FURNITURE),
        )
        return replace(page, margins=margins)


@cache
def printer(name: str) -> Printer:
    """A printer by its name in `printers.toml`."""
    table = tables()[name]
    inside = table["interior"]
    return Printer(
        name=table["name"],
        width=_pair(inside["width"]),
        height=_pair(inside["height"]),
        steps=tuple((pages, millimetres(margin)) for pages, margin in inside["inside"]),
        outside=millimetres(inside["outside"]),
        outside_bleed=millimetres(inside["outside_bleed"]),
        bleed=millimetres(inside["bleed"]),
        bind_bleed=inside.get("bind_bleed", False),
        multiple=inside["multiple"],
        pages=MappingProxyType({name: (least, most) for name, (least, most) in inside["pages"].items()}),
        colours=inside["colours"],
        ink=table["ink"],
        refuses=frozenset(inside["refuses"]),
    )


def names() -> tuple[str, ...]:
    """The names of the printers there are."""
    return tuple(tables())


@cache
def tables() -> Mapping[str, Any]:
    """The whole file."""
    return tomllib.loads((files(__package__) / "printers.toml").read_text(encoding="utf-8"))


def _pair(lengths: list[str]) -> tuple[float, float]:
    least, most = map(millimetres, lengths)
    return least, most


def shown(length: float) -> str:
    """A length as an author would write it, in both units."""
    return f"{length:.4g} mm ({length / INCH:.3g} in)"
