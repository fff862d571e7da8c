"""Rewritten text knows the lines that it came from, whatever is put in its place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from publish.manuscript.expansion.page import Edit, Page


def edited(text: str, *edits: Edit) -> list[tuple[int, str]]:
    """The lines of the edited text with their numbers in the file."""
    page = Page.of(text).edited(edits)
    return list(zip(page.lines, page.text.split("\n"), strict=True))


def test_what_is_put_in_keeps_the_line_of_its_place() -> None:
    assert edited("a\nIN\nb", Edit(2, 4, "x\ny\nz")) == [(1, "a"), (2, "x"), (2, "y"), (2, "z"), (3, "b")]


def test_as_many_lines_as_before_keep_theirs() -> None:
    assert edited("a\nb\nc", Edit(0, 3, "x\ny")) == [(1, "x"), (2, "y"), (3, "c")]


def test_what_follows_a_cut_keeps_its_line() -> None:
    assert edited("a\nb\nc\nd", Edit(2, 6)) == [(1, "a"), (4, "d")]
    assert edited("a\nb\nc", Edit(0, 4, "x\n")) == [(1, "x"), (3, "c")]


def test_of_two_edits_that_overlap_the_later_one_is_not_made() -> None:
    assert edited("abcd", Edit(0, 2, "x"), Edit(1, 3, "y")) == [(1, "xcd")]


def test_a_page_begins_where_its_front_matter_ends() -> None:
    page = Page.of("a\nb", 4)
    assert page.lines == (4, 5)
    assert page.line(2) == 5


@st.composite
def texts_with_edits(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    """A text and some edits to it, which may touch but not overlap."""
    text = draw(st.text(alphabet="ab\n", max_size=40))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    news = st.text(alphabet="xy\n", max_size=6)
    return text, [Edit(*pair, draw(news)) for pair in zip(cuts[::2], cuts[1::2], strict=False)]


@given(texts_with_edits())
def test_every_line_has_a_place_and_the_places_never_go_back(given_: tuple[str, list[Edit]]) -> None:
    text, edits = given_
    page = Page.of(text).edited(edits)
    assert len(page.lines) == page.text.count("\n") + 1
    assert list(page.lines) == sorted(page.lines)
    assert set(page.lines) <= set(range(1, text.count("\n") + 2))


@given(texts_with_edits())
def test_lines_that_are_not_touched_keep_their_numbers(given_: tuple[str, list[Edit]]) -> None:
    text, edits = given_
    page = Page.of(text).edited(edits)
    offset = 0
    for number, line in enumerate(text.split("\n"), 1):
        end = offset + len(line)
        if line and all(edit.end < offset or edit.start > end for edit in edits):
            assert (number, line) in zip(page.lines, page.text.split("\n"), strict=True)
        offset = end + 1


@given(st.text(alphabet="ab\n", max_size=30))
def test_without_edits_nothing_changes(text: str) -> None:
    page = Page.of(text)
    assert page.edited([]) == page
