"""Notes at the foot of the page of their call, and what happens to those that do not fit there."""

from __future__ import annotations

from dataclasses import replace

from publish.book.settings import Margins, PageSettings
from publish.pdf import notes
from publish.pdf.unit import Anchor, Call, Line, Typeset
from tests.pdf.books import LOREM, Made, book, chapter, words


def call(number: int, again: str = "") -> str:
    id_, target = f"chapter-1--call-{number}{again}", f"#chapter-1--note-{number}"
    return f'<a class="note-call" id="{id_}" href="{target}">{number}</a>'


def note(number: int, content: str) -> str:
    return f'<aside class="note" id="chapter-1--note-{number}" data-number="{number}">{content}</aside>'


def with_notes(text: str, *written: str) -> Made:
    inside = f'<h2 class="unlisted">Notes</h2>{"".join(written)}'
    return Made(book(chapter(1, f'{text}<section class="notes" id="chapter-1--notes">{inside}</section>')))


def test_a_note_stands_on_the_page_of_its_call() -> None:
    text = f"{words(500)}<p>The mate{call(1)} and the cook{call(2)} agreed.</p>{words(500)}"
    made = with_notes(
        text, note(1, "<p>Born in Hull.</p><p>Died at sea.</p>"), note(2, "<p>A <em>fine</em> cook.</p>")
    )
    page = made.pages[made.page_of("The mate")]
    assert made.problems == []
    assert "1 Born in Hull." in page
    assert "Died at sea." in page
    assert page.index("Born in Hull") < page.index("A fine cook")
    assert "Notes" not in "".join(made.pages)


def test_the_line_ends_of_the_author_do_not_break_the_lines_of_a_note() -> None:
    made = with_notes(f"<p>The mate{call(1)}.</p>", note(1, "<p>Born in\n<em>Hull\nby</em>\nthe sea.</p>"))
    lines = made.pages[0].splitlines()
    assert any("Born in Hull by the sea." in line for line in lines), lines


def test_call_and_note_lead_to_each_other() -> None:
    made = with_notes(f"<p>The mate{call(1)} agreed.</p>", note(1, "<p>Born in Hull.</p>"))
    assert made.links(0) == ["chapter-1--note-1", "chapter-1--call-1"]
    assert {"chapter-1--note-1", "chapter-1--call-1"} <= made.destinations().keys()


def test_a_second_call_is_a_mere_link() -> None:
    made = with_notes(f"<p>One{call(1)} and two{call(1, '-2')}.</p>", note(1, "<p>Born in Hull.</p>"))
    assert made.problems == []
    assert made.pages[0].count("Born in Hull") == 1
    assert made.links(0).count("chapter-1--note-1") == 2


def test_a_long_note_stands_at_the_end_of_its_chapter() -> None:
    text = f"<p>The mate{call(1)} and the cook{call(2)}.</p>{words(900)}"
    made = with_notes(text, note(1, f"<p>Begins. {LOREM * 6}</p>"), note(2, "<p>Short.</p>"))
    assert made.said == ["P004"]
    assert "note 1 has" in made.problems[0].message
    assert "Short." in made.pages[0]
    assert "Begins" not in made.pages[0]
    assert "1 Begins" in made.pages[-1] or "1 Begins" in made.pages[-2]


def test_a_note_with_a_list_stands_at_the_end_of_its_chapter() -> None:
    made = with_notes(f"<p>The mate{call(1)}.</p>", note(1, "<ul><li>Born</li><li>Died</li></ul>"))
    assert made.said == ["P004"]
    assert "Born" in made.pages[0]


def test_the_place_of_a_long_note_is_its_line() -> None:
    made = with_notes(f"\n\n<p>The mate{call(1)}.</p>\n", note(1, f"<p>{LOREM * 6}</p>"))
    assert [str(problem.location) for problem in made.problems] == ["chapter-1.md:4:1"]


def test_notes_in_tables_and_lists() -> None:
    text = (
        f"<table><tr><td>Hull{call(1)}</td><td>York</td></tr></table>"
        f"<ul><li>Rope{call(2)}</li></ul><h2>Deck{call(3)}</h2><p>End.</p>"
    )
    made = with_notes(text, *(note(number, f"<p>Note {number} here.</p>") for number in (1, 2, 3)))
    assert made.problems == []
    assert [made.pages[0].count(f"{number} Note {number} here.") for number in (1, 2, 3)] == [1, 1, 1]


def test_a_hundred_notes_are_all_there_in_order() -> None:
    """Dense notes of many lengths, which the typesetter left alone would lose or shuffle."""
    body = "".join(f"<p>{LOREM * (number % 4 + 1)}{call(number)} {LOREM}</p>" for number in range(1, 101))
    written = [
        note(number, f"<p>Start{number}x {LOREM * (number % 4)}end{number}x</p>") for number in range(1, 101)
    ]
    made = with_notes(body, *written)
    assert made.problems == []
    text = " ".join(" ".join(made.pages).split())
    at = [text.index(f"Start{number}x") for number in range(1, 101)]
    assert at == sorted(at)
    assert all(f"end{number}x" in text for number in range(1, 101))


def _set(**anchors: Anchor) -> Typeset:
    return Typeset(b"", 3, 864, anchors, (), (), {})


def test_the_audit_sees_what_is_wrong() -> None:
    calls = (Call("n1", "c1", 0), Call("n2", "c2", 1))
    well = {"c1": Anchor(0, 0, 90, 9, 99), "c2": Anchor(0, 0, 100, 9, 109)}
    first, second = Anchor(0, 0, 700, 9, 720), Anchor(0, 0, 720, 9, 740)
    assert notes.misplaced(calls, _set(**well, n1=first, n2=second)) == ()
    assert notes.misplaced(calls, _set(**well, n1=first)) == calls[1:]
    assert notes.misplaced(calls, _set(**well, n1=second, n2=first)) == calls[1:]
    assert notes.misplaced(calls, _set(**well, n1=first, n2=Anchor(2, 0, 1, 9, 9))) == calls[1:]
    assert notes.misplaced(calls, _set(**well, n1=first, n2=Anchor(1, 0, 1, 9, 9))) == calls[1:]
    assert notes.misplaced(calls, _set(**well, n1=Anchor(0, 0, -5, 9, 9), n2=second)) == calls[:1]


def test_the_audit_sees_a_note_that_lies_over_the_text() -> None:
    calls = (Call("n1", "c1", 0),)
    line = Line(0, 4, "p", "text", 9, 690, 99, 710, (9, 99), 1.0, ends=True)
    done = _set(c1=Anchor(0, 0, 90, 9, 99), n1=Anchor(0, 0, 700, 9, 720))
    assert notes.misplaced(calls, done) == ()
    assert notes.misplaced(calls, replace(done, lines=(line,))) == calls


def test_a_small_page_has_room_for_short_notes_only() -> None:
    assert notes.longest(PageSettings()) == 900
    assert 300 < notes.longest(PageSettings(105, 148, Margins(15, 15, 15, 15))) < 450


def test_a_block_at_the_foot_gives_back_the_room_of_a_note() -> None:
    """WeasyPrint takes the room of the last note for the second line of the list, and delays the note."""
    text = f"{words(216)}<p>{LOREM * 6}</p><p>{LOREM * 2} The mate{call(1)}.</p><ul><li>{LOREM * 3}</li></ul>"
    for spare in range(12):
        made = with_notes(
            text.replace("The mate", LOREM * (spare % 3) + "The mate"),
            note(1, f"<p>Born {'in the town of Hull ' * (20 + spare * 2)}there.</p>"),
        )
        assert made.problems == []
        page = " ".join(made.pages[made.page_of("The mate")].split())
        assert "Born in" in page
        assert "Hull there." in page


def test_what_no_repair_brings_home_is_an_error() -> None:
    """The typesetter loses a note in a box that is taken out of the flow."""
    made = with_notes(
        f'<p>Text.</p>\n<div style="position: absolute"><p>Here{call(1)}.</p></div>', note(1, "<p>Gone.</p>")
    )
    assert made.said == ["P003"]
    assert made.problems[0].message == "note 1 does not fit on the page of its call"
    assert made.problems[0].location.line == 2
