"""Gives notes their marks, in the order of their calls, and gathers them at the end of their chapter.

Those of an editor have letters, so that they are told from the author's.
Their ids have two underscores after the division's, so that no heading's id (two hyphens) is the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from string import ascii_lowercase

from lxml import etree

from publish.book.divisions import Division, in_order
from publish.book.settings import Notes
from publish.book.tree import SOURCE, add_class, element, has_class, source_of, with_class

EDITOR = "editor"
SYMBOLS = "*†‡§‖¶"  # in the order that printers have for them
Key = tuple[str, str]


def number(divisions: Iterable[Division], wanted: Notes, words: Mapping[str, str]) -> None:
    """Give calls and notes their marks and ids; a note called twice has one mark and two calls.

    Each file of a chapter calls its own notes.
    """
    before: Counter[bool] = Counter()
    for division in in_order(divisions):
        found = _Found(division)
        found.gather()
        if not found.turns:
            continue
        found.mark(wanted, before)
        ordered = sorted(found.turns, key=lambda key: has_class(found.notes[key], EDITOR))
        division.tree.append(_section(division, [found.notes[key] for key in ordered], words))
        if wanted.numbering == "book":
            before.update(has_class(found.notes[key], EDITOR) for key in found.turns)


@dataclass
class _Found:
    """The notes of a division, and those that are called: each has its turn among its like."""

    division: Division
    notes: dict[Key, etree._Element] = field(default_factory=dict)
    turns: dict[Key, int] = field(default_factory=dict)
    calls: list[tuple[etree._Element, Key]] = field(default_factory=list)

    def gather(self) -> None:
        """Find notes and calls."""
        tree, likes = self.division.tree, Counter[bool]()
        self.notes = {(source_of(n), n.get("id", "")): n for n in with_class(tree, "note") if _is_note(n)}
        for call in with_class(tree, "note-call"):
            key = source_of(call), (call.get("href") or "").removeprefix("#")
            if key not in self.notes:
                continue
            self.calls.append((call, key))
            if key not in self.turns:
                like = has_class(self.notes[key], EDITOR)
                likes[like] += 1
                self.turns[key] = likes[like]

    def mark(self, wanted: Notes, before: Counter[bool]) -> None:
        """Write the marks; `before` are the notes of the chapters before, the author's and the editor's."""
        own = sum(not has_class(self.notes[key], EDITOR) for key in self.turns)
        symbols = wanted.numbering == "symbols" and own <= len(SYMBOLS)
        uses: Counter[Key] = Counter()
        for call, key in self.calls:
            note, turn = self.notes[key], self.turns[key]
            edited = has_class(note, EDITOR)
            uses[key] += 1
            again = f"-{uses[key]}" if uses[key] > 1 else ""
            name = f"ed-{turn}" if edited else str(turn)
            shown = turn + before[edited]
            call.set("id", f"{self.division.id}__call-{name}{again}")
            call.set("href", f"#{self.division.id}__note-{name}")
            call.text = _letters(shown) if edited else SYMBOLS[turn - 1] if symbols else str(shown)
            if edited or symbols:
                add_class(call, EDITOR if edited else "symbol")
            note.set("id", f"{self.division.id}__note-{name}")
            note.set("data-number", call.text)


def _letters(number: int) -> str:
    """1 is a, 26 is z, 27 is aa."""
    above, last = divmod(number - 1, len(ascii_lowercase))
    return (_letters(above) if above else "") + ascii_lowercase[last]


def _is_note(node: etree._Element) -> bool:
    return (node.get("id") or "").startswith("note:") and not has_class(node, "admonition")


def _section(division: Division, notes: list[etree._Element], words: Mapping[str, str]) -> etree._Element:
    heading = element("h2", {"class": "unlisted"}, words["notes"])
    section = element("section", {"class": "notes", "id": f"{division.id}__notes"}, heading)
    for note in notes:
        note.tail = None
        if source := source_of(note):
            note.set(SOURCE, source)
        section.append(note)
    return section
