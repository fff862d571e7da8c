"""A hundred chapters by chance, crowded with notes: every note is whole and on the page of its call."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator

import pypdfium2

from publish.book.divisions import Book
from publish.book.settings import Margins, PageSettings
from publish.pdf import paged, workers
from publish.pdf import plan as planning
from publish.pdf.unit import Typeset, Unit
from publish.problems import Problem
from tests.pdf.books import LOREM, book, chapter
from tests.pdf.test_notes import call, note

SMALL = PageSettings(105, 148, Margins(15, 15, 15, 15))
WORDS = LOREM.replace(".", "").replace(",", "").lower().split()
CHAPTERS, NOTES = 100, 8


def text(dice: random.Random, count: int) -> str:
    return " ".join(dice.choice(WORDS) for _ in range(count))


def called(dice: random.Random, number: int) -> str:
    before, after = dice.choice((2, 8, 20, 40)), dice.choice((0, 3, 12))
    return f"{text(dice, before)} call{number}x{call(number)} {text(dice, after)}"


def block(dice: random.Random, calls: list[str]) -> str:
    """A paragraph, list, quotation or table with some calls, sometimes after a heading."""
    head = f"<h2>{text(dice, 3)}</h2>" if dice.random() < 0.1 else ""
    running = " ".join(calls)
    rows = "".join(f"<tr><td>{each}</td><td>sea</td></tr>" for each in calls)
    kinds = (
        f"<p>{running}</p>",
        f"<p>{running}</p><p>{text(dice, dice.choice((5, 30, 70)))}</p>",
        "<ul>" + "".join(f"<li>{each}</li>" for each in calls) + "</ul>",
        f"<blockquote><p>{running}</p></blockquote>",
        f"<table><tbody>{rows}</tbody></table>",
    )
    return head + dice.choices(kinds, (5, 4, 1, 1, 1))[0]


def crowded(seed: int) -> Book:
    dice = random.Random(seed)
    blocks: list[str] = []
    last = 0
    while last < NOTES:
        count = dice.choice((1, 1, 2, 3))
        blocks.append(block(dice, [called(dice, last + number) for number in range(1, count + 1)]))
        last += count
    written = (
        note(number, f"<p>start{number}x {text(dice, dice.choice((2, 6, 15, 30, 45)))} end{number}x</p>")
        for number in range(1, last + 1)
    )
    section = f'<section class="notes" id="chapter-1--notes"><h2>Notes</h2>{"".join(written)}</section>'
    return book(chapter(1, "".join(blocks) + section), pages=SMALL)


def units() -> Iterator[Unit]:
    for seed in range(CHAPTERS):
        problems: list[Problem] = []
        work = crowded(seed)
        content = paged.paged(paged.numbered(work.divisions[0]), work, "print", problems)
        assert problems == []
        yield planning.division_unit(planning.plan(work, "print"), work.divisions[0], content, "recto")


def page_of(word: str, pages: list[str]) -> int:
    return next((number for number, page in enumerate(pages) if word in page), -1)


def read(done: Typeset) -> list[str]:
    document = pypdfium2.PdfDocument(io.BytesIO(done.pdf))
    return [page.get_textpage().get_text_bounded() for page in document]


def test_no_note_is_lost_and_none_is_late() -> None:
    chapters = list(units())
    lost, late, count = [], [], 0
    for unit, done in zip(chapters, workers.set_units(chapters, lambda _: None), strict=True):
        pages = read(done)
        assert done.misplaced == ()
        for number in range(1, len(unit.calls) + 1):
            at = [page_of(f"{word}{number}x", pages) for word in ("call", "start", "end")]
            lost += [at] if -1 in at else []
            late += [at] if len(set(at)) > 1 else []
            count += 1
    assert count > CHAPTERS * NOTES
    assert (lost, late) == ([], [])
