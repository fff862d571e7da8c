"""A chapter made of several files on paper: one run of text, with links, notes and an outline into it."""

from __future__ import annotations

import pytest

from tests.nested import nested
from tests.pdf.books import Made


@pytest.mark.parametrize("edition", ["print", "screen"])
def test_a_chapter_of_several_files_is_one_run_of_pages(edition: str) -> None:
    made = Made(nested([]), edition)
    assert set(made.said) <= {"P013"}
    page = made.page_of("Before all heads")
    assert page == made.page_of("Its own")
    assert made.pages[page].index("1 first") < made.pages[page].index("2 second")
    assert {"one--tides", "one--file-deep", "one--same-3", "one__note-2"} <= made.destinations().keys()
    assert {"one--tides", "one--same-3", "one--file-deep"} <= set(made.links(made.destinations()["two"]))
    inside = [title for title, level, at in made.outline() if at == page and level]
    assert inside == ["Tides", "Same", "Same", "Same"]
