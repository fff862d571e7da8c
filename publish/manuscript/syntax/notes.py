"""Notes: calls `[^key]`, definitions `[^key]: text`, and notes on the spot `^[text]` (pandoc's footnotes).

Further paragraphs of a definition stand four columns in. A definition becomes an aside at the end of
the section, a call an empty link to it; numbers are given later.
"""

# Names and arguments are those that Python-Markdown calls with.
# ruff: noqa: ARG002

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from lxml import etree
from markdown.util import STX

from publish import rules
from publish.book import tree
from publish.manuscript.syntax.blocks import LINE, Block, Construct, Place
from publish.manuscript.syntax.inline import Found, Inline, nothing
from publish.manuscript.syntax.marks import TAB, FenceWatch, dedent, indent, is_blank
from publish.problems import Location, Problem, nearest

_DEFINITION = re.compile(r"^ {0,3}\[\^(?P<key>[^\]\n]+)\]:[ \t]*(?P<text>.*)$")
CALL = r"(?<!!)\[\^(?P<key>[^\]\[\n]+)\]"
INLINE = r"\^\["


class NoteDefinition(Construct):
    """The text of a note."""

    def __init__(self, parser: Any) -> None:
        super().__init__(parser)
        self.waiting: list[Block] = []

    def opens(self, at: Place) -> bool:
        """Also directly under a paragraph or another note."""
        return "[^" in at.line[:5] and _DEFINITION.match(at.line) is not None

    def reach(self, lines: Sequence[str], start: int) -> int:
        """Over lines that go on with it, and after blank lines over those that stand in."""
        own, fences, end = [lines[start]], FenceWatch(), start + 1
        for index in range(start + 1, len(lines)):
            line = lines[index]
            if not is_blank(line):
                if indent(line) < TAB and not self.parser.is_lazy(own, fences, lines, index):
                    break
                fences.feed(line)
                end = index + 1
            own.append(line)
        return end

    def build(self, parent: Element, block: Block) -> None:
        """Nothing here: notes stand at the end."""
        self.waiting.append(block)

    def finish(self, root: Element) -> None:
        """Build the notes; they may hold definitions of others."""
        seen: set[str] = set()
        while self.waiting:
            block = self.waiting.pop(0)
            first, *lines = block.split("\n")
            match = _DEFINITION.match(first)
            if match is None:
                continue
            key = note_key(match["key"])
            if key in seen:
                message = f"the note [^{match['key']}] is written twice"
                self.parser.md.report(rules.DUPLICATE_ID, block.line, message)
                continue
            seen.add(key)
            aside = SubElement(root, "aside", {"class": "note", "id": f"note:{key}", LINE: str(block.line)})
            self.parser.parse_inside(
                aside, [match["text"], *(dedent(line, TAB) for line in lines)], block.line
            )


def note_key(key: str) -> str:
    """A key as part of an id, which has no spaces."""
    return "-".join(key.split())


class NoteCall(Inline):
    """`[^key]` in the text."""

    def __init__(self) -> None:
        super().__init__(CALL)

    def find(self, match: re.Match[str]) -> Found:
        """A link to the note; whether there is one is seen later."""
        key = match["key"]
        if STX in key or not key.strip():
            return nothing(match)
        attributes = {"class": "note-call", "href": f"#note:{note_key(key)}", "data-call": key}
        return Element("a", attributes), match.start(), match.end()


class InlineNote(Inline):
    """`^[text]` in the text."""

    def __init__(self) -> None:
        super().__init__(INLINE)

    def find(self, match: re.Match[str]) -> Found:
        """The text of the note stays in its place until the whole tree stands."""
        text, depth = match.string, 1
        for position in range(match.end(), len(text)):
            depth += {"[": 1, "]": -1}.get(text[position], 0)
            if not depth:
                note = Element("span", {"class": "note-on-the-spot"})
                note.text = text[match.end() : position].strip()
                return note, match.start(), position + 1
        return nothing(match)


def settle(section: etree._Element, source: str, problems: list[Problem]) -> None:
    """Bring calls and notes together; notes on the spot move to the end. Reports M005 and M006."""
    _move_inline_notes(section)
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


def _move_inline_notes(section: etree._Element) -> None:
    for number, span in enumerate(tree.with_class(section, "note-on-the-spot"), 1):
        identifier = f"note:inline-{number}"
        line = span.sourceline
        paragraph = tree.element("p", None, span.text or "", *span, line=line)
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
