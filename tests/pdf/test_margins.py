"""What is spared while pages are set: the pages are the same without it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from weasyprint.layout import page as pages

from publish.pdf import overlay
from publish.pdf import plan as planning
from publish.pdf.paged import paged
from publish.pdf.pagination import paginate
from publish.pdf.typeset import typeset
from publish.pdf.unit import Kind, Sheet, Unit
from tests.pdf.books import book, chapter

BOOK = book(chapter(1), chapter(2, title="Of <em>Ropes</em>"))
STYLES = """@page { @bottom-center { content: counter(page) } } @page :nth(2) { padding-top: 9mm }
@page verso { background: silver } .leaf { page: auto }"""
COUNTED = Sheet("styles/print.css", STYLES)


def text() -> Unit:
    """A chapter, with styles that would number its pages, and one for the second of them."""
    plan = planning.plan(BOOK, "print")
    plan = replace(plan, looks=(*plan.looks, COUNTED))
    division = BOOK.divisions[0]
    return planning.division_unit(plan, division, paged(division, BOOK, "print", []), "recto")


def furniture() -> Unit:
    """The heads and folios of some pages."""
    plan = planning.plan(BOOK, "print")
    leaves = paginate(BOOK, "print", {each.id: 4 for each in BOOK.divisions})
    plan = replace(plan, looks=(*plan.looks, COUNTED))
    return overlay.together(plan, leaves).units(plan)[0]


@pytest.mark.parametrize("unit", [text(), furniture()], ids=["text", "furniture"])
def test_the_pages_are_the_same(unit: Unit) -> None:
    assert unit.kind is not Kind.OTHER
    assert typeset(unit) == typeset(replace(unit, kind=Kind.OTHER))


def test_each_page_of_furniture_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    theirs = pages.remake_page

    def remake(index: int, *others: Any) -> Any:
        made.append(index)
        return theirs(index, *others)

    monkeypatch.setattr(pages, "remake_page", remake)
    done = typeset(furniture())
    assert made == list(range(done.pages))
