"""Where every page stands: right-hand starts, blank pages, and the numbers that pages carry.

Nothing of it changes a page's content, so that divisions can be typeset before their numbers are known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from publish.book.divisions import Book, Division, Kind, Matter

RECTO, VERSO, ANY = "recto", "verso", "any"
RECTO_KINDS = frozenset(
    {
        Kind.HALF_TITLE,
        Kind.TITLE_PAGE,
        Kind.DEDICATION,
        Kind.EPIGRAPH,
        Kind.CONTENTS,
        Kind.PART,
    }
)
ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True)
class Leaf:
    """A page of the book: which page of which division it is (none on a blank), and its number.

    `number` counts within the roman or the arabic run; an odd number is a right-hand page. A `plate` is
    filled by a picture.
    """

    number: int
    roman: bool
    division: Division | None = None
    page: int = 0
    plate: bool = False

    @property
    def label(self) -> str:
        """The number as it is printed."""
        return roman(self.number) if self.roman else str(self.number)

    @property
    def side(self) -> str:
        """`recto` or `verso`."""
        return RECTO if self.number % 2 else VERSO


def roman(number: int) -> str:
    """A number in small roman numerals."""
    letters = ""
    for value, letter in ROMAN:
        count, number = divmod(number, value)
        letters += letter * count
    return letters


def paginate(book: Book, edition: str, counts: Mapping[str, int], multiple: int = 1) -> tuple[Leaf, ...]:
    """The pages of an edition in order, from the number of pages of each division, by its id.

    Blank pages fill the book up to a multiple: a sheet has two sides at least.
    """
    leaves: list[Leaf] = []
    for division, side in openings(book, edition):
        arabic_begins = division.matter is not Matter.FRONT and (not leaves or leaves[-1].roman)
        if side != ANY and leaves and _next(leaves).side != side:
            leaves.append(_next(leaves))
        for page in range(counts[division.id]):
            following = _next(leaves)
            number, in_roman = following.number, following.roman
            if not page and arabic_begins:
                number, in_roman = 1, False
            leaves.append(Leaf(number, in_roman, division, page))
    while len(leaves) % multiple:
        leaves.append(_next(leaves))
    return tuple(leaves)


def _next(leaves: list[Leaf]) -> Leaf:
    """The blank page that would follow."""
    return Leaf(leaves[-1].number + 1, leaves[-1].roman) if leaves else Leaf(1, roman=True)


def openings(book: Book, edition: str) -> Iterator[tuple[Division, str]]:
    """Each division, and the side on which it has to open.

    (The order and the sides are those of the Chicago Manual of Style, 1.4.)
    """
    settings = book.settings.print if edition == "print" else book.settings.screen
    in_body = False
    for division in book.divisions:
        begins_body = not in_body and division.matter is not Matter.FRONT
        in_body = in_body or begins_body
        if edition == "screen" and settings.chapters_open == ANY:
            yield division, ANY
        elif division.kind is Kind.COPYRIGHT_PAGE:
            yield division, VERSO
        elif settings.chapters_open == RECTO or division.kind in RECTO_KINDS or begins_body:
            yield division, RECTO
        else:
            yield division, ANY


def starts(leaves: tuple[Leaf, ...]) -> dict[str, int]:
    """The place in the book, from 0, of each division's first page."""
    return {leaf.division.id: at for at, leaf in enumerate(leaves) if leaf.division and not leaf.page}
