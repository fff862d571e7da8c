"""Where each printed page begins in the trees of the divisions: what a page list and citations are made from.

The addresses are those of the trees as the transforms leave them. They hold as long as a tree is not changed;
`insert` puts several marks in without hurting one another's place.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from lxml import etree

# What layout may fold, leave out or add: white space, hyphens that are or are not seen, places to part, and
# what joins or changes the character before it.
UNSTEADY = re.compile(r"[\s\u00ad\u2010\u200b\u200c\u200d\ufe00-\ufe0f]")
STEADY = re.compile(r"[^\s\u00ad\u2010\u200b\u200c\u200d\ufe00-\ufe0f]")


@dataclass(frozen=True, order=True)
class Place:
    """A place between two characters of a tree.

    `element` is the number of an element in document order, 0 being the root. `slot` is one of the runs
    of text in it: 0 is before its first child, 1 after it, and so on. `offset` is how many characters of
    that run come before. A mark may stand at every place that the map names: each is within text, before
    a picture, or at the head of a division.
    """

    element: int
    slot: int = 0
    offset: int = 0


HEAD = Place(0)


@dataclass(frozen=True)
class PrintedPage:
    """A page that is not blank: its number as printed, and where it begins."""

    label: str
    division: str
    place: Place


@dataclass(frozen=True)
class PageMap:
    """The pages of the printed book in order; blank ones begin nowhere and are left out."""

    pages: tuple[PrintedPage, ...] = ()

    def of(self, division: str) -> tuple[PrintedPage, ...]:
        """The pages of the division with this id."""
        return tuple(page for page in self.pages if page.division == division)


def elements(tree: etree._Element) -> list[etree._Element]:
    """The elements of a tree by their numbers."""
    return list(tree.iter(etree.Element))


def letters(text: str) -> int:
    """How many characters a text has that layout leaves alone."""
    return len(UNSTEADY.sub("", text))


def runs(element: etree._Element) -> Iterator[str]:
    """The runs of an element's own text, by their slots."""
    yield element.text or ""
    for child in element:
        yield child.tail or ""


def after_letters(texts: Iterable[tuple[Place, str]], count: int) -> Place:
    """The place before the letter that comes after so many, in runs of text that begin at these places."""
    end = HEAD
    for begin, text in texts:
        here = _steady(text)
        if count < len(here):
            return replace(begin, offset=here[count])
        count -= len(here)
        end = replace(begin, offset=len(text))
    return end


@lru_cache(maxsize=16)
def _steady(text: str) -> array[int]:
    """Where in a text the letters stand that layout leaves alone; kept, for a text may be on many pages."""
    return array("L", (match.start() for match in STEADY.finditer(text)))


def before(element: etree._Element, numbers: dict[etree._Element, int]) -> Place:
    """The place right before an element, by the numbers of the elements."""
    parent = element.getparent()
    if parent is None:
        return HEAD
    slot = parent.index(element)
    return Place(numbers[parent], slot, len(list(runs(parent))[slot]))


def insert(tree: etree._Element, marks: Iterable[tuple[Place, etree._Element]]) -> None:
    """Put an element at each place of a tree; two at the same place stand in their order."""
    known = elements(tree)
    ordered = sorted(enumerate(marks), key=lambda each: (each[1][0], each[0]), reverse=True)
    for _, (place, mark) in ordered:
        _insert(known[place.element], place, mark)


def _insert(parent: etree._Element, place: Place, mark: etree._Element) -> None:
    child = parent[place.slot - 1] if place.slot else None
    text = (parent.text if child is None else child.tail) or ""
    head, mark.tail = text[: place.offset] or None, text[place.offset :] or None
    if child is None:
        parent.text = head
    else:
        child.tail = head
    parent.insert(place.slot, mark)
