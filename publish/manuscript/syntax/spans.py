"""Marks inside a line: `[text]{.class}`, ~~del~~, ==mark==, H~2~O, x^2^, a backslash at the line's end, bare addresses."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from typing import Any

from markdown.inlinepatterns import InlineProcessor
from markdown.util import HTML_PLACEHOLDER_RE, INLINE_PLACEHOLDER_RE, AtomicString

from publish.manuscript.syntax import attributes

SPAN = rf"\](?P<list>{attributes.LIST})"
HARD_BREAK = r"(?<!\\)\\\n"
# Group 2 is the text, as Python-Markdown's simple tags have it.
DELETED = r"(?<![~\\])(~~)(?![~\s])((?:(?!~~).)+?)(?<!\s)~~(?!~)"
MARKED = r"(?<![=\\])(==)(?![=\s])((?:(?!==).)+?)(?<!\s)==(?!=)"
# Pandoc's rule: no space inside, so that "about ~5" and "2^53 and 2^10" stay as they are.
BELOW = r"(?<![~\\])(~)(?!~)([^~\s]+)~(?!~)"
ABOVE = r"(?<![\^\\])(\^)(?![\^\[])([^\^\s]+)\^(?!\^)"
# Chinese, Japanese and Korean set no space after an address: it ends at their letters and marks.
_CJK = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
ADDRESS = rf"(?<![\w/@.\\])https?://[^\s<>\x02\x03\"“”«»{_CJK}]+"
_TRAILING = "?!.,:;*_~'’)]}|"


class BracketedSpan(InlineProcessor):
    """`[text]{.class}`; the innermost brackets come first, so that spans may hold spans."""

    def __init__(self) -> None:
        super().__init__(SPAN)

    def handleMatch(self, m: re.Match[str], data: str) -> Any:
        """Look back for the bracket that opens."""
        depth = 1
        for position in range(m.start() - 1, -1, -1):
            depth += {"]": 1, "[": -1}.get(data[position], 0)
            if not depth:
                if data[position - 1 : position] == "!":
                    break
                span = etree.Element("span")
                span.text = data[position + 1 : m.start()]
                attributes.assign(span, m["list"])
                return span, position, m.end(0)
        return None, m.start(0), m.end(0)


class BareAddress(InlineProcessor):
    """A web address that stands in the text becomes a link."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, md: Any) -> None:
        super().__init__(ADDRESS, md)

    def handleMatch(self, m: re.Match[str], data: str) -> Any:
        """The address without the punctuation after it (GFM 6.9)."""
        if self.in_raw_link(data[: m.start()]):
            return None, m.start(0), m.end(0)
        address = _without_punctuation(m[0])
        if len(address) <= len("https://"):
            return None, m.start(0), m.end(0)
        link = etree.Element("a", {"href": address})
        link.text = AtomicString(address)
        return link, m.start(0), m.start(0) + len(address)

    def in_raw_link(self, before: str) -> bool:
        """Whether a raw `<a>` is open before the address."""
        stash = self.md.treeprocessors["inline"].stashed_nodes
        for number in reversed(INLINE_PLACEHOLDER_RE.findall(before)):
            node = stash.get(number)
            found = HTML_PLACEHOLDER_RE.fullmatch(node) if isinstance(node, str) else None
            raw = str(self.md.htmlStash.rawHtmlBlocks[int(found[1])]).lower() if found else ""
            if re.match(r"<a[\s>]", raw):
                return True
            if raw.startswith("</a"):
                return False
        return False


def _without_punctuation(address: str) -> str:
    """A closing parenthesis stays where the address opens one."""
    while address and address[-1] in _TRAILING:
        if address[-1] == ")" and address.count(")") <= address.count("("):
            break
        address = address[:-1]
    return address
