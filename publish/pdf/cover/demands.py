"""What printers ask of the cover of a paperback, and how wide its spine is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from publish.manuscript.measures import millimetres
from publish.pdf import printers


@dataclass(frozen=True)
class CoverRules:
    """What a printer asks of a cover; lengths in millimetres. `printers.toml` explains each of them.

    `papers` maps the name of a paper to the thickness of one page.
    """

    name: str
    bleed: float
    safe: float
    spine_clear: float
    spine_pages: int
    smallest: float
    glue: float
    barcode: tuple[float, float]
    barcode_clear: float
    colours: str
    ink: float
    measured: bool
    papers: Mapping[str, float]

    def spine_width(self, pages: int, paper: str) -> float:
        """The width of the spine in millimetres; KeyError where the printer has no such paper."""
        return pages * self.papers[paper] + self.glue


@cache
def cover_rules(printer: str) -> CoverRules:
    """The rules of a printer by its name in `printers.toml`."""
    table = printers.tables()[printer]
    lengths = ("bleed", "safe", "spine_clear", "glue", "barcode_clear")
    others = ("name", "spine_pages", "smallest", "colours", "ink")
    told: dict[str, Any] = {key: millimetres(table[key]) for key in lengths}
    told |= {key: table[key] for key in others}
    width, height = table["barcode"]
    return CoverRules(
        **told,
        barcode=(millimetres(width), millimetres(height)),
        measured=table.get("measured", True),
        papers=MappingProxyType({name: millimetres(page) for name, page in table["papers"].items()}),
    )
