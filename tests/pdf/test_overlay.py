"""Heads and folios as forms: the pages are those of head and folio set together, and few are set again."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2  # type: ignore[import-untyped]
import pytest

from publish.book.divisions import Book, Kind
from publish.book.settings import PageSettings, Styles
from publish.pdf import overlay
from publish.pdf import plan as planning
from publish.pdf.furniture import Form
from publish.pdf.overlay import Forms, Run
from publish.pdf.pagination import paginate
from publish.pdf.plan import Plan
from publish.pdf.unit import Unit
from publish.pdf.workers import set_units
from tests.pdf.books import Made, book, chapter, contents, division, entry, front, words
from tests.pdf.test_plates import PAGE, PLATE, red

SMALL = PageSettings(width=100, height=150)
CHAPTERS = (chapter(1, words(650)), chapter(2, words(550), "Of Ropes"), chapter(3, words(600), "W" * 60))
LISTED = contents(entry("chapter-1", "Voyage 1"), entry("chapter-2", "Of Ropes"))
PREFACE = division("preface", Kind.PREFACE, "Preface", words(600))
PLATED = chapter(4, f"<p>Before.</p>{PLATE.format('')}{words(300)}")
BOOKS = {
    "chapters": book(*CHAPTERS, pages=SMALL),
    "roman front matter": book(*front(), LISTED, PREFACE, *CHAPTERS, pages=SMALL),
    "plates and bleed": book(chapter(1), PLATED, chapter(5), resources=[red()], pages=PAGE),
    "right to left": book(*CHAPTERS, pages=SMALL, language="ar"),
}
ONE_BOX = """@page verso { @top-left { content: none } @top-center { content: element(head) element(folio) } }
@page recto { @top-right { content: none } @top-center { content: element(head) element(folio) } }"""
WRAPPED = ".head { white-space: normal; font-size: 14pt } .folio { font-size: 60pt }"
LONG = "All the Long Way Round the Cape and Home by the Islands"
HANGING = {
    "one box": ONE_BOX,
    "a word on every page": '@page { @bottom-right { content: "Draft" } }',
    "a word on one side": '@page :left { @bottom-right { content: "Draft" } }',
    "a number": "@page { @bottom-right { content: counter(page) } }",
    "a rule": '@page { @bottom-left { content: ""; border-top: 1pt solid silver } }',
    "a frame": "@page { border: 1pt solid silver }",
    "a picture of colours": ".head { background: linear-gradient(red, blue) }",
    "what glimmers": ".head { opacity: 0.5 }",
    "room that is short": WRAPPED,
    "a band": "@page recto { @top-right { background: silver } }",
    "neighbours": ".head + .folio { color: silver }",
}
APART = {
    "italics": ".head { font-variant-caps: normal; font-style: italic }",
    "signs": '.folio::before { content: "— " } .folio::after { content: " —" }',
    "at the foot": "@page recto { @top-right { content: none } @bottom-right { content: element(folio) } }",
    "no head": ".head { display: none }",
    "a first page": "@page :first { @top-left { content: none } @top-center { content: none } }",
}


def pixels(made: Made) -> list[bytes]:
    return [page.render(scale=1).to_pil().tobytes() for page in pypdfium2.PdfDocument(made.data)]


def both_ways(
    work: Book, monkeypatch: pytest.MonkeyPatch, edition: str = "print"
) -> tuple[Made, Made, list[Run]]:
    """A book as it is made, made with heads and folios together, and the runs of these the first time."""
    runs: list[Run] = []
    together = overlay.together

    def noted(plan: Plan, leaves: tuple[planning.Leaf, ...]) -> Forms:
        found = together(plan, leaves)
        runs.extend(found.runs)
        return found

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(overlay, "together", noted)
        first = Made(work, edition)
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(overlay, "apart", together)
        return first, Made(work, edition), runs


def styled(css: str) -> Book:
    return book(*CHAPTERS[:2], chapter(3, words(600), LONG), pages=SMALL, styles=Styles(print=css))


@pytest.mark.parametrize("edition", ["print", "screen"])
@pytest.mark.parametrize("work", BOOKS.values(), ids=BOOKS)
def test_apart_they_look_as_they_do_together(
    work: Book, edition: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    apart, together, runs = both_ways(work, monkeypatch, edition)
    assert not runs
    assert apart.pages == together.pages
    assert pixels(apart) == pixels(together)


@pytest.mark.parametrize("css", HANGING.values(), ids=HANGING)
def test_what_hangs_on_each_other_is_set_together(css: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made, together, runs = both_ways(styled(css), monkeypatch)
    assert runs
    assert made.data == together.data
    assert made.said == together.said


@pytest.mark.parametrize("css", APART.values(), ids=APART)
def test_a_style_that_keeps_them_apart(css: str, monkeypatch: pytest.MonkeyPatch) -> None:
    apart, together, runs = both_ways(styled(css), monkeypatch)
    assert not runs
    assert apart.pages == together.pages
    assert pixels(apart) == pixels(together)


def furnished(*pages: int) -> list[Unit]:
    """The units of a book whose chapters have so many pages."""
    work = book(*(chapter(at) for at in range(1, len(pages) + 1)))
    plan = planning.plan(work, "print")
    counts = {each.id: count for each, count in zip(work.divisions, pages, strict=True)}
    return overlay.apart(plan, paginate(work, "print", counts)).units(plan)


def test_a_chapter_that_grows_changes_few_of_them() -> None:
    before, after = furnished(*[9] * 40), furnished(9, 11, *[9] * 38)
    old = {unit.html for unit in before}
    new = [unit.html for unit in after if unit.html not in old]
    assert len(after) == 10
    assert len(new) <= 3  # the folios of openings, the last run of the others, and perhaps the sample
    assert sum(html.count("<section") for html in new) < 100


def test_a_chapter_that_keeps_its_length_changes_none() -> None:
    assert [unit.html for unit in furnished(9, 9, 4)] == [unit.html for unit in furnished(9, 9, 4)]


def test_few_folios_of_a_run_are_set_alone() -> None:
    """A book of poems, each on a page of its own but one."""
    html = "".join(unit.html for unit in furnished(*[1] * 40, 2))
    assert html.count('class="folio') == 41 + 1 + 1  # openings, the page, and the sample


def test_a_form_is_drawn_once_and_laid_over_many_pages() -> None:
    made = Made(book(*CHAPTERS, pages=SMALL))
    heads = {}
    for page in made.pdf.pages:
        forms = page.Resources.get("/XObject", {})
        assert sorted(forms) in ([], ["/Furniture0"], ["/Furniture0", "/Furniture1"])
        heads.update({forms[name].objgen: name for name in forms})
    labels = sum("/XObject" in page.Resources for page in made.pdf.pages)
    assert len(heads) == labels + 4  # a folio for each page, a head for the book and for each chapter


def test_every_head_and_folio_stands_on_its_page() -> None:
    made = Made(book(*CHAPTERS[:2], pages=SMALL))
    for number, text in enumerate(made.pages, 1):
        words = " ".join(text.split())
        assert str(number) in words or not words
    assert made.pages[1].split()[-3:] == ["2", "The", "Quay"]
    assert made.pages[2].split()[-3:] == ["Voyage", "1", "3"]


def test_nothing_is_drawn_on_a_page_with_neither() -> None:
    work = book(*CHAPTERS, pages=SMALL)
    plan = planning.plan(work, "print")
    unit = planning.furniture_unit(plan, (Form("recto"), Form("verso", folio="2")))
    done = set_units([unit, replace(unit, name="again")], lambda _: None)[0]
    blank, folio = overlay.drawings(done)
    assert all(line.endswith(b" cm") for line in blank)
    assert [line for line in folio if line.endswith(b"TJ")]
