"""A drawn front that is kept: the same picture, for the same record and looks only."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from publish.book.divisions import Book
from publish.pdf.cover import kept, picture
from publish.store import Store
from tests.pdf.books import book, chapter

BOOK = book(chapter(1))


def front(work: Book, store: Store | None) -> tuple[Book, list[str]]:
    problems = []  # type: ignore[var-annotated]
    made = kept.with_front(work, problems, store)
    return made, [problem.code for problem in problems]


def test_the_kept_front_is_the_drawn_one_and_is_not_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path / "cache")
    drawn, said = front(BOOK, None)
    assert front(BOOK, store) == (drawn, said)
    monkeypatch.setattr(picture, "with_front", lambda *_: pytest.fail("drawn again"))
    assert front(BOOK, store) == (drawn, said)
    assert drawn.resources["generated/cover.jpg"].data.startswith(b"\xff\xd8")


def test_another_record_or_look_is_another_front(tmp_path: Path) -> None:
    settings = BOOK.settings
    others = (
        BOOK,
        replace(BOOK, metadata=replace(BOOK.metadata, title="Another")),
        replace(BOOK, settings=replace(settings, cover=replace(settings.cover, colour="#123456"))),
        replace(BOOK, settings=replace(settings, styles=replace(settings.styles, cover="p { color: red }"))),
        replace(BOOK, words={**BOOK.words, "translated_by": "by"}),
    )
    assert len({kept._key(each, 2560) for each in others} | {kept._key(BOOK, 2000)}) == 6
