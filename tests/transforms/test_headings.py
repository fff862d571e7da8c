"""One title for each division, and sections whose levels follow their nesting."""

from __future__ import annotations

from lxml import etree

from publish.book.divisions import Kind
from publish.book.tree import HEADINGS
from publish.transforms.headings import compose
from tests.transforms.structure import WORDS, division, markup


def test_the_first_heading_is_the_title() -> None:
    done = compose(division("<h2>The <em>Quay</em></h2><p>x</p><h3>Boats</h3>"), WORDS)
    assert done.title == "The Quay"
    assert markup(done) == (
        '<header class="opening"><h1><span class="title">The <em>Quay</em></span></h1></header>'
        "<p>x</p><h2>Boats</h2>"
    )


def test_levels_that_skip_are_closed_up() -> None:
    done = compose(division("<h1>T</h1><h3>a</h3><h5>b</h5><h3>c</h3><h2>d</h2><h3>e</h3>"), WORDS)
    assert "<h2>a</h2><h3>b</h3><h2>c</h2><h2>d</h2><h3>e</h3>" in markup(done)


def test_front_matter_gives_the_title_and_takes_the_heading_s_place() -> None:
    done = compose(division('<h1 id="x">Old</h1><p>x</p>', title="New"), WORDS)
    assert done.title == "New"
    title = '<h1 id="x" data-written="Old"><span class="title">New</span></h1>'
    assert markup(done) == f'<header class="opening">{title}</header><p>x</p>'


def test_a_heading_further_down_is_no_title() -> None:
    done = compose(division("<p>x</p><h1>Later</h1>"), WORDS)
    assert (done.title, markup(done)) == ("", '<header class="opening"><h1/></header><p>x</p><h2>Later</h2>')


def test_a_dedication_needs_no_heading() -> None:
    done = compose(division("<p>For B.</p>", kind=Kind.DEDICATION), WORDS)
    assert (done.title, done.listed, markup(done)) == ("Dedication", False, "<p>For B.</p>")


def test_a_note_in_a_title_is_not_part_of_its_name() -> None:
    done = compose(division('<h1>Quay<a class="note-call" href="#note:1">1</a></h1>'), WORDS)
    assert done.title == "Quay"
    assert 'class="note-call"' in markup(done)


def test_the_headings_of_nested_files_do_not_take_the_title_s_place() -> None:
    nested = '<section class="file" data-source="two.md"><h2>Two</h2><h4>Three</h4></section>'
    done = compose(division(f"<h3>One</h3>{nested}"), WORDS)
    assert done.title == "One"
    assert [etree.QName(node).localname for node in done.tree.iter(*HEADINGS)] == ["h1", "h2", "h3"]
