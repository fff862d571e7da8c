"""Notes are numbered by their calls, in their own chapter."""

from __future__ import annotations

from publish.book.settings import Notes
from publish.transforms.identifiers import assign
from publish.transforms.notes import number
from tests.transforms.structure import WORDS, division, markup

CALL = '<a class="note-call" href="#note:{0}"/>'


def test_numbers_follow_the_calls_and_the_notes_follow_the_numbers() -> None:
    text = f"<p>x{CALL.format('b')} y{CALL.format('a')} z{CALL.format('b')}</p>"
    notes = '<aside class="note" id="note:a"><p>A</p></aside><aside class="note" id="note:b"><p>B</p></aside>'
    done = division(text + notes)
    number([done], Notes(), WORDS)
    assert markup(done) == (
        '<p>x<a class="note-call" href="#one__note-1" id="one__call-1">1</a>'
        ' y<a class="note-call" href="#one__note-2" id="one__call-2">2</a>'
        ' z<a class="note-call" href="#one__note-1" id="one__call-1-2">1</a></p>'
        '<section class="notes" id="one__notes"><h2 class="unlisted">Notes</h2>'
        '<aside class="note" id="one__note-1" data-number="1"><p>B</p></aside>'
        '<aside class="note" id="one__note-2" data-number="2"><p>A</p></aside></section>'
    )


def test_a_chapter_without_notes_has_no_section_for_them() -> None:
    done = division("<p>x</p>")
    number([done], Notes(), WORDS)
    assert markup(done) == "<p>x</p>"


def test_a_heading_called_notes_does_not_take_the_id_of_the_notes() -> None:
    done = division(
        f"<h1>T</h1><h2>Notes</h2><h3>Note 1</h3><p>x{CALL.format('a')}</p><aside class='note' id='note:a'/>"
    )
    assign([done], [])
    number([done], Notes(), WORDS)
    ids = [str(node.get("id")) for node in done.tree.iter("{*}*") if node.get("id")]
    assert len(ids) == len(set(ids)) == 6
