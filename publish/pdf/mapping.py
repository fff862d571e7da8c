"""From the typesetter's pages to the page map: places in the divisions' own trees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from publish.book.divisions import Division
from publish.book.page_map import HEAD, PageMap, Place, PrintedPage, after_letters, before, elements
from publish.book.tree import has_class
from publish.pdf.colours import is_colour
from publish.pdf.pagination import Leaf
from publish.pdf.unit import Start, Typeset


def page_map(leaves: Sequence[Leaf], divisions: Mapping[str, Typeset]) -> PageMap:
    """Where each of the pages begins; a division begins with its first page, whatever stands first there."""
    pages: list[PrintedPage] = []
    places: dict[int, Place] = {}
    for leaf in leaves:
        if leaf.division is None:
            continue
        if not leaf.page:
            places = _places(leaf.division, divisions[leaf.division.id].starts) | {0: HEAD}
        if leaf.page in places:
            pages.append(PrintedPage(leaf.label, leaf.division.id, places[leaf.page]))
    return PageMap(tuple(pages))


def _places(division: Division, starts: Sequence[Start]) -> dict[int, Place]:
    known = elements(division.tree)
    numbers = {element: number for number, element in enumerate(known)}

    def place(start: Start) -> Place:
        begun = known[start.element]
        for around in (begun, *begun.iterancestors()):
            if has_class(around, "print-only"):  # other editions have not the place itself
                return before(around, numbers)
        if start.letters is None:
            return before(begun, numbers)
        return after_letters(_texts(begun, numbers), start.letters)

    return {start.page: place(start) for start in starts}


def _texts(begun: etree._Element, numbers: Mapping[etree._Element, int]) -> Iterator[tuple[Place, str]]:
    """The runs of text whose letters are an element's: its own, and those of the colours in it."""
    yield Place(numbers[begun]), begun.text or ""
    for slot, child in enumerate(begun, 1):
        if is_colour(child):
            yield Place(numbers[child]), child.text or ""
        yield Place(numbers[begun], slot), child.tail or ""
