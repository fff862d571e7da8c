"""What a designer would still look at on the finished pages, each with its place in the text and its page.

(Bringhurst, *The Elements of Typographic Style*, 2.1 and 2.4: word spaces, hyphens, last lines.)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from lxml import etree

from publish.book.divisions import Division
from publish.book.page_map import elements, letters
from publish.book.tree import classes, local
from publish.pdf.pagination import RECTO, Leaf
from publish.pdf.unit import Fit, Line, Typeset
from publish.problems import Location

LOOSE = 2.0  # times the word space of the font
LADDER = 3  # hyphens one under the other
SHORTEST, INDENT = 5, 14.0  # letters and pixels of a last line
HYPHENS = ("\u2010", "-")
RUNNING = frozenset({"p", "li", "dd", "note", "blockquote"})
SHOWN = 32  # letters of a line


@dataclass(frozen=True, order=True)
class Remark:
    """Something on a page, by its number as printed, and where it stands in the manuscript."""

    location: Location
    edition: str
    page: str
    words: str

    def __str__(self) -> str:
        return f"{self.location}: {self.edition}, page {self.page}: {self.words}"


@dataclass(frozen=True)
class _Piece:
    """A division on its pages."""

    division: Division
    done: Typeset
    labels: Mapping[int, tuple[str, str]]
    edition: str

    def remark(self, page: int, place: Location, words: str) -> Remark:
        return Remark(place, self.edition, self.labels[page][0], words)


def remarks(edition: str, leaves: Sequence[Leaf], divisions: Mapping[str, Typeset]) -> tuple[Remark, ...]:
    """Everything that is left, in the order of the manuscript."""
    found: list[Remark] = []
    for name, leaf in {leaf.division.id: leaf for leaf in leaves if leaf.division}.items():
        if leaf.division is None or not leaf.division.source:
            continue
        labels = {each.page: (each.label, each.side) for each in leaves if each.division is leaf.division}
        piece = _Piece(leaf.division, divisions[name], labels, edition)
        found += [*_of_lines(piece), *_of_fits(piece), *_of_turns(piece)]
    return tuple(sorted(found))


def _of_lines(piece: _Piece) -> Iterator[Remark]:
    known = elements(piece.division.tree)
    running = [line for line in piece.done.lines if line.element >= 0 and line.kind in RUNNING]
    feet = {line.page: line for line in running if line.kind != "note"}
    for element, block in groupby(running, key=lambda line: line.element):
        if "line" in classes(known[element]):
            continue
        rows = list(block)
        said = [(at, words) for at in range(len(rows)) for words in _said(rows, at)]
        for at, row in enumerate(rows):
            if feet.get(row.page) is row and _is_broken(row) and piece.labels[row.page][1] == RECTO:
                said.append((at, "hyphen at the foot of a right-hand page"))
        places = list(_places(piece.division, known[element], rows)) if said else []
        for at, words in said:
            yield piece.remark(rows[at].page, places[at], f"{words}: {_shown(rows[at])}")


def _said(rows: Sequence[Line], at: int) -> Iterator[str]:
    """What is to be said of a line among those of its block."""
    row = rows[at]
    if row.gap > LOOSE:
        yield f"loose line, spaces {row.gap:.1f} times as wide"
    if row.ends and at and _is_short(row):
        yield "short last line"
    ladder = next((n for n in range(at + 1) if not _is_broken(rows[at - n])), at + 1)
    is_last = at + 1 == len(rows) or not _is_broken(rows[at + 1])
    if ladder >= LADDER and is_last:
        yield f"{ladder} hyphens one under the other"


def _is_short(row: Line) -> bool:
    return letters(row.words) < SHORTEST or row.right - row.left < INDENT


def _is_broken(row: Line) -> bool:
    return not row.ends and row.words.rstrip().endswith(HYPHENS)


def _shown(row: Line) -> str:
    words = " ".join(row.words.split())
    return words if len(words) <= SHOWN else f"…{words[-SHOWN:]}"


def _places(division: Division, element: etree._Element, rows: Sequence[Line]) -> Iterator[Location]:
    """Where each line of a block begins in the author's file, by the letters before it."""
    place = division.place(element)
    written = "".join(str(part) for part in element.itertext())
    ends = [letters(part) for part in written.split("\n")]
    before = 0
    for row in rows:
        lines, count = 0, before
        while lines + 1 < len(ends) and count >= ends[lines]:
            count -= ends[lines]
            lines += 1
        yield replace(place, line=place.line + lines) if place.line else place
        before += letters(row.words)


def _of_fits(piece: _Piece) -> Iterator[Remark]:
    known = elements(piece.division.tree)
    pages = {grid.element: grid.page for grid in piece.done.grids}
    pages |= {line.element: line.page for line in reversed(piece.done.lines)}
    pages |= {picture.element: picture.page for picture in piece.done.picturings}
    for element, fit in piece.done.fits.items():
        if fit is not Fit.AS_IT_IS:
            name = "table" if local(known[element]) == "table" else "too wide"
            yield piece.remark(pages.get(element, 0), piece.division.place(known[element]), f"{name}: {fit}")


def _of_turns(piece: _Piece) -> Iterator[Remark]:
    known = elements(piece.division.tree)
    for element, group in groupby(piece.done.turns, key=lambda turn: turn.element):
        turned = list(group)
        count = len({turn.line for turn in turned})
        said = "1 line of code turns over" if count == 1 else f"{count} lines of code turn over"
        if element >= 0:
            yield piece.remark(turned[0].page, piece.division.place(known[element]), said)
