"""The notes of all chapters at the end of the book, under a heading for each chapter.

A division of this kind that the author has written takes them at its end.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree

from publish.book.divisions import Division, Kind, in_order
from publish.book.tree import SOURCE, H, element, every, remove, with_class
from publish.transforms import pieces

CHAPTER = "chapter-notes"


def gather(divisions: tuple[Division, ...], words: Mapping[str, str]) -> tuple[Division, ...]:
    """The divisions with their notes in one of their own, before glossary, bibliography and index."""
    own = next((each for each in divisions if each.kind is Kind.NOTES), None)
    sections = [
        _chapter(each, section)
        for each in in_order(divisions)
        for section in with_class(each.tree, "notes")
        if each is not own and section.get("id") == f"{each.id}__notes"
    ]
    if not sections:
        return divisions
    if own is not None:
        own.tree.extend(sections)
        return divisions
    return pieces.with_last(divisions, pieces.titled(divisions, Kind.NOTES, words["notes"], *sections))


def _chapter(division: Division, section: etree._Element) -> etree._Element:
    """The notes of a chapter under its name, which leads to it. They keep their language and their file."""
    remove(section)
    made = element("section", {"class": CHAPTER, "id": section.get("id") or "", SOURCE: division.source})
    if language := division.tree.get("lang"):
        made.set("lang", language)
    if name := " ".join(filter(None, (division.label, division.title))):
        made.append(element("h2", {"class": "unlisted"}, element("a", {"href": f"#{division.id}"}, name)))
    for note in with_class(section, "note"):
        if note.getparent() is section:
            note.tag = f"{H}div"  # an aside may be hidden by reading systems that pop it up
            made.append(note)
    return made


def keep_called(division: Division, divisions: Iterable[Division]) -> bool:
    """Take out the notes that no chapter calls any more; whether anything but the title is left."""
    called = {call.get("href") for each in divisions for call in with_class(each.tree, "note-call")}
    for section in with_class(division.tree, CHAPTER):
        for note in with_class(section, "note"):
            if f"#{note.get('id')}" not in called:
                remove(note)
        if not with_class(section, "note"):
            remove(section)
    return any(node.getparent() is division.tree for node in every(division.tree, "section", "p"))
