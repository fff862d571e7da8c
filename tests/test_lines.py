"""The lines of real books, measured from the typesetter's boxes: whole paragraphs against line by line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import pytest

from publish import themes, transforms
from publish.manuscript import reader
from publish.pdf import paged, plan
from tests.pdf.rows import Row, rows_of
from tests.shared import manuscript, needs_shared


@dataclass(frozen=True)
class Share:
    """How many lines in a hundred are loose, very loose, and part a word; how many hyphens stand running."""

    loose: float
    very_loose: float
    parted: float
    ladder: int

    def __str__(self) -> str:
        """For people."""
        return (
            f"spaces over 1.6 times natural: {self.loose:.2f} %, over 2 times: {self.very_loose:.2f} %, "
            f"words parted: {self.parted:.2f} %, longest ladder: {self.ladder}"
        )


def share(rows: Iterable[Row]) -> Share:
    """The figures of a book."""
    found = [row for row in rows if row.text.strip()]
    filled = [row.space for row in found if not row.is_last]
    ladder = longest = 0
    for row in found:
        ladder = ladder + 1 if row.text.endswith(("\u2010", "-")) else 0
        longest = max(longest, ladder)
    return Share(
        100 * sum(space > 1.6 for space in filled) / len(filled),
        100 * sum(space > 2.0 for space in filled) / len(filled),
        100 * sum(row.text.endswith("\u2010") for row in found) / len(found),
        longest,
    )


def measured(name: str, justify: str) -> Share:
    """A real book, on pages of 6 by 9 inches."""
    book = reader.read(manuscript(name), [])
    assert book is not None
    book = transforms.apply(book, themes.words(book.metadata.language), [])
    page = replace(book.settings.print, justify=justify)
    made = plan.plan(replace(book, settings=replace(book.settings, print=page)), "print")
    shown = {division: paged.paged(division, made.book, "print", []) for division in book.divisions}
    return share(
        row
        for division, content in shown.items()
        for row in rows_of(plan.division_unit(made, division, content, "recto"))
    )


# What a designer would still let pass; the first is a novel, the others have code, or French spaces.
BOUNDS = {
    "alice": Share(3.5, 0.5, 4.0, 2),
    "allonge": Share(5.0, 1.0, 6.0, 2),
    "crowdagger-ptafdh": Share(5.0, 1.0, 6.0, 2),
}


@needs_shared
@pytest.mark.parametrize("name", BOUNDS)
def test_lines_are_even(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    greedy, chosen, bound = measured(name, "greedy"), measured(name, "total-fit"), BOUNDS[name]
    with capsys.disabled():
        print(f"\n{name}, line by line:      {greedy}\n{name}, whole paragraphs:  {chosen}")
    assert chosen.loose <= bound.loose < greedy.loose
    assert chosen.very_loose <= bound.very_loose < greedy.very_loose
    assert chosen.parted <= bound.parted
    assert chosen.ladder <= bound.ladder
