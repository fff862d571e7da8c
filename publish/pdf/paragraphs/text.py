"""The text of a paragraph as the typesetter is about to set it: its letters, their widths, their boxes.

The widths are those of Pango, which will draw the letters: fonts, sizes and features are the right ones.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.inline import atomic_box
from weasyprint.layout.percent import resolve_percentages
from weasyprint.text.ffi import FROM_UNITS, ffi
from weasyprint.text.line_break import create_layout

OBJECT = "\ufffc"  # stands for a picture or a box in the text
NOTHING = "\u2060"  # stands for white space that is not printed
GLYPH = ffi.sizeof("PangoGlyphInfo") // 4
WIDTH = ffi.offsetof("PangoGlyphInfo", "geometry") // 4
BEFORE = ("margin_left", "border_left_width", "padding_left")
AFTER = ("padding_right", "border_right_width", "margin_right")


class Uncovered(Exception):
    """A paragraph holds what only the typesetter itself can set."""


@dataclass(frozen=True)
class Leaf:
    """A box of text, or one that stands in the text; `first` is the number of its first letter."""

    box: Any
    first: int
    text: str

    @property
    def end(self) -> int:
        """The number of the letter after its last."""
        return self.first + len(self.text)


@dataclass
class Text:
    """A stretch of text up to a forced break or the end: the letters, and the width of each in CSS pixels."""

    letters: str = ""
    widths: list[float] = field(default_factory=list)
    leaves: list[Leaf] = field(default_factory=list)
    ahead: float = 0.0  # room that belongs to the next letter

    def add(self, box: Any, letters: str, widths: list[float]) -> None:
        """Put a box at the end; white space that begins the stretch is dropped."""
        self.leaves.append(Leaf(box, len(self.letters), letters))
        if not self.letters.strip(NOTHING):
            printed = letters.lstrip(" ")
            dropped = len(letters) - len(printed)
            letters = NOTHING * dropped + printed
            widths[:dropped] = [0.0] * dropped
        if self.ahead:
            widths[0] += self.ahead
            self.ahead = 0.0
        self.letters += letters
        self.widths += widths

    def follow(self, room: float) -> None:
        """Add room after the last letter."""
        if self.widths:
            self.widths[-1] += room
        else:
            self.ahead += room


def texts(context: Any, line: Any, container: Any) -> list[Text]:
    """The stretches of text in a paragraph, which is a `LineBox` before layout. Raises Uncovered."""
    found = [Text()]
    _read(context, line, container, found)
    return found


def _read(context: Any, parent: Any, container: Any, found: list[Text]) -> None:
    for box in parent.children:
        if box.is_floated() or box.is_leader:
            raise Uncovered
        if not box.is_in_normal_flow():
            continue
        if isinstance(box, boxes.TextBox):
            _read_text(box, found)
        elif isinstance(box, boxes.InlineBox):
            resolve_percentages(box, container)
            before, after = _room(box, BEFORE), _room(box, AFTER)
            found[-1].ahead += before
            _read(context, box, container, found)
            found[-1].follow(after)
        elif isinstance(box, boxes.AtomicInlineLevelBox):
            resolve_percentages(box, container)
            made = atomic_box(context, box, 0, None, container, [], [])
            found[-1].add(box, OBJECT, [made.margin_width()])
        else:
            raise Uncovered


def _room(box: Any, side: tuple[str, ...]) -> float:
    return float(sum(length for name in side if (length := getattr(box, name)) != "auto"))


def _read_text(box: Any, found: list[Text]) -> None:
    if box.style["white_space"] not in ("normal", "nowrap"):
        if box.text.strip("\n"):
            raise Uncovered
        found.append(Text())
    elif box.text and box.style["font_size"]:
        found[-1].add(box, box.text, letter_widths(box.text, box.style))


def letter_widths(text: str, style: Any) -> list[float]:
    """The width of each letter of a text that is set in one style, in CSS pixels."""
    layout = create_layout(text, style, None, None, 0)
    line, _ = layout.get_first_line()
    encoded = text.encode()
    by_byte = [0] * (len(encoded) + 1)
    begun = bytearray(len(encoded) + 1)
    for at, width in _clusters(line):
        by_byte[at] += width
        begun[at] = 1
    layout.deactivate()
    if len(encoded) == len(text):
        widths, starts = by_byte[:-1], begun[:-1]
    else:
        places = [at for at, byte in enumerate(encoded) if byte & 0xC0 != 0x80]
        widths, starts = [by_byte[at] for at in places], bytearray(begun[at] for at in places)
    return [width * FROM_UNITS for width in _shared(widths, starts)]


def _clusters(line: Any) -> Iterator[tuple[int, int]]:
    """Where in a line's text, in bytes, each glyph stands, and how wide it is in units of Pango."""
    run = line.runs
    while run != ffi.NULL:
        glyphs, offset = run.data.glyphs, run.data.item.offset
        count = glyphs.num_glyphs
        widths = array("i", bytes(ffi.buffer(glyphs.glyphs, count * GLYPH * 4)))[WIDTH::GLYPH]
        for cluster, width in zip(ffi.unpack(glyphs.log_clusters, count), widths, strict=True):
            yield offset + cluster, width
        run = run.next


def _shared(widths: list[int], starts: bytearray) -> list[float]:
    """Widths with those of ligatures shared out among their letters."""
    shared: list[float] = list(widths)
    at = starts.find(0)
    while at > 0:
        end = next((place for place in range(at, len(starts)) if starts[place]), len(starts))
        shared[at - 1 : end] = [widths[at - 1] / (end - at + 1)] * (end - at + 1)
        at = starts.find(0, end)
    return shared
