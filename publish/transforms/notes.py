"""Numbers the notes of a division in the order of their calls, and gathers them at its end.

Their ids have two underscores after the division's, so that no heading's id (two hyphens) is the same.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from publish.book.divisions import Division
from publish.book.tree import SOURCE, element, has_class, source_of, with_class


def number(division: Division, words: Mapping[str, str]) -> None:
    """Give calls and notes their numbers and ids; a note called twice has one number and two calls.

    Each file of a chapter calls its own notes.
    """
    tree = division.tree
    notes = {
        (source_of(note), note.get("id", "")): note for note in with_class(tree, "note") if _is_note(note)
    }
    order: dict[tuple[str, str], int] = {}
    uses: dict[tuple[str, str], int] = {}
    for call in with_class(tree, "note-call"):
        key = source_of(call), (call.get("href") or "").removeprefix("#")
        if key not in notes:
            continue
        count = order.setdefault(key, len(order) + 1)
        uses[key] = uses.get(key, 0) + 1
        again = f"-{uses[key]}" if uses[key] > 1 else ""
        call.set("id", f"{division.id}__call-{count}{again}")
        call.set("href", f"#{division.id}__note-{count}")
        call.text = str(count)
    if order:
        tree.append(_section(division, [notes[key] for key in order], words))


def _is_note(node: etree._Element) -> bool:
    return (node.get("id") or "").startswith("note:") and not has_class(node, "admonition")


def _section(division: Division, notes: list[etree._Element], words: Mapping[str, str]) -> etree._Element:
    heading = element("h2", {"class": "unlisted"}, words["notes"])
    section = element("section", {"class": "notes", "id": f"{division.id}__notes"}, heading)
    for count, note in enumerate(notes, 1):
        note.set("id", f"{division.id}__note-{count}")
        note.set("data-number", str(count))
        note.tail = None
        if source := source_of(note):
            note.set(SOURCE, source)
        section.append(note)
    return section
