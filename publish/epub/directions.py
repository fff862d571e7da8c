"""Words from left to right in a text from right to left (UAX #9): kept together with their own signs.

A sign at the edge of such words, as in @name, C++ or .NET, goes to the wrong side where nobody says that
it belongs to them. HTML's `dir` says it, and isolates what it stands on.
"""

from __future__ import annotations

import re

from lxml import etree

from publish.book.tree import H, element, every

INLINE = ("a", "abbr", "b", "cite", "em", "i", "q", "span", "strong")
CODE = ("pre", "code", "kbd", "samp")
LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
LETTER = re.compile(r"[^\W\d_]")
SIGNED = re.compile(r"(?<![\w@#.])[@#$.][A-Za-z](?:[\w.-]*\w)?|\b[A-Za-z]\w*(?:\+\+|#)(?!\w)", re.ASCII)


def isolate(tree: etree._Element) -> None:
    """Give code, and what holds no letter from right to left, its own direction."""
    for node in every(tree, *CODE):
        node.set("dir", node.get("dir") or "ltr")
    for node in every(tree, *INLINE):
        words = "".join(node.itertext())
        if not node.get("dir") and LETTER.search(words) and not LEFTWARD.search(words):
            node.set("dir", "ltr")
    for node in list(tree.iter(f"{H}*")):
        if not any(outer.get("dir") == "ltr" for outer in (node, *node.iterancestors())):
            _isolate_signed(node)


def _isolate_signed(node: etree._Element) -> None:
    """Wrap the names with signs in the text of an element, and behind its children."""
    for child in list(node):
        child.tail, spans = _parted(child.tail)
        for place, span in enumerate(spans, start=node.index(child) + 1):
            node.insert(place, span)
    node.text, spans = _parted(node.text)
    for place, span in enumerate(spans):
        node.insert(place, span)


def _parted(text: str | None) -> tuple[str | None, list[etree._Element]]:
    """The text up to the first name with a sign, and the names with what follows each."""
    spans: list[etree._Element] = []
    before, end = text, 0
    for found in SIGNED.finditer(text or ""):
        between = found.string[end : found.start()]
        if spans:
            spans[-1].tail = between
        else:
            before = between
        spans.append(element("span", {"dir": "ltr"}, found[0]))
        end = found.end()
    if spans:
        spans[-1].tail = (text or "")[end:]
    return before, spans
