"""Numbers for parts, chapters and appendices; the author's own are kept."""

from __future__ import annotations

import pytest

from publish.book.divisions import Kind, Matter
from publish.book.settings import Numbering
from publish.transforms.headings import compose
from publish.transforms.numbering import letter, number, roman
from tests.transforms.structure import WORDS, division, markup

ALL = Numbering()


def labels(*headings: str, numbering: Numbering = ALL, kind: Kind = Kind.CHAPTER) -> list[tuple[str, str]]:
    divisions = [compose(division(h, f"d{n}", kind), WORDS) for n, h in enumerate(headings)]
    return [(done.label, done.title) for done in number(divisions, numbering, WORDS)]


def test_chapters_are_counted_and_the_number_stands_in_the_heading() -> None:
    divisions = [compose(division(f"<h1>{name}</h1>", name), WORDS) for name in ("Quay", "Sea")]
    done = number(divisions, Numbering(), WORDS)
    assert [d.label for d in done] == ["Chapter 1", "Chapter 2"]
    assert markup(done[1]).startswith(
        '<header class="opening"><h1><span class="label">Chapter 2</span> <span class="title">Sea</span></h1>'
    )


@pytest.mark.parametrize(
    ("heading", "label", "title"),
    [
        ("Chapter 1 - Down the Hole", "Chapter 1", "Down the Hole"),
        ("CHAPTER IV. The Sea", "CHAPTER IV", "The Sea"),
        ("Chapter Two: Home", "Chapter Two", "Home"),
        ("1. Begin", "1", "Begin"),
        ("12) Begin", "12", "Begin"),
    ],
)
def test_a_number_that_the_author_wrote_is_the_label(heading: str, label: str, title: str) -> None:
    assert labels(f"<h1>{heading}</h1>", "<h1>Other</h1>") == [(label, title), ("", "Other")]


@pytest.mark.parametrize(
    "heading", ["1984", "Chapter and Verse", "3 Men in a Boat", "I. Am. Here", "Chapter"]
)
def test_a_title_that_only_looks_like_a_number_is_kept(heading: str) -> None:
    assert labels(f"<h1>{heading}</h1>", "<h1>Other</h1>")[0] == ("Chapter 1", heading)


def test_a_single_chapter_and_the_unnumbered_have_no_number() -> None:
    assert labels("<h1>Only</h1>") == [("", "Only")]
    assert labels('<h1 class="unnumbered">A</h1>', "<h1>B</h1>", "<h1>C</h1>") == [
        ("", "A"), ("Chapter 1", "B"), ("Chapter 2", "C"),
    ]  # fmt: skip
    assert labels("<h1>A</h1>", "<h1>B</h1>", numbering=Numbering(chapters=False))[0] == ("", "A")


def test_parts_are_roman_and_appendices_have_letters() -> None:
    assert labels("<h1>Land</h1>", "<h1>Sea</h1>", kind=Kind.PART)[1] == ("Part II", "Sea")
    assert labels("<h1>Tables</h1>", kind=Kind.APPENDIX) == [("Appendix A", "Tables")]


def test_an_untitled_chapter_shows_its_number_alone_or_nothing() -> None:
    divisions = [compose(division("<p>x</p>", f"d{n}"), WORDS) for n in (1, 2)]
    assert markup(number(divisions, Numbering(), WORDS)[0]).startswith(
        '<header class="opening"><h1><span class="label">Chapter 1</span></h1></header>'
    )
    divisions = [compose(division("<p>x</p>", f"d{n}"), WORDS) for n in (1, 2)]
    assert markup(number(divisions, Numbering(chapters=False), WORDS)[0]) == "<p>x</p>"


def test_front_matter_is_not_counted() -> None:
    divisions = [
        compose(division("<h1>Before</h1>", "a", matter=Matter.FRONT), WORDS),
        compose(division("<h1>One</h1>", "b"), WORDS),
        compose(division("<h1>Two</h1>", "c"), WORDS),
    ]
    assert [d.label for d in number(divisions, Numbering(), WORDS)] == ["", "Chapter 1", "Chapter 2"]


def test_figures() -> None:
    assert [roman(n) for n in (1, 4, 9, 14, 40, 1999)] == ["I", "IV", "IX", "XIV", "XL", "MCMXCIX"]
    assert [letter(n) for n in (1, 26, 27, 52, 53)] == ["A", "Z", "AA", "AZ", "BA"]
