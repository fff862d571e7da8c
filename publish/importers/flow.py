"""HTML of every kind -> a section of the blocks that a chapter is made of, whatever boxes they lay in.

Boxes that only arrange (divisions, layout tables, `<center>`) give way to their content, loose text
becomes paragraphs, and two line breaks in a row end one.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator

from lxml import etree

from publish.book.tree import HEADINGS, H, append, classes, element, every, local, remove, unwrap
from publish.importers import set_off, tabular
from publish.importers.arrival import IDS, add_ids
from publish.importers.ledger import Ledger
from publish.importers.styles import Style
from publish.importers.vocabulary import words
from publish.importers.wording import tidy

_BLOCKS = words(
    """address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre section summary
    table tbody td tfoot th thead tr ul"""
)
_KEPT_CLASSES = frozenset({"attribution", "title", "subtitle", "author", "byline"})
_BREAK_MARKS = re.compile(r"(?:[*⁂#~•·]\s*){1,9}|(?:[-–—_]\s*){3,}")
_SETTERS = {
    "blockquote": set_off.quote,
    "pre": set_off.listing,
    "dl": set_off.definitions,
    "figure": set_off.figure,
    "table": tabular.table,
}


class Flow:
    """Walks one body and gathers its blocks."""

    def __init__(self, styles: dict[str, Style], ledger: Ledger) -> None:
        self.styles = styles
        self.ledger = ledger

    def section(self, body: etree._Element) -> etree._Element:
        """The whole content of an element as a section."""
        section = element("section")
        self.gather(body, section)
        return section

    def gather(self, source: etree._Element, target: etree._Element) -> None:
        """Add the blocks of an element to another; its ids go to the first of them."""
        before = len(target)
        run = element("p")
        append(run, source.text or "")
        for child in source:
            if not isinstance(child.tag, str):
                append(run, child.tail or "")
            elif is_block(child):
                self.paragraphs(run, target)
                run = element("p")
                self._block(child, target)
                append(run, child.tail or "")
            else:
                run.append(copy.deepcopy(child))
        self.paragraphs(run, target)
        if len(target) > before:
            add_ids(target[before], (source.get(IDS) or "").split())

    def words(self, source: etree._Element, name: str) -> etree._Element:
        """A new element with the tidy inline content of another."""
        new = element(name)
        take(source, new)
        tidy(new, self.styles, self.ledger)
        return new

    def keep(self, node: etree._Element, new: etree._Element, target: etree._Element) -> None:
        """Add what was made of a node, unless it is empty."""
        if len(new):
            add_ids(new, (node.get(IDS) or "").split())
            target.append(new)

    def paragraphs(self, run: etree._Element, target: etree._Element) -> None:
        """Tidy a paragraph, cut it at double breaks, and keep what is not empty."""
        tidy(run, self.styles, self.ledger)
        for part in _cut(run):
            text = "".join(part.itertext()).strip(" \t\r\n\f\u00a0\u200b\ufeff")
            shows = next(every(part, "img", "a"), None) is not None
            if text and _BREAK_MARKS.fullmatch(text) and not shows:
                target.append(element("hr"))
            elif text or shows:
                target.append(part)

    def _block(self, node: etree._Element, target: etree._Element) -> None:
        name = local(node)
        if node.tag in HEADINGS:
            self._heading(node, target)
        elif name == "hr":
            target.append(element("hr"))
        elif name in ("ul", "ol", "menu", "dir"):
            self._list(node, target)
        elif name == "aside" and (node.get("id") or "").startswith("note:"):
            self._note(node, target)
        elif name in _SETTERS:
            _SETTERS[name](self, node, target)
        elif kind := set_off.box_kind(node):
            set_off.box(self, node, kind, target)
        elif name == "p" and not any(is_block(child) for child in node):
            self._paragraph(node, target)
        else:
            self.gather(node, target)

    def _heading(self, node: etree._Element, target: etree._Element) -> None:
        """Bold type in a heading says nothing; a heading that is only a picture is none."""
        heading = self.words(node, local(node))
        for mark in list(every(heading, "strong")):
            mark.tag = f"{H}span"
        for link in list(every(heading, "a")):
            if (link.get("href") or "").startswith("#") and "note-call" not in classes(link):
                _drop_permalink(link, heading)
        if "".join(heading.itertext()).strip():
            target.append(heading)
        elif images := list(every(heading, "img")):
            target.append(element("p", None, *images))

    def _paragraph(self, node: etree._Element, target: etree._Element) -> None:
        run = element("p")
        take(node, run)
        before = len(target)
        self.paragraphs(run, target)
        if kept := [name for name in classes(node) if name in _KEPT_CLASSES]:
            for part in target[before:]:
                part.set("class", " ".join(kept))

    def _note(self, node: etree._Element, target: etree._Element) -> None:
        note = element("aside", {"class": "note", "id": node.get("id") or ""})
        self.gather(node, note)
        if not len(note):
            note.append(element("p", None, "…"))
        target.append(note)

    def _list(self, node: etree._Element, target: etree._Element) -> None:
        new = element("ol" if local(node) == "ol" else "ul")
        if (start := node.get("start") or "").isdigit():
            new.set("start", start)
        for item in node.iterchildren(etree.Element):
            entry = element("li")
            if local(item) not in ("ul", "ol"):
                self.gather(item, entry)
            elif len(new):
                # A list that stands beside the items belongs to the one before it.
                self._list(item, new[-1])
            else:
                self._list(item, entry)
            if len(entry):
                new.append(entry)
        self.keep(node, new, target)


def _drop_permalink(link: etree._Element, heading: etree._Element) -> None:
    """A heading that links to itself is how pages show its address: its words stay, a mere sign goes."""
    add_ids(heading, (link.get(IDS) or "").split())
    if any(letter.isalnum() for letter in "".join(link.itertext())):
        unwrap(link)
    else:
        remove(link)


def is_block(node: etree._Element) -> bool:
    """Whether an element is a block, or an inline one with a block in it."""
    if not isinstance(node.tag, str):
        return False
    return local(node) in _BLOCKS or any(
        local(child) in _BLOCKS for child in node.iterdescendants(etree.Element)
    )


def take(source: etree._Element, target: etree._Element) -> None:
    """Copy the content and the ids of an element into another."""
    append(target, source.text or "")
    for child in source:
        if isinstance(child.tag, str):
            target.append(copy.deepcopy(child))
        else:
            append(target, child.tail or "")
    add_ids(target, (source.get(IDS) or "").split())


def _cut(run: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs of a run: two line breaks with only space between them end one."""
    part = element("p")
    add_ids(part, (run.get(IDS) or "").split())
    append(part, run.text or "")
    for child in list(run):
        follows = len(part) and local(part[-1]) == "br" and not (part[-1].tail or "").strip(" \t\n\r")
        if local(child) == "br" and (follows or not (len(part) or (part.text or "").strip())):
            tail = child.tail or ""
            if follows:
                part.remove(part[-1])
                yield part
                part = element("p")
            append(part, tail)
        else:
            part.append(child)
    if len(part) and local(part[-1]) == "br" and not (part[-1].tail or "").strip():
        part.remove(part[-1])
    yield part
