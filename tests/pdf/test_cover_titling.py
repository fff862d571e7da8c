"""Titles in lines: broken where a reader would pause, never after a small word; and their initials."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.pdf.cover.titling import MOST_LINES, initial, lines


@pytest.mark.parametrize(
    ("title", "in_two"),
    [
        ("The Harbour Master", ("The Harbour", "Master")),
        ("Evenings in the Harbour", ("Evenings", "in the Harbour")),
        ("Tides and Times of an Old Coast", ("Tides and Times", "of an Old Coast")),
        ("Le vent sur la mer", ("Le vent", "sur la mer")),
        ("Das Meer und der Wind", ("Das Meer", "und der Wind")),
        ("From one old harbour to boats and sea", ("From one old harbour", "to boats and sea")),
        ("Ebb: A Sea Story", ("Ebb:", "A Sea Story")),
        ("ميناء البحر القديم", ("ميناء البحر", "القديم")),
        ("港の朝は静かだった", ("港の朝は", "静かだった")),
        ("海的故事", ("海的", "故事")),
        ("Go Web 编程", ("Go Web", "编程")),
        ("海港的人们", ("海港", "的人们")),
    ],
)
def test_two_lines(title: str, in_two: tuple[str, str]) -> None:
    assert list(lines(title))[1] == in_two


@pytest.mark.parametrize("title", ["Ebb", "The Sea", "A", "1984", "海"])
def test_what_stays_on_one_line(title: str) -> None:
    assert list(lines(title)) == [(title,)]


WORDS = st.lists(st.text("abcdefgh港はéمن:", min_size=1, max_size=12), min_size=1, max_size=40)


@given(WORDS)
def test_no_letter_is_lost(words: list[str]) -> None:
    title = " ".join(words)
    found = list(lines(title))
    assert [len(broken) for broken in found] == list(range(1, len(found) + 1))
    assert len(found) <= MOST_LINES
    for broken in found:
        assert all(broken)
        assert "".join(broken).replace(" ", "") == title.replace(" ", "")


def test_a_title_without_end_is_broken_at_once() -> None:
    assert len(list(lines("a long title of words " * 5000))) == MOST_LINES


@pytest.mark.parametrize(
    ("title", "letter"),
    [
        ("The Harbour", "H"),
        ("a tale of the sea", "T"),
        ("Ebb", "E"),
        ("A", "A"),
        ("1984", "1"),
        ("“Ship ahoy!”", "S"),
        ("Élan vital", "É"),
        ("البحر والميناء", "ب"),
        ("हिन्दी", "हि"),
        ("港の朝", "港"),
        ("…", ""),
        ("", ""),
    ],
)
def test_initials(title: str, letter: str) -> None:
    assert initial(title) == letter
