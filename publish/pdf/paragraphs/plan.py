"""Chooses the lines of a paragraph of WeasyPrint's, and marks in its leaves where they end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, NamedTuple

from publish.pdf.paragraphs.balance import balance, is_balanced
from publish.pdf.paragraphs.chances import Break, breaks
from publish.pdf.paragraphs.text import OBJECT, Text, Uncovered, texts
from publish.pdf.paragraphs.total_fit import BEGINNING, Shape, Taste, total_fit

TASTE = Taste()
SHORTEST = 2.0  # how long a last line should be at least, in sizes of its letters
FOREIGN = re.compile(  # scripts whose lines run the other way, or are not filled by spaces
    "[\u0590-\u08ff\u0e00-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\ud7ff\uf900-\ufdff\ufe30-\ufe4f\ufe70-\ufefe"
    "\uff00-\uffef\U0001b000-\U0001b2ff\U00020000-\U0003ffff]"
)


class Cut(NamedTuple):
    """The end of a line in a leaf, in bytes: where what is shown stops, and the rest begins; the hyphen.

    Nothing is left to `resume` where the text itself ends.
    """

    stop: int
    resume: int | None
    suffix: str


@dataclass
class Stretch:
    """A text and its shape, where its lines may end, and where they do, but for the last."""

    text: Text
    shape: Shape
    chances: list[Break]
    ends: list[Break]


@dataclass(frozen=True)
class Plan:
    """The lines of a paragraph as they were chosen for a measure and an indent."""

    measure: float
    indent: float
    stretches: tuple[Stretch, ...]


def plan(context: Any, line: Any, container: Any) -> None:
    """Choose the lines of a `LineBox`, if they are to be filled or alike, for the width of its container."""
    known: Plan | None = getattr(line, "plan", None)
    if known and (known.measure, known.indent) == (container.width, line.text_indent):
        return
    drop(line)
    if not _is_covered(line.style):
        return
    try:
        stretches = [
            _stretch(text, container.width, 0.0 if at else line.text_indent)
            for at, text in enumerate(texts(context, line, container))
            if text.leaves
        ]
    except Uncovered:
        return
    line.plan = Plan(container.width, line.text_indent, tuple(stretches))
    for stretch in stretches:
        mark(stretch)


def _is_covered(style: Any) -> bool:
    """Whether lines of a style are chosen: those that are filled, and those that are to be alike."""
    if style["direction"] != "ltr" or style["word_break"] != "normal":
        return False
    return style["text_align_all"] == "justify" or is_balanced(style)


def drop(line: Any) -> None:
    """Forget what was chosen for a `LineBox`, if anything was."""
    known: Plan | None = getattr(line, "plan", None)
    if known:
        line.plan = None
        for stretch in known.stretches:
            for leaf in stretch.text.leaves:
                leaf.box.cuts = None


def _stretch(text: Text, measure: float, indent: float) -> Stretch:
    """A text with its lines. Raises Uncovered."""
    if FOREIGN.search(text.letters):
        raise Uncovered
    size = text.leaves[0].box.style["font_size"]
    start = BEGINNING._replace(resume=-indent)
    shape = Shape(measure, _space(text) or size / 4, max(indent, SHORTEST * size), start)
    found = breaks(text)
    chances = [each.chance for each in found]
    if is_balanced(text.leaves[0].box.style):
        chosen = balance(chances, shape)
    else:
        chosen = total_fit(chances, shape, TASTE)
    if not chosen:
        raise Uncovered
    return Stretch(text, shape, found, [found[at] for at in chosen[:-1]])


def _space(text: Text) -> float:
    """The width of a space in the text, in the middle of several fonts."""
    spaces = [width for letter, width in zip(text.letters, text.widths, strict=True) if letter == " "]
    return sum(spaces) / len(spaces) if spaces else 0.0


def mark(stretch: Stretch) -> None:
    """Tell each leaf where lines end in it."""
    remaining = list(reversed(stretch.ends))
    for leaf in stretch.text.leaves:
        cuts: list[Cut] = []
        while remaining and remaining[-1].resume <= leaf.end:
            end = remaining.pop()
            stop, resume = (_bytes(leaf.text, place - leaf.first) for place in (end.stop, end.resume))
            cuts.append(Cut(stop, resume, end.suffix))
        if leaf is stretch.text.leaves[-1]:
            cuts.append(Cut(len(leaf.text.rstrip(" ").encode()), None, ""))
        if leaf.text != OBJECT:
            leaf.box.cuts = tuple(cuts)


def _bytes(text: str, letters: int) -> int:
    return len(text[: max(letters, 0)].encode())
