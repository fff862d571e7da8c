"""A chapter made of several files is one document, and links lead into its parts."""

from __future__ import annotations

from publish.book.tree import every, with_class
from tests.epub.conftest import Maker
from tests.nested import nested


def test_links_and_contents_lead_into_a_chapter_of_several_files(edition: Maker) -> None:
    made = edition(nested([]))
    assert [address for address in made.links("two") if address] == [
        "one.xhtml#one--tides",
        "one.xhtml#one--same-3",
        "one.xhtml#one--file-deep",
    ]
    assert [line for line in made.contents if line[0].startswith("one")] == [
        ("one.xhtml", "1 The Sea"),
        ("one.xhtml#one--tides", "Tides"),
        ("one.xhtml#one--same", "Same"),
        ("one.xhtml#one--same-2", "Same"),
        ("one.xhtml#one--same-3", "Same"),
    ]
    page = made.page("one")
    assert "data-source" not in made.text("text/one.xhtml")
    assert [note.get("id") for note in with_class(page, "note")] == ["one__note-1", "one__note-2"]
    assert [heading.get("id") for heading in every(page, "h2")] == [
        "one--tides",
        "one--same-3",
        "one__notes--title",
    ]
