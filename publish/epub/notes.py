"""Notes as reading systems pop them up: each opens with its number, which leads back to the call.

The number stands first because some systems run it into the text when it comes last
(EPUB Accessibility Techniques 1.1, section 4.2.2; Kindle Publishing Guidelines, 9.3.11).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from string import ascii_lowercase

from lxml import etree

from publish.book.divisions import Division
from publish.book.tree import add_class, element, local, with_class
from publish.epub.semantics import Meaning, mark

BACK = Meaning("backlink", "doc-backlink")


def lead_back(divisions: Sequence[Division], back: str) -> None:
    """Give every note of a book its number and the links to its calls; `back` says what they do."""
    calls: defaultdict[str, list[str]] = defaultdict(list)
    for call in (call for each in divisions for call in with_class(each.tree, "note-call")):
        if call.get("id"):
            calls[(call.get("href") or "")[1:]].append(call.get("id") or "")
    for note in (note for each in divisions for note in with_class(each.tree, "note")):
        if note.get("data-number"):
            _number(note, calls[note.get("id") or ""], back)


def _number(note: etree._Element, calls: list[str], back: str) -> None:
    number = note.get("data-number") or ""
    opening = _opening(note)
    text, opening.text = opening.text, None
    links = [_link(call, _mark(number, turn), back) for turn, call in enumerate(calls)]
    for position, link in enumerate(links or [element("span", {"class": "note-number"}, _mark(number, 0))]):
        link.tail = " "
        opening.insert(position, link)
    opening[max(len(links), 1) - 1].tail = f" {text or ''}"


def _opening(note: etree._Element) -> etree._Element:
    """The first paragraph of a note; one is made where it opens with a list or a picture."""
    if len(note) and local(note[0]) == "p" and not (note.text or "").strip():
        return note[0]
    paragraph = element("p", None, (note.text or "").strip())
    note.text = None
    note.insert(0, paragraph)
    return paragraph


def _mark(number: str, turn: int) -> str:
    """`3.` or `*` for the way back to the first call, then `b`, `c` and so on for the others."""
    return (
        (f"{number}." if number.isalnum() else number)
        if turn == 0
        else ascii_lowercase[turn % len(ascii_lowercase)]
    )


def _link(call: str, words: str, back: str) -> etree._Element:
    link = element("a", {"href": f"#{call}", "title": back}, words)
    add_class(link, "note-back")
    mark(link, BACK)
    return link
