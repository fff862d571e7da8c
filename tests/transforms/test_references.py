"""Ids unique in the book, and links that reach them from every form in which authors write them."""

from __future__ import annotations

import pytest

from publish.book.divisions import Division
from publish.book.tree import every
from publish.problems import Problem
from publish.transforms.headings import compose
from publish.transforms.identifiers import assign, github_slug
from publish.transforms.references import resolve
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
        ("#boats--ropes", "sea.md:1:1 M009 no place '#boats--ropes'", ""),
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


def test_the_same_heading_in_two_chapters_is_fine_but_not_the_same_id() -> None:
    problems: list[Problem] = []
    divisions = [
        compose(division('<h1>A</h1><h2>Same</h2><p id="x">x</p>', "a"), WORDS),
        compose(division('<h1>B</h1>\n<h2>Same</h2>\n<p id="x">x</p>', "b"), WORDS),
    ]
    assign(divisions, problems)
    assert told(problems) == ["b.md:3:1 M007 the id 'x' is also in a.md:1:1"]
    assert 'id="a--same"' in markup(divisions[0])
    assert 'id="b--same"' in markup(divisions[1])


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("The Quay", "the-quay"),
        ("Café & co.", "café--co"),
        ("見出し", "見出し"),
        ("مقدمة", "مقدمة"),
        ("!?", "section"),
    ],
)
def test_slugs_are_github_s(text: str, slug: str) -> None:
    assert github_slug(text) == slug
