"""Pages that are kept between builds: the same as new ones, and only for what they were made from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import pytest

from publish import themes
from publish.means import Means
from publish.pdf import keeping, workers
from publish.pdf.inks import Inks
from publish.pdf.unit import Call, Kind, Picture, Sheet, Typeset, Unit
from publish.store import Store
from tests.manuscripts import png

HTML = """<html lang="en"><body><section id="one"><h1>One</h1>
<p data-at="1">Words and <em>more</em> words.</p><img data-at="2" src="a.png" alt="A square">
<table data-at="3"><tr><td>1</td></tr></table></section></body></html>"""
CSS = "@page { size: 400px 600px } html { font-family: 'Source Serif 4' }"
UNIT = Unit(
    "one", HTML, (Sheet("book.css", CSS),), themes.load("classic").fonts,
    {"a.png": Picture(png(30, 30), "image/png")},
)  # fmt: skip
OTHERS: dict[str, Callable[[Unit], Unit]] = {
    "html": lambda unit: replace(unit, html=unit.html.replace("more", "less")),
    "sheets": lambda unit: replace(unit, sheets=(*unit.sheets, Sheet("more.css", "p { color: red }"))),
    "fonts": lambda unit: replace(unit, fonts=unit.fonts[1:]),
    "pictures": lambda unit: replace(unit, pictures={"a.png": Picture(png(31, 30), "image/png")}),
    "calls": lambda unit: replace(unit, calls=(Call("note", "call", 1),)),
    "tagged": lambda unit: replace(unit, tagged=True),
    "total_fit": lambda unit: replace(unit, total_fit=True),
    "to_join": lambda unit: replace(unit, to_join=True),
    "inks": lambda unit: replace(unit, inks=Inks("grey")),
    "kind": lambda unit: replace(unit, kind=Kind.DIVISION),
}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "cache")


def set_(unit: Unit, store: Store | None) -> Typeset:
    return workers.set_units([unit], lambda _: None, Means(store=store))[0]


def test_kept_pages_are_those_that_were_set(store: Store) -> None:
    new = set_(UNIT, None)
    assert set_(UNIT, store) == new
    assert keeping.recalled(UNIT, store) == new
    assert new.pdf.startswith(b"%PDF")
    assert (new.lines, new.picturings, new.grids) != ((), (), ())


def test_kept_pages_are_not_set_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    new = set_(UNIT, store)
    monkeypatch.setattr(workers, "set_whole", lambda unit: pytest.fail("set again"))
    assert set_(UNIT, store) == new


def test_every_field_of_a_unit_counts_but_its_name() -> None:
    assert {field.name for field in fields(Unit)} == {"name", *OTHERS}
    keys = {keeping.key_of(change(UNIT)) for change in OTHERS.values()}
    assert len(keys | {keeping.key_of(UNIT)}) == len(OTHERS) + 1
    assert keeping.key_of(replace(UNIT, name="two")) == keeping.key_of(UNIT)


def test_what_lies_broken_in_the_cache_is_set_again(store: Store) -> None:
    new = set_(UNIT, store)
    for path in store.root.rglob("*"):
        if path.is_file():
            path.write_bytes(b"\0" * 100)
    assert set_(UNIT, store) == new


def test_whole_pieces_that_are_no_pages_are_set_again(store: Store) -> None:
    store.put(keeping.key_of(UNIT), b"\0" * 7 + b"\2{}")
    assert set_(UNIT, store).pages == 1


@pytest.mark.parametrize("letters", ["\U00012000", "\ue000"])
def test_pages_with_letters_that_the_theme_lacks_are_not_kept(store: Store, letters: str) -> None:
    unit = replace(UNIT, html=HTML.replace("more", letters))
    set_(unit, store)
    assert keeping.recalled(unit, store) is None
