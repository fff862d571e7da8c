"""Running heads and folios: a run of pages with nothing else on them, laid over the book's own pages.

On a left-hand page stands the book's title, on a right-hand page the division's; the first page of a
division has its folio at the foot and no head, and the pages of display matter have nothing. Nor has the
opening of a part; what it says on further pages is text like any other.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from unicodedata import east_asian_width

from publish.book.divisions import Book, Division, Kind
from publish.book.tree import element
from publish.pdf.paged import markup
from publish.pdf.pagination import VERSO, Leaf

BARE = frozenset(
    {
        Kind.HALF_TITLE,
        Kind.TITLE_PAGE,
        Kind.COPYRIGHT_PAGE,
        Kind.DEDICATION,
        Kind.EPIGRAPH,
    }
)
LETTER = 2.05  # what a letter of a head takes, in millimetres
WIDE = 1.7  # a Chinese, Japanese or Korean one, in others
FOLIO = 8.0  # what the folio at its side takes


def is_furnished(leaf: Leaf) -> bool:
    """Whether a page carries a folio."""
    if leaf.division is None or leaf.plate:
        return False
    kind = leaf.division.kind
    return kind not in BARE and (kind is not Kind.PART or leaf.page > 0)


def leaf_id(place: int) -> str:
    """The id of the page in the furniture that belongs to a page of the book."""
    return f"leaf-{place}"


def furniture(book: Book, leaves: Sequence[tuple[int, Leaf]], width: float) -> str:
    """The HTML of the furniture for some pages, each with its place in the book; `width` is the text's."""
    return "".join(_section(book, place, leaf, width) for place, leaf in leaves)


def _section(book: Book, place: int, leaf: Leaf, width: float) -> str:
    opening = leaf.page == 0
    kind = f"leaf leaf-{leaf.side}" + (" leaf-first" if opening else "")
    section = element("section", {"class": kind, "id": leaf_id(place)})
    if not opening:
        section.append(element("div", {"class": f"head {leaf.side}"}, shortened(_head(book, leaf), width)))
    section.append(element("div", {"class": f"folio {leaf.side}"}, leaf.label))
    return markup(section)


def _head(book: Book, leaf: Leaf) -> str:
    title = book.metadata.title
    if leaf.side != VERSO and leaf.division is not None:
        title = _title(leaf.division) or title
    return title


def _title(division: Division) -> str:
    return division.title or division.label


def shortened(title: str, width: float) -> str:
    """A title that fits on one line over the page, between two folios."""
    room = (width - 2 * FOLIO) / LETTER
    fits = [at for at, size in enumerate(accumulate(map(_size, title)), 1) if size <= room]
    if len(fits) == len(title):
        return title
    cut = title[: len(fits)]
    return f"{cut.rsplit(None, 1)[0].rstrip(',;:.–—')}…"


def _size(letter: str) -> float:
    return WIDE if east_asian_width(letter) in "WF" else 1.0
