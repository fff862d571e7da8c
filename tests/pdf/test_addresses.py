"""What becomes of the addresses of links on paper."""

from __future__ import annotations

import pytest

from publish.book.settings import PageSettings
from publish.means import Means
from tests.pdf.books import Made, book, chapter, words

NOTE = '<section class="notes"><aside class="note" id="n1" data-number="1"><p>Of old.</p></aside></section>'
TEXT = (
    '<p>A <a href="https://example.org/quay/">harbour</a> and a '
    'pier.<a class="note-call" id="c1" href="#n1">1</a> See <a href="https://example.org/">example.org</a>, '
    '<a href="#chapter-1">here</a>, <a href="mailto:ada@example.org">Ada</a>.</p>'
)


def page(links: str, text: str = TEXT, edition: str = "print") -> str:
    """The words of the first page."""
    made = Made(book(chapter(1, text + NOTE), pages=PageSettings(links=links)), edition)
    assert made.problems == []
    return " ".join(made.pages[0].split())


def test_without_a_wish_only_the_words_are_printed() -> None:
    text = page("none")
    assert "A harbour and a pier.1 See example.org, here, Ada." in text
    assert "quay" not in text


def test_an_address_follows_in_brackets() -> None:
    text = page("inline")
    assert "A harbour (example.org/quay) and a pier.1 See example.org, here, Ada (ada@example.org)." in text


def test_an_address_becomes_a_note_and_notes_are_numbered_anew() -> None:
    text = page("note")
    assert "A harbour1 and a pier.2 See example.org, here, Ada3." in text
    assert text.index("1 example.org/quay") < text.index("2 Of old.") < text.index("3 ada@example.org")


def test_a_heading_and_a_note_hold_no_note() -> None:
    heading = '<h2 id="h">A <a href="https://example.org/h">pier</a></h2>'
    text = page("note", heading + words(108) + '<p>Old.<a class="note-call" id="c1" href="#n1">1</a></p>')
    assert "example.org/h" not in text


def test_an_address_in_a_note_follows_in_brackets() -> None:
    note = NOTE.replace("Of old", 'In <a href="https://example.org/b">a book</a>')
    text = '<p>Old.<a class="note-call" id="c1" href="#n1">1</a></p>'
    made = Made(book(chapter(1, text + note), pages=PageSettings(links="note")))
    assert "1 In a book (example.org/b)." in " ".join(made.pages[0].split())


def test_on_screens_nothing_is_added() -> None:
    assert "A harbour and a pier.1" in page("note", edition="screen")


@pytest.mark.parametrize("links", ["note", "inline"])
def test_what_is_added_does_not_move_the_page_map(links: str) -> None:
    from publish.pdf import edition  # noqa: PLC0415
    from tests.pdf.books import silent  # noqa: PLC0415

    each = chapter(1, TEXT * 80 + NOTE)
    made = edition.made(book(each, pages=PageSettings(links=links)), "print", [], silent, Means(1))
    numbers = [place.place.element for place in made.page_map.of("chapter-1")]
    assert numbers == sorted(numbers)
    assert len(set(numbers)) == len(numbers) > 3
