"""The front that is made of words: all of them fit, whatever the title and the script."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publish.book.metadata import Contributor
from publish.book.settings import INCH, PageSettings
from tests.pdf.covers import Letter, Made, book

BARE = PageSettings(printer="kdp", paper="white")
TITLES = [
    ("en", "Ebb"),
    ("en", "The Harbour Master of the Old Quay and Other Stories from a Small Town by the Sea"),
    ("de", "Hafenmeisterei und Donaudampfschifffahrtsgesellschaft"),
    ("fr", "L’été où le vent s’est levé"),
    ("ru", "Море и гавань"),
    ("ar", "ميناء البحر القديم"),
    ("he", "הנמל והים"),
    ("hi", "समुद्र और बंदरगाह"),
]


def front(done: Made) -> list[Letter]:
    """The letters of the front of a thin book with a bare spine, from left to right."""
    return [each for each in done.letters if each.left > done.size[0] / 2]


@pytest.mark.parametrize(("language", "title"), TITLES)
@pytest.mark.parametrize("page", [(152.4, 228.6), (105, 148), (210, 210)], ids=str)
def test_every_word_is_inside(language: str, title: str, page: tuple[float, float]) -> None:
    own = book(
        language=language,
        title=title,
        subtitle=f"{title}: {title}",
        page=replace(BARE, width=page[0], height=page[1]),
    )
    done = Made(own, 60)
    width, height = done.size
    assert [code for code in done.said if code != "C002"] == []
    for letter in done.letters:
        assert 6.3 < letter.left < letter.right < width - 6.3
        assert 6.3 < letter.top < letter.bottom < height - 6.3


@settings(max_examples=10, deadline=None)
@given(
    title=st.lists(st.text("abcdefghij", min_size=1, max_size=18), min_size=1, max_size=30).map(" ".join),
    subtitle=st.lists(st.text("abcdefghij", min_size=1, max_size=30), max_size=40).map(" ".join),
    names=st.lists(st.text("abcdefghij ", min_size=1, max_size=60), max_size=12),
)
def test_words_of_any_length_end_above_the_publisher(title: str, subtitle: str, names: list[str]) -> None:
    people = tuple(Contributor(name) for name in names)
    done = Made(book(title=title, subtitle=subtitle, contributors=people, publisher="XYZ", page=BARE), 60)
    foot = min(each.top for each in front(done) if each.text in "XYZ")
    words = [each for each in front(done) if each.text not in "XYZ"]
    assert max(each.bottom for each in words) < foot
    assert max(each.right for each in words) < done.size[0] - 6.3


def test_a_short_title_is_larger_than_a_long_one() -> None:
    def height(title: str) -> float:
        done = Made(book(title=title, contributors=(), publisher="", page=BARE), 60)
        return max(each.bottom - each.top for each in front(done))

    assert height("Harbour") > 1.5 * height(
        "Harbours of the North and of the South, and the Roads Between Them"
    )


def test_lines_are_broken_for_sense() -> None:
    done = Made(book(title="Evenings in the Harbour", contributors=(), publisher="", page=BARE), 60)
    letters = front(done)
    assert "".join(each.text for each in letters) == "EveningsintheHarbour"
    assert letters[7].bottom < letters[8].top  # the s of Evenings, the i of in


def test_words_without_end_are_told() -> None:
    done = Made(book(subtitle="word " * 1500, page=BARE), 60)
    assert [code for code in done.said if code != "C002"] == ["C007"]


@pytest.mark.parametrize("title", ["…", "!", "ﷺ", "😀", "A\u0301", "\ufffd"])
def test_titles_of_almost_nothing(title: str) -> None:
    assert Made(book(title=title, page=BARE), 60).data


def test_who_is_on_the_front() -> None:
    """Authors a line each while they are few, else the editors; those who translated and drew."""
    people = (Contributor("Ada North"), Contributor("Ben South"), Contributor("Cleo West", "trl"))
    said = "".join(each.text for each in front(Made(book(contributors=people, page=BARE), 60)))
    assert said.startswith("AdaNorthBenSouthTheSea")
    assert "TranslatedbyCleoWest" in said
    edited = Made(book(contributors=(Contributor("Dora East", "edt"),), page=BARE), 60)
    assert "".join(each.text for each in front(edited)).startswith("EditedbyDoraEastTheSea")


def test_a_publisher_who_is_the_author_is_named_once() -> None:
    done = Made(book(contributors=(Contributor("Ada North"),), publisher="Ada North", page=BARE), 60)
    assert "".join(each.text for each in front(done)) == "AdaNorthTheSea"


def test_the_initial_is_drawn_and_no_text() -> None:
    done = Made(book(title="Quay", contributors=(), publisher="", page=BARE), 60)
    assert [each.text for each in front(done)] == list("Quay")
    assert max(each.bottom for each in front(done)) < 4 * INCH


def test_the_author_may_change_all_of_it() -> None:
    from publish.book.settings import Styles  # noqa: PLC0415

    own = book(page=BARE)
    styled = replace(
        own, settings=replace(own.settings, styles=Styles(cover=".front .title { color: #f00 }"))
    )
    assert Made(own, 60).data != Made(styled, 60).data
    wrong = replace(own, settings=replace(own.settings, styles=Styles(cover=".front { colour: red }")))
    done = Made(wrong, 60)
    assert [str(each.location) for each in done.problems if each.code == "P005"] == ["styles/cover.css:1:10"]


def test_names_are_not_broken_where_they_are_many() -> None:
    names = ["Ann Levy", "Ben Christensen", "Carl Titus", "Dora Greene", "Eva Himmel"]
    done = Made(book(contributors=tuple(map(Contributor, names)), page=BARE), 60)
    tops: dict[str, set[int]] = {"D": set(), "G": set()}
    for letter in front(done):
        if letter.text in tops:
            tops[letter.text].add(round(letter.bottom))
    assert tops["D"] == tops["G"]
