"""Notes: a call, a note, and the way back."""

from __future__ import annotations

from publish.book.tree import every, local
from tests import books
from tests.epub.conftest import Maker, type_of


def call(chapter: str, note: int, again: str = "") -> str:
    return (
        f'<a class="note-call" id="{chapter}--call-{note}{again}" href="#{chapter}--note-{note}">{note}</a>'
    )


def notes(chapter: str, *bodies: str) -> str:
    asides = (
        f'<aside class="note" id="{chapter}--note-{number}" data-number="{number}">{body}</aside>'
        for number, body in enumerate(bodies, start=1)
    )
    heading = '<h2 class="unlisted">Notes</h2>'
    return f'<section class="notes" id="{chapter}--notes">{heading}{"".join(asides)}</section>'


def test_a_note_opens_with_the_way_back(edition: Maker) -> None:
    text = f"<p>Sea{call('one', 1)}.</p>{notes('one', '<p>Salt.</p>')}"
    page = edition(books.book(books.chapter("one", text))).page("one")
    note = next(every(page, "aside"))
    assert (type_of(note), note.get("role")) == ("footnote", "doc-footnote")
    assert "".join(note.itertext()) == "1. Salt."
    back = note[0][0]
    assert (back.get("href"), back.get("role"), back.text) == ("#one--call-1", "doc-backlink", "1.")
    link = next(every(page, "a"))
    assert (type_of(link), link.get("role")) == ("noteref", "doc-noteref")


def test_a_note_that_is_called_twice_leads_back_twice(edition: Maker) -> None:
    text = f"<p>Sea{call('one', 1)} and again{call('one', 1, '-2')}.</p>{notes('one', '<p>Salt.</p>')}"
    note = next(every(edition(books.book(books.chapter("one", text))).page("one"), "aside"))
    links = [(link.get("href"), link.text) for link in every(note, "a")]
    assert links == [("#one--call-1", "1."), ("#one--call-1-2", "b")]
    assert "".join(note.itertext()) == "1. b Salt."


def test_a_note_that_opens_with_a_list(edition: Maker) -> None:
    text = f"<p>Sea{call('one', 1)}.</p>{notes('one', '<ul><li>Salt</li></ul>')}"
    note = next(every(edition(books.book(books.chapter("one", text))).page("one"), "aside"))
    assert "".join(note[0].itertext()).strip() == "1."
    assert local(note[1]) == "ul"


def test_notes_of_two_chapters_stay_apart(edition: Maker) -> None:
    chapters = [
        books.chapter(id_, f"<p>Sea{call(id_, 1)}.</p>{notes(id_, f'<p>{body}</p>')}")
        for id_, body in (("one", "Salt."), ("two", "Deep."))
    ]
    made = edition(books.book(*chapters))
    assert "Salt." in made.text("text/one.xhtml")
    assert "Salt." not in made.text("text/two.xhtml")
    assert "Deep." in made.text("text/two.xhtml")


def test_a_call_inside_a_link_stands_behind_it(edition: Maker) -> None:
    text = (
        f'<p><a href="https://example.org/">sea{call("one", 1)} side</a>, salt</p>{notes("one", "<p>N.</p>")}'
    )
    made = edition(books.book(books.chapter("one", text)))
    assert "sea side</a><a class" in made.text("text/one.xhtml")
    assert "1</a>, salt" in made.text("text/one.xhtml")


def test_a_note_in_a_title_stays_out_of_the_contents(edition: Maker) -> None:
    heading = f'<h2 id="one--sea">The <em>Sea</em>{call("one", 1)}</h2>'
    made = edition(books.book(books.chapter("one", f"{heading}{notes('one', '<p>N.</p>')}")))
    assert ("one.xhtml#one--sea", "The Sea") in made.contents


def test_a_box_that_is_called_note_is_no_note(edition: Maker) -> None:
    box = '<aside class="admonition note"><p class="title">Note</p><p>Mind.</p></aside>'
    note = next(every(edition(books.book(books.chapter("one", box))).page("one"), "aside"))
    assert (type_of(note), note.get("role"), "".join(note.itertext())) == ("", "note", "NoteMind.")
