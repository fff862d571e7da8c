"""Ids unique in the book, and links that reach them from every form in which authors write them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from publish.book.divisions import Book, Division, Kind
from publish.book.settings import Numbering, Settings
from publish.book.tree import every
from publish.problems import Problem
from publish.transforms import apply
from publish.transforms.headings import compose
from publish.transforms.identifiers import assign
from publish.transforms.numbering import number
from publish.transforms.references import resolve
from tests.books import metadata
from tests.manuscripts import told
from tests.transforms.structure import WORDS, division, markup

QUAY = (
    "<h1>The Quay</h1><h2>Boats &amp; Ropes</h2><p id='knot'>x</p><h2>Boats &amp; Ropes</h2><h2>見出し</h2>"
)


def linked(href: str, words: str = "words") -> tuple[str, list[Problem], Division]:
    problems: list[Problem] = []
    here = compose(division(f'<h1>Sea</h1><h2>Waves</h2><p><a href="{href}">{words}</a>.</p>', "sea"), WORDS)
    quay = compose(division(QUAY, "quay"), WORDS)
    resolve(assign([here, quay], problems), problems)
    links = [str(link.get("href")) for link in every(here.tree, "a")]
    return (links[0] if links else ""), problems, here


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("quay.md", "#quay"),
        ("./quay.md", "#quay"),
        ("quay.md#the-quay", "#quay"),
        ("quay.md#boats--ropes", "#quay--boats--ropes"),
        ("quay.md#boats--ropes-1", "#quay--boats--ropes-1"),
        ("quay.md#knot", "#quay--knot"),
        ("#knot", "#quay--knot"),
        ("#boats--ropes", "#quay--boats--ropes"),
        ("#waves", "#sea--waves"),
        ("#Waves", "#sea--waves"),
        ("quay.md#%E8%A6%8B%E5%87%BA%E3%81%97", "#quay--見出し"),
        ("https://example.org/quay.md", "https://example.org/quay.md"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_links_are_led_to_ids(href: str, target: str) -> None:
    found, problems, _ = linked(href)
    assert (found, problems) == (target, [])


@pytest.mark.parametrize(
    ("href", "found", "hint"),
    [
        ("quai.md", "sea.md:1:1 M008 no chapter 'quai.md'", "did you mean 'quay.md'?"),
        ("quay.md#boat", "sea.md:1:1 M009 no place '#boat' in 'quay.md'", ""),
        ("#wave", "sea.md:1:1 M009 no place '#wave'", "did you mean 'waves'?"),
        (
            "www.example.org",
            "sea.md:1:1 M012 the link 'www.example.org' has no https://",
            "write https://www.example.org",
        ),
        ("", "sea.md:1:1 M008 a link without an address", "write the address between the brackets"),
        ("file:///quay.md", "sea.md:1:1 M008 no chapter 'file:///quay.md'", ""),
        ("#", "sea.md:1:1 M008 a link without an address", "write the address between the brackets"),
    ],
)
def test_a_link_that_goes_nowhere_is_told_and_keeps_its_words(href: str, found: str, hint: str) -> None:
    target, problems, here = linked(href)
    assert target == ""
    assert told(problems) == [found]
    assert problems[0].hint == hint or not hint
    assert "<p>words.</p>" in markup(here)


def test_a_link_without_words_says_where_it_leads() -> None:
    assert ">The Quay</a>" in markup(linked("quay.md", "")[2])
    assert ">Boats &amp; Ropes</a>" in markup(linked("quay.md#boats--ropes", "")[2])


def test_a_broken_link_that_is_a_target_stays_one() -> None:
    problems: list[Problem] = []
    here = compose(division('<p><a id="x" href="no.md">a</a> <a href="#x">b</a></p>', "sea"), WORDS)
    resolve(assign([here], problems), problems)
    assert [problem.code for problem in problems] == ["M008"]
    assert '<a id="sea--x">a</a> <a href="#sea--x">b</a>' in markup(here)


def test_an_id_of_two_chapters_is_a_question_only_where_a_third_asks() -> None:
    problems: list[Problem] = []
    divisions = [
        compose(division(f'<h1>{name}</h1><p id="x">x</p><p><a href="#x">{name}</a></p>', name), WORDS)
        for name in ("a", "b")
    ]
    third = compose(division('<p><a href="#x">c</a></p><p><a href="b.md#x">d</a></p>', "c"), WORDS)
    resolve(assign([*divisions, third], problems), problems)
    links = [link.get("href") for one in (*divisions, third) for link in every(one.tree, "a")]
    assert links == ["#a--x", "#b--x", "#a--x", "#b--x"]
    assert told(problems) == ["c.md:1:1 M007 the id 'x' is in 'a.md' and 'b.md'"]
    assert problems[0].hint == "write a.md#x"


def test_a_heading_of_two_chapters_has_to_be_named_with_its_file() -> None:
    problems: list[Problem] = []
    divisions = [compose(division("<h1>T</h1><h2>Same</h2>", name), WORDS) for name in ("a", "b")]
    third = compose(division('<p><a href="#same">c</a></p>', "c"), WORDS)
    resolve(assign([*divisions, third], problems), problems)
    assert told(problems) == ["c.md:1:1 M009 no place '#same'"]
    assert problems[0].hint == "write a.md#same or b.md#same"


def test_a_place_that_has_moved_is_hinted_at() -> None:
    problems = linked("sea.md#knot")[1]
    assert told(problems) == ["sea.md:1:1 M009 no place '#knot' in 'sea.md'"]
    assert problems[0].hint == "it is in 'quay.md'"


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("#top", "#sea"),
        ("quay.md?plain=1#knot", "#quay--knot"),
        ("#user-content-knot", "#quay--knot"),
        ("quay.md#knot:~:text=x", "#quay--knot"),
        ("//example.org/quay.md", "https://example.org/quay.md"),
        ("quay.md#Knot ", "#quay--knot"),
        ("quay.md#boats-ropes", "#quay--boats--ropes"),
        ("quay.md#boats-ropes_1", "#quay--boats--ropes-1"),
    ],
)  # fmt: skip
def test_what_browsers_and_other_tools_understand_is_understood(href: str, target: str) -> None:
    found, problems, _ = linked(href)
    assert (found, problems) == (target, [])


def test_a_title_is_found_by_its_words_in_the_file_with_its_number_and_as_it_is_listed() -> None:
    problems: list[Problem] = []
    here = compose(division("<h1>Chapter 3: The Tide</h1><h2>Ebb</h2>", "tide", title="Ebb"), WORDS)
    links = "".join(f'<a href="tide.md#{name}">x</a>' for name in ("chapter-3-the-tide", "ebb", "ebb-1"))
    other = compose(division(f"<p>{links}</p>", "other"), WORDS)
    resolve(assign(number([here, other], Numbering(), WORDS), problems), problems)
    assert [link.get("href") for link in every(other.tree, "a")] == ["#tide", "#tide--ebb", "#tide"]
    assert problems == []
    assert "data-" not in markup(here)


def test_links_to_the_list_of_the_chapters_lead_to_the_contents() -> None:
    problems: list[Problem] = []
    raw = (
        division('<p><a href="../">a</a> <a href="SUMMARY.md">b</a></p>', "one"),
        division("<p>x</p>", "contents"),
    )
    raw = tuple(replace(one, source=f"src/{one.id}.md") for one in raw)
    book = Book(metadata(), Settings(), raw, contents_source="src/SUMMARY.md")
    made = apply(book, WORDS, problems)
    one = next(each for each in made.divisions if each.id == "one")
    assert [link.get("href") for link in every(one.tree, "a")] == ["#contents-page"]
    assert told(problems) == ["src/one.md:1:1 M008 no chapter '../'"]
    assert next(made.of_kind(Kind.CONTENTS)).id == "contents-page"


def test_a_file_that_is_the_whole_book_links_from_piece_to_piece() -> None:
    problems: list[Problem] = []
    pieces = [
        division(
            '<h1>One</h1><p><a href="#two">a</a> <a href="book.md#same">b</a> <a href="#x">c</a></p>', "one"
        ),
        division('<h1>Two</h1><h2>Same</h2><p id="x"><a href="book.md">d</a></p>', "two"),
    ]
    pieces = [compose(replace(piece, source="book.md"), WORDS) for piece in pieces]
    resolve(assign(pieces, problems), problems)
    links = [link.get("href") for piece in pieces for link in every(piece.tree, "a")]
    assert (links, problems) == (["#two", "#two--same", "#two--x", "#one"], [])
