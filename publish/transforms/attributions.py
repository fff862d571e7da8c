"""Finds who is quoted: a last line that begins with a dash and holds a name, not speech."""

from __future__ import annotations

import re

from lxml import etree

from publish.book.tree import append, element, has_class, local, remove

DASH = re.compile(r"\s*(?:—|–|―|--+|-(?=\s))\s*")
LONGEST = 120
# A name may hold initials and short forms, but no word of five letters that ends a sentence.
SENTENCE = re.compile(r"[^\W\d_]{5,}[.!?…]\s+[^\W\d_]|[!?…,;:]\s*$|[!?…]\s+[^\W\d_A-ZÀ-Þ]")
# What begins with a small letter is a name only if it is no more than that: "the Buddha".
PHRASE = re.compile(r"\s[—–]\s|\.\s*$")


def take(last: etree._Element) -> etree._Element | None:
    """Cut the attribution out of a last paragraph; the paragraph goes when nothing is left in it.

    The result holds the attribution as it will be shown, `— Name`, in an element without a place.
    """
    lines = [child for child in last if has_class(child, "line")]
    if lines:
        return _take_line(last, lines)
    start = _start(last)
    if start is None:
        return None
    position, offset = start
    name = _cut(last, position, offset)
    if not _has_words(last):
        remove(last)
    return name


def _take_line(stanza: etree._Element, lines: list[etree._Element]) -> etree._Element | None:
    """The last line of a poem."""
    if not _is_name("".join(lines[-1].itertext())):
        return None
    name = _cut(lines[-1], -1, 0)
    stanza.remove(lines[-1])
    if not _has_words(stanza):
        remove(stanza)
    return name


def _start(paragraph: etree._Element) -> tuple[int, int] | None:
    """Where the last line begins: after which child (-1: in the first text), and at which character."""
    rest = ""
    strings = [paragraph.text or "", *(child.tail or "" for child in paragraph)]
    for position in range(len(strings) - 1, -1, -1):
        text = strings[position]
        child = paragraph[position - 1] if position else None
        for offset in _line_starts(text, after_break=child is None or local(child) == "br"):
            if _is_name(text[offset:] + rest):
                return position - 1, offset
        if text.rstrip("\n").count("\n") or (child is not None and local(child) == "br"):
            return None
        rest = ("".join(child.itertext()) if child is not None else "") + text + rest
        if len(rest) > LONGEST:
            return None
    return None


def _line_starts(text: str, *, after_break: bool) -> list[int]:
    last = text.rstrip().rfind("\n") + 1
    return [last] if last else [0] if after_break else []


def _is_name(text: str) -> bool:
    text = text.strip()
    dash = DASH.match(text)
    if dash is None or len(text) > LONGEST:
        return False
    name = text[dash.end() :]
    if dash[0].strip() == "-" and not name[:1].isupper():
        return False
    if name[:1].islower() and PHRASE.search(name):
        return False
    return any(letter.isalpha() for letter in name) and not SENTENCE.search(name)


def _cut(paragraph: etree._Element, position: int, offset: int) -> etree._Element:
    """Move everything from a place to the end of a paragraph into a new element."""
    name = element("p", line=paragraph.sourceline)
    children = list(paragraph)
    if position < 0:
        text, paragraph.text = paragraph.text or "", (paragraph.text or "")[:offset].rstrip() or None
    else:
        child = children[position]
        text, child.tail = child.tail or "", (child.tail or "")[:offset].rstrip() or None
        if local(child) == "br" and not child.tail:
            paragraph.remove(child)
    name.text = text[offset:]
    for child in children[position + 1 :]:
        append(name, child)
    name.text = "— " + DASH.sub("", name.text or "", count=1)
    _trim_end(name)
    return name


def _trim_end(node: etree._Element) -> None:
    if len(node):
        node[-1].tail = (node[-1].tail or "").rstrip() or None
    else:
        node.text = (node.text or "").rstrip()


def _has_words(node: etree._Element) -> bool:
    return bool("".join(node.itertext()).strip())
