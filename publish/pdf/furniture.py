"""Running heads and folios: what they say, and the pages with nothing else on them that they are set on.

On a left-hand page stands the book's title, on a right-hand page the division's; the first page of a
division has its folio at the foot and no head, and the pages of display matter have nothing. Nor has the
opening of a part; what it says on further pages is text like any other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
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


@dataclass(frozen=True)
class Form:
    """What stands on pages beside their text: on pages of which side, and whether divisions open on them."""

    side: str
    opening: bool = False
    head: str = ""
    folio: str = ""

    @property
    def parts(self) -> tuple[Form, ...]:
        """The head and the folio, each for itself."""
        head, folio = replace(self, folio=""), replace(self, head="")
        return tuple(part for part in (head, folio) if part.head or part.folio)


def form(book: Book, leaf: Leaf, width: float) -> Form:
    """What a page carries; `width` is that of the text."""
    opening = leaf.page == 0
    head = "" if opening else shortened(_head(book, leaf), width)
    return Form(leaf.side, opening, head, leaf.label)


def form_id(place: int) -> str:
    """The id of the page of a form, by its place in a run."""
    return f"leaf-{place}"


def pages(run: Sequence[Form]) -> str:
    """The HTML of a page for each form."""
    return "".join(_section(place, each) for place, each in enumerate(run))


def _section(place: int, form: Form) -> str:
    kind = f"leaf leaf-{form.side}" + (" leaf-first" if form.opening else "")
    section = element("section", {"class": kind, "id": form_id(place)})
    for name, text in (("head", form.head), ("folio", form.folio)):
        if text:
            section.append(element("div", {"class": f"{name} {form.side}"}, text))
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
    fits = [at for at, width in enumerate(accumulate(map(_letter, title)), 1) if width <= room]
    if len(fits) == len(title):
        return title
    cut = title[: len(fits)]
    return f"{cut.rsplit(None, 1)[0].rstrip(',;:.–—')}…"


def size(text: str) -> float:
    """How long a head or a folio is, in letters of middle width."""
    return sum(map(_letter, text))


def _letter(letter: str) -> float:
    return WIDE if east_asian_width(letter) in "WF" else 1.0
