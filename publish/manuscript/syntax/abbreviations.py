"""Abbreviations: lines `*[HTML]: Hyper Text …` explain words wherever they stand (Markdown Extra)."""

from __future__ import annotations

import re

from lxml import etree

from publish.book.tree import element, every, has_class, local, remove, set_line
from publish.manuscript.syntax.elements import DRAWN

_LINE = re.compile(r"\*\[(?P<short>[^\[\]\n]+)\]:[ \t]*(?P<long>\S[^\n]*)")
_LEFT_ALONE = frozenset(("abbr", "code", "pre", "kbd", "samp", "svg", "math")) | DRAWN - {"a", "text"}
_HELD = ("math", "citation", "cross-reference")


def place(section: etree._Element) -> None:
    """Take the explanations out of the text and put them on its words."""
    found: dict[str, str] = {}
    for paragraph in list(every(section, "p")):
        lines = [_LINE.fullmatch(line) for line in (paragraph.text or "").strip().split("\n")]
        if all(lines) and not len(paragraph):
            found.update({line["short"].strip(): line["long"].strip() for line in lines if line})
            remove(paragraph)
    if found:
        longest_first = sorted(found, key=len, reverse=True)
        words = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
        _explain(section, words, found)


def _explain(section: etree._Element, words: re.Pattern[str], found: dict[str, str]) -> None:
    waiting = [section]
    while waiting:
        node = waiting.pop()
        children = list(node)
        node.text = _wrap(node, 0, node.text, words, found)
        for child in children:
            child.tail = _wrap(node, node.index(child) + 1, child.tail, words, found)
            if local(child) not in _LEFT_ALONE and not any(has_class(child, name) for name in _HELD):
                waiting.append(child)


def _wrap(
    parent: etree._Element, index: int, text: str | None, words: re.Pattern[str], found: dict[str, str]
) -> str | None:
    """Put the words of a text that are explained into elements at an index; returns the text before them."""
    matches = list(words.finditer(text or ""))
    if text is None or not matches:
        return text
    for number, match in enumerate(matches):
        abbreviation = element("abbr", {"title": found[match[0]]}, match[0])
        set_line(abbreviation, parent.sourceline)
        end = matches[number + 1].start() if number + 1 < len(matches) else len(text)
        abbreviation.tail = text[match.end() : end]
        parent.insert(index + number, abbreviation)
    return text[: matches[0].start()]
