"""Chapters made of several files: each has its own ids, notes and places; the text is one."""

from __future__ import annotations

import pytest
from lxml import etree

from publish.book.divisions import Book
from publish.book.outline import outline
from publish.book.tree import every, with_class
from publish.problems import Problem
from tests.manuscripts import told
from tests.nested import nested


@pytest.fixture
def made() -> tuple[Book, list[Problem]]:
    problems: list[Problem] = []
    return nested(problems), problems


def links(book: Book, number: int) -> dict[str, str]:
    tree = [each for each in book.divisions if each.source][number].tree
    marked = [
        a for a in every(tree, "a") if not a.get("class") and next(a.iterancestors("{*}nav"), None) is None
    ]
    return {"".join(a.itertext()): a.get("href") or "" for a in marked}


def test_every_file_s_links_go_to_its_own_ids(made: tuple[Book, list[Problem]]) -> None:
    assert links(made[0], 0) == {
        "x": "#one--x", "t": "#one--tides", "u": "#one--x-2", "v": "#one--x-2", "w": "#one--x",
        "d": "#one--file-deep", "s": "#one--same-2", "y": "#one--same", "z": "#one--same-3",
        "Same": "#one--same-3",
    }  # fmt: skip
    assert links(made[0], 1) == {"t": "#one--tides", "z": "#one--same-3", "Same": "#one--file-deep"}


def test_problems_name_the_file_that_they_are_in(made: tuple[Book, list[Problem]]) -> None:
    assert told(made[1]) == [
        "sub/tides.md:6:1 M008 no chapter 'no.md'",
        "sub/same.md:14:1 M015 no alternative text for 'a.png'",
    ]


def test_every_file_calls_its_own_notes_and_they_stand_together_at_the_end(
    made: tuple[Book, list[Problem]],
) -> None:
    chapter = next(each for each in made[0].divisions if each.source == "one.md")
    notes = [(note.get("data-number"), "".join(note.itertext())) for note in with_class(chapter.tree, "note")]
    assert notes == [("1", "first"), ("2", "second")]
    assert [chapter.place(note).file for note in with_class(chapter.tree, "note")] == [
        "one.md",
        "sub/tides.md",
    ]
    assert chapter.tree[-1].get("class") == "notes"


def test_the_text_is_one_as_if_it_were_of_one_file(made: tuple[Book, list[Problem]]) -> None:
    chapter = next(each for each in made[0].divisions if each.source == "one.md")
    assert with_class(chapter.tree, "file") == []
    blocks = [(etree.QName(node).localname, node.get("class")) for node in chapter.tree]
    assert blocks == [
        ("header", "opening"), ("p", "first"), ("p", None), ("h2", None), ("p", "first"), ("h3", None),
        ("p", "first"), ("p", None), ("h3", None), ("p", "first"), ("h2", None), ("p", "first"),
        ("figure", "picture"), ("section", "notes"),
    ]  # fmt: skip
    assert chapter.tree[-3].get("lang") == "fr"


def test_nested_files_are_sections_in_the_contents(made: tuple[Book, list[Problem]]) -> None:
    entry = next(entry for entry in outline(made[0], 3) if entry.title == "The Sea")
    assert [(child.title, [each.title for each in child.children]) for child in entry.children] == [
        ("Tides", ["Same", "Same"]),
        ("Same", []),
    ]
    chapter = next(each for each in made[0].divisions if each.source == "one.md")
    (nav,) = with_class(chapter.tree, "sections")
    assert [a.get("href") for a in every(nav, "a")] == ["#one--tides", "#one--same-3"]
