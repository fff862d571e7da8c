"""Notes: calls `[^key]`, definitions `[^key]: text`, and notes on the spot `^[text]` (pandoc's footnotes).

Further paragraphs of a definition stand four columns in. A definition becomes an aside at the end of
the section, a call an empty link to it; numbers are given later. A note whose name, or whose text on the
spot, begins with `ed:` is the editor's.
"""

from __future__ import annotations

import re

from lxml import etree

from publish import rules
from publish.book import tree
from publish.problems import Location, Problem, nearest

DEFINITION = re.compile(r"^ {0,3}\[\^(?P<key>[^\]\n]+)\]:[ \t]*(?P<text>.*)$")
EDITORS = "ed:"
CALL = r"(?<!!)\[\^(?P<key>[^\]\[\n]+)\]"


def note_key(key: str) -> str:
    """A key as part of an id, which has no spaces."""
    return "-".join(key.split())


def call_attributes(key: str) -> dict[str, str]:
    """The attributes of the link that calls a note; whether there is one is seen later."""
    return {"class": "note-call", "href": f"#note:{note_key(key)}", "data-call": key}


def note_attributes(key: str) -> dict[str, str]:
    """The attributes of the aside that holds a note."""
    return {"class": "note", "id": f"note:{note_key(key)}"}


ON_THE_SPOT = {"class": "note-on-the-spot"}


def settle(section: etree._Element, source: str, problems: list[Problem]) -> None:
    """Bring calls and notes together; notes on the spot move to the end. Reports M005 and M006."""
    _move_inline_notes(section)
    _name_editors(section)
    notes = {note.get("id"): note for note in section if _is_note(note)}
    called: set[str | None] = set()
    for call in tree.with_class(section, "note-call"):
        key = call.attrib.pop("data-call", None)
        target = (call.get("href") or "").removeprefix("#")
        if target in notes:
            called.add(target)
        elif key is not None:
            hint = nearest(str(key), [str(other).removeprefix("note:") for other in notes])
            place = Location(source, call.sourceline or 0)
            problems.append(rules.UNDEFINED_NOTE.at(place, f"no note is written for [^{key}]", hint))
            _write_out(call, f"[^{key}]")
    for identifier, note in notes.items():
        if identifier not in called:
            place = Location(source, note.sourceline or 0)
            key = str(identifier).removeprefix("note:")
            problems.append(rules.UNUSED_NOTE.at(place, f"the note [^{key}] is never called"))
            tree.remove(note)


def _is_note(element: etree._Element) -> bool:
    return tree.local(element) == "aside" and (element.get("id") or "").startswith("note:")


def _name_editors(section: etree._Element) -> None:
    """Tell the notes of an editor from the author's."""
    for note in section:
        if _is_note(note) and (note.get("id") or "").startswith(f"note:{EDITORS}"):
            tree.add_class(note, "editor")


def _move_inline_notes(section: etree._Element) -> None:
    for number, span in enumerate(tree.with_class(section, "note-on-the-spot"), 1):
        text, line = span.text or "", span.sourceline
        edited = text.startswith(EDITORS)
        identifier = f"note:{EDITORS if edited else ''}inline-{number}"
        text = text.removeprefix(EDITORS).lstrip() if edited else text
        paragraph = tree.element("p", None, text, *span, line=line)
        call = tree.element("a", {"class": "note-call", "href": f"#{identifier}"}, line=line)
        tree.replace(span, call)
        section.append(tree.element("aside", {"class": "note", "id": identifier}, paragraph, line=line))


def _write_out(call: etree._Element, text: str) -> None:
    """Put the words of a call in its place."""
    parent, before = call.getparent(), call.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + text
    elif parent is not None:
        parent.text = (parent.text or "") + text
    tree.remove(call)
