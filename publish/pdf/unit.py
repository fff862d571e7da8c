"""What is handed to the typesetter and what comes back: plain values that can travel between processes.

Lengths are CSS pixels (96 to the inch), measured from the upper left corner of the trimmed page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from publish.pdf.inks import Inks
from publish.themes import FontFace

CSS_PIXEL = 0.75  # points
BASE = "https://book.invalid/"
TARGET = "target:"  # how a link to an id of the book is written until the pages are joined

FORMULA = "\u2060"  # what the words for a formula begin with: the typesetter knows pictures only
TURNED = "turned"  # the name of the pages that lie on their side
FOOT = "note"  # the kind of the lines at the foot of a page
NUMBER = "data-at"  # the number of an element in its division's tree


@dataclass(frozen=True)
class Sheet:
    """A style sheet: what to call it in a message, and its text."""

    name: str
    text: str


@dataclass(frozen=True)
class Call:
    """A note at the foot of a page: ids of note and call, and the number of the block with the call."""

    note: str
    call: str
    block: int


@dataclass(frozen=True)
class Picture:
    """A file that a unit shows."""

    data: bytes = field(repr=False)
    media_type: str


class Kind(StrEnum):
    """What a unit is: text with empty margins, heads and folios with nothing else, or another page."""

    DIVISION = "division"
    FURNITURE = "furniture"
    OTHER = "other"


@dataclass(frozen=True)
class Unit:
    """A run of pages that is typeset on its own: one division, the furniture, or the cover.

    `tagged` asks for the structure that PDF/UA and PDF/A-2a want, `total_fit` for paragraphs whose lines are
    chosen together. A unit `to_join` has requests in the place of its fonts. Without `inks` colours stay.
    """

    name: str
    html: str
    sheets: tuple[Sheet, ...]
    fonts: tuple[FontFace, ...] = ()
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    calls: tuple[Call, ...] = ()
    tagged: bool = False
    total_fit: bool = False
    to_join: bool = False
    kind: Kind = Kind.OTHER
    inks: Inks | None = None


@dataclass(frozen=True)
class Anchor:
    """Where an element stands: its page in the unit, from 0, and its box there."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Start:
    """What a page begins with: an element, by its number, after so many letters; None is a picture."""

    page: int
    element: int
    letters: int | None


@dataclass(frozen=True)
class Picturing:
    """A picture on a page: the number of its element, and how large it is there."""

    page: int
    element: int
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text on a page, in the block of an element (by its number; -1 is none of the book's).

    `kind` is the element's name, or `FOOT`. `edges` are those of the block. `gap` is the
    width of the word spaces, as a multiple of the font's own; `ends` says that the block ends here.
    """

    page: int
    element: int
    kind: str
    words: str
    left: float
    top: float
    right: float
    bottom: float
    edges: tuple[float, float]
    gap: float
    ends: bool


@dataclass(frozen=True)
class Turn:
    """Where a line of a listing, by its number there, goes on in another row."""

    page: int
    element: int
    line: int
    left: float
    middle: float


@dataclass(frozen=True)
class Spill:
    """Something of an element (-1 is none of the book's) that stands outside, so many pixels beyond the edge.

    `kind` is `text`, `picture`, or `cell` for text in a table.
    """

    page: int
    element: int
    kind: str
    beyond: float


@dataclass(frozen=True)
class Grid:
    """A table: its width, the room for it, the size of its type, whether a column is too narrow to read."""

    page: int
    element: int
    width: float
    room: float
    size: float
    cramped: bool


class Fit(StrEnum):
    """How something that was too wide was made to fit."""

    AS_IT_IS = "as it is"
    SHRUNK = "set smaller"
    TURNED = "turned on its side"
    BROKEN = "broken within words"


@dataclass(frozen=True)
class Message:
    """A sentence of the typesetter, and the style sheet it is about, if any."""

    text: str
    sheet: str = ""


@dataclass(frozen=True)
class Typeset:
    """A unit's pages.

    `fonts` maps families to the characters drawn in them; `plates` are pages that a picture fills;
    `misplaced` holds notes; `fits` tells what was done to which elements; `lying` are the pages that lie on
    their side.
    """

    pdf: bytes = field(repr=False)
    pages: int
    height: float
    anchors: Mapping[str, Anchor]
    messages: tuple[Message, ...]
    missing: tuple[str, ...]
    fonts: Mapping[str, str]
    starts: tuple[Start, ...] = ()
    picturings: tuple[Picturing, ...] = ()
    lines: tuple[Line, ...] = ()
    turns: tuple[Turn, ...] = ()
    spills: tuple[Spill, ...] = ()
    grids: tuple[Grid, ...] = ()
    fits: Mapping[int, Fit] = field(default_factory=dict)
    lying: frozenset[int] = frozenset()
    plates: frozenset[int] = frozenset()
    misplaced: tuple[Call, ...] = ()
