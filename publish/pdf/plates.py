"""Pictures that have a page to themselves, and those of them that run over its edge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree

from publish import rules
from publish.book.divisions import Division
from publish.book.settings import PageSettings
from publish.book.tree import add_class, every, has_class, with_class
from publish.problems import Problem

FULL_PAGE = "full-page"  # what the author writes
PLATE = "plate"  # one that fills the page to its edges


def mount(tree: etree._Element, page: PageSettings, edition: str) -> None:
    """Mark what becomes a plate. A caption, or a page without bleed, keeps a picture inside the margins."""
    for figure in _alone(tree):
        if edition == "screen" or page.bleed:
            add_class(figure, PLATE)


def is_plate(image: etree._Element) -> bool:
    """Whether a picture fills its page to the edges."""
    return any(has_class(above, PLATE) for above in image.iterancestors())


def sheet(page: PageSettings) -> str:
    """The pages of such pictures (CSS Paged Media 3)."""
    width, height = page.width + 2 * page.bleed, page.height + 2 * page.bleed
    return f"""
    @page {PLATE} {{ margin: 0 }}
    .division .{FULL_PAGE} {{ break-before: page; break-after: page; margin: 0; text-align: center }}
    .division .{FULL_PAGE} img {{ margin: auto; max-height: calc(var(--text-height) - 5em) }}
    .division .{PLATE} {{ page: {PLATE}; height: {page.height}mm }}
    .division .{PLATE} img {{ display: block; margin: -{page.bleed}mm; object-fit: cover;
      width: {width}mm; height: {height}mm; max-width: none; max-height: none }}"""


def plates(pages: Sequence[Any]) -> frozenset[int]:
    """Which of the typesetter's pages are plates."""
    return frozenset(at for at, page in enumerate(pages) if page._page_box.page_type.name == PLATE)


def problems(page: PageSettings, division: Division) -> Iterator[Problem]:
    """Pictures that would fill the page, if there were bleed."""
    if not page.bleed:
        for figure in _alone(division.tree):
            said = "a picture for a whole page stays inside the margins: there is no bleed"
            yield rules.NO_BLEED.at(division.place(figure), said)


def _alone(tree: etree._Element) -> Iterator[etree._Element]:
    """Pictures for a whole page that have no caption."""
    for figure in with_class(tree, FULL_PAGE):
        if next(every(figure, "img"), None) is not None and next(every(figure, "figcaption"), None) is None:
            yield figure
