"""Running heads and folios: a run of pages with nothing else on them, laid over the book's own pages.

On a left-hand page stands the book's title, on a right-hand page the division's; the first page of a
division has its folio at the foot and no head, and the pages of display matter have nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

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
        Kind.PART,
    }
)
LONGEST_HEAD = 56  # characters


def is_furnished(leaf: Leaf) -> bool:
    """Whether a page carries a folio."""
    return leaf.division is not None and leaf.division.kind not in BARE


def leaf_id(place: int) -> str:
    """The id of the page in the furniture that belongs to a page of the book."""
    return f"leaf-{place}"


def furniture(book: Book, leaves: Sequence[tuple[int, Leaf]]) -> str:
    """The HTML of the furniture for some pages, each with its place in the book."""
    return "".join(_section(book, place, leaf) for place, leaf in leaves)


def _section(book: Book, place: int, leaf: Leaf) -> str:
    opening = leaf.page == 0
    kind = f"leaf leaf-{leaf.side}" + (" leaf-first" if opening else "")
    section = element("section", {"class": kind, "id": leaf_id(place)})
    if not opening:
        section.append(element("div", {"class": f"head {leaf.side}"}, _head(book, leaf)))
    section.append(element("div", {"class": f"folio {leaf.side}"}, leaf.label))
    return markup(section)


def _head(book: Book, leaf: Leaf) -> str:
    title = book.metadata.title
    if leaf.side != VERSO and leaf.division is not None:
        title = _title(leaf.division) or title
    return shortened(title)


def _title(division: Division) -> str:
    return division.title or division.label


def shortened(title: str) -> str:
    """A title that fits on one line over the page."""
    if len(title) <= LONGEST_HEAD:
        return title
    cut = title[:LONGEST_HEAD]
    return f"{cut.rsplit(None, 1)[0].rstrip(',;:.–—')}…"
