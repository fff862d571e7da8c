"""Puts a citation into the text: in the line, or into a note of its own."""

from __future__ import annotations

import re

from lxml import etree

from publish.book.tree import SOURCE, H, append, element, has_class, local, replace, source_of

PUNCTUATION = re.compile(r"[.,;:!?…]+[”’»)]?")


def put(node: etree._Element, words: etree._Element, names: etree._Element | None, note: int) -> None:
    """Replace what is written by its words, behind the names of the authors if they stand in the sentence.

    `note` is the number of the citation where the style sets notes, and 0 where it does not.
    """
    in_note = any(has_class(above, "note") for above in node.iterancestors(f"{H}aside"))
    named = names is not None and bool("".join(names.itertext()))
    if note and not in_note:
        words = _noted(node, words, note)
        if not named:
            _close_up(node)
            _pull_punctuation(node)
    elif note:
        _drop_full_stop(words, node.tail or "")
    cited = element("span", {"class": "citation"}, line=node.sourceline)
    raised = len(words) == 1 and not (words.text or words[0].tail) and _is_raised(words[0])
    if names is not None and named:
        _move(names, cited)
        append(cited, "" if raised else " ")
    elif raised:
        _close_up(node)
    _move(words, cited)
    replace(node, cited)


def _noted(node: etree._Element, words: etree._Element, number: int) -> etree._Element:
    """Put the words into a note of the chapter; its call stands for them."""
    line, id_ = node.sourceline, f"note:cite-{number}"
    aside = element("aside", {"class": "note", "id": id_}, element("p", None, line=line), line=line)
    _move(words, aside[0])
    if source := source_of(node):
        aside.set(SOURCE, source)
    list(node.iterancestors())[-1].append(aside)
    return element("span", None, element("a", {"class": "note-call", "href": f"#{id_}"}, line=line))


def _is_raised(node: etree._Element) -> bool:
    return local(node) == "sup" or has_class(node, "note-call")


def _drop_full_stop(words: etree._Element, behind: str) -> None:
    """A citation in a note ends with a full stop; the note has its own."""
    last = words[-1] if len(words) else None
    end = (last.tail if last is not None else words.text) or ""
    if behind.lstrip() and end.endswith("."):
        if last is not None:
            last.tail = end[:-1]
        else:
            words.text = end[:-1]


def _move(source: etree._Element, target: etree._Element) -> None:
    append(target, source.text or "")
    for child in list(source):
        target.append(child)


def _close_up(node: etree._Element) -> None:
    """No space before a raised number."""
    before, parent = node.getprevious(), node.getparent()
    if before is not None:
        before.tail = (before.tail or "").rstrip() or None
    elif parent is not None:
        parent.text = (parent.text or "").rstrip() or None


def _pull_punctuation(node: etree._Element) -> None:
    """A note is called behind the full stop."""
    found = PUNCTUATION.match(node.tail or "")
    before, parent = node.getprevious(), node.getparent()
    if not found or parent is None:
        return
    node.tail = (node.tail or "")[found.end() :]
    if before is not None:
        before.tail = (before.tail or "") + found[0]
    else:
        parent.text = (parent.text or "") + found[0]
