"""What is handed to the typesetter and what comes back: plain values that can travel between processes.

Lengths are CSS pixels (96 to the inch), measured from the upper left corner of the trimmed page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from publish.themes import FontFace

CSS_PIXEL = 0.75  # points
BASE = "https://book.invalid/"
TARGET = "target:"  # how a link to an id of the book is written until the pages are joined

FORMULA = "\u2060"  # what the words for a formula begin with: the typesetter knows pictures only
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


@dataclass(frozen=True)
class Unit:
    """A run of pages that is typeset on its own: one division, the furniture, or the cover.

    `tagged` asks for the structure that PDF/UA and PDF/A-2a want, `total_fit` for paragraphs whose lines are
    chosen together.
    """

    name: str
    html: str
    sheets: tuple[Sheet, ...]
    fonts: tuple[FontFace, ...] = ()
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    calls: tuple[Call, ...] = ()
    tagged: bool = False
    total_fit: bool = False


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


@dataclass(frozen=True)
class Message:
    """A sentence of the typesetter, and the style sheet it is about, if any."""

    text: str
    sheet: str = ""


@dataclass(frozen=True)
class Typeset:
    """A unit's pages.

    `fonts` maps families to the characters drawn in them; `plates` are pages that a picture fills;
    `misplaced` holds notes.
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
    plates: frozenset[int] = frozenset()
    misplaced: tuple[Call, ...] = ()
