"""Admonitions: GitHub's alerts `> [!NOTE]`, Quarto's callouts, Python-Markdown's `!!! note`.

However it is written, one becomes what `::: note` makes: a division of its kind. It has a title where the
author gave one; the others get theirs later, in the language of the book.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from lxml import etree

from publish.book.tree import HEADINGS, H, append, classes, element, every, local
from publish.manuscript.syntax.marks import TAB, indent, is_blank

_ALERT = re.compile(r"\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*", re.IGNORECASE)
_CALLOUT = re.compile(r"callout-(note|tip|important|warning|caution)")
# How Quarto's boxes look on a screen; on paper they are neither folded nor coloured.
_LOOKS = ("collapse", "icon", "appearance")
_ADMONITION = re.compile(
    r"^ {0,3}(?:!!!|\?\?\?\+?)[ \t]+(?P<kind>[A-Za-z][\w-]*)(?P<more>(?:[ \t]+[A-Za-z][\w-]*)*)"
    r"(?:[ \t]+\"(?P<title>[^\"\n]*)\")?[ \t]*$"
)


KINDS = frozenset(("note", "tip", "important", "warning", "caution"))
_HEIRS = {
    "attention": "warning",
    "bug": "caution",
    "danger": "caution",
    "error": "caution",
    "failure": "caution",
    "hint": "tip",
    "success": "tip",
}


class Opening(NamedTuple):
    """What the first line of a box says: its classes, and the Markdown of its title, which may be empty."""

    names: str
    title: str


def opening(kind: str, title: str = "") -> Opening:
    """A box by the name that its author used; the five kinds of a book stand for all others."""
    heir = kind if kind in KINDS else _HEIRS.get(kind, "note")
    return Opening(kind, title) if heir == kind else Opening(f"{heir} {kind}", title or kind.capitalize())


def find_admonition(lines: Sequence[str], start: int) -> Opening | None:
    """Python-Markdown's `!!! note "Title"`, when text stands in below it."""
    match = _ADMONITION.match(lines[start]) if lines[start].lstrip(" ")[:3] in ("!!!", "???") else None
    if match is None or end_of_admonition(lines, start) == start + 1:
        return None
    found = opening(match["kind"].lower(), match["title"] or "")
    return found._replace(names=" ".join([found.names, *match["more"].lower().split()]))


def end_of_admonition(lines: Sequence[str], start: int) -> int:
    """The index after the last line that stands four columns in."""
    end = start + 1
    for index in range(start + 1, len(lines)):
        if is_blank(lines[index]):
            continue
        if indent(lines[index]) < TAB:
            break
        end = index + 1
    return end


def place(section: etree._Element) -> None:
    """Make boxes of alerts and callouts."""
    for quote in list(every(section, "blockquote")):
        _from_alert(quote)
    for division in list(every(section, "div")):
        _from_callout(division)


def _from_alert(quote: etree._Element) -> None:
    first = quote[0] if len(quote) and not (quote.text or "").strip() else None
    match = _ALERT.match(first.text or "") if first is not None and local(first) == "p" else None
    if first is None or match is None:
        return
    first.text = (first.text or "")[match.end() :]
    title = _cut_line(first)
    quote.tag = f"{H}div"
    quote.set("class", match[1].lower())
    if title.text or len(title):
        quote.insert(0, title)
    if not first.text and not len(first):
        quote.remove(first)


def _cut_line(paragraph: etree._Element) -> etree._Element:
    """The first line of a paragraph, taken out of it as a title."""
    title = element("p", {"class": "title"}, line=paragraph.sourceline)
    text, paragraph.text = paragraph.text or "", None
    while True:
        line, end, rest = text.partition("\n")
        append(title, line)
        if end or not len(paragraph):
            paragraph.text = rest
            return title
        child = paragraph[0]
        text, child.tail = child.tail or "", None
        if local(child) == "br":
            paragraph.remove(child)
            paragraph.text = text.lstrip("\n")
            return title
        title.append(child)


def _from_callout(division: etree._Element) -> None:
    names = classes(division)
    match = next(filter(None, map(_CALLOUT.fullmatch, names)), None)
    if match is None:
        return
    division.set("class", " ".join([match[1], *(name for name in names if name != match[0])]))
    for name in _LOOKS:
        division.attrib.pop(name, None)
    first = division[0] if len(division) and not (division.text or "").strip() else None
    if first is not None and first.tag in HEADINGS and not division.get("title"):
        first.tag = f"{H}p"
        first.set("class", "title")
