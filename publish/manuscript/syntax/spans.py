"""Marks inside a line: `[text]{.class}`, ~~del~~, ==mark==, H~2~O, x^2^, hard breaks, bare addresses."""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown.util import HTML_PLACEHOLDER_RE, INLINE_PLACEHOLDER_RE, AtomicString

from publish.manuscript.syntax import attributes
from publish.manuscript.syntax.inline import Found, Inline, nothing

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
# How far back an open tag is looked for.
_FAR = 2000
_TRAILING = "?!.,:;*_~'’)]}|"


class BracketedSpan(Inline):
    """`[text]{.class}`; the innermost brackets come first, so that spans may hold spans."""

    def __init__(self) -> None:
        super().__init__(SPAN)

    def find(self, match: re.Match[str]) -> Found:
        """Look back for the bracket that opens."""
        text, depth = match.string, 1
        for position in range(match.start() - 1, -1, -1):
            depth += {"]": 1, "[": -1}.get(text[position], 0)
            if not depth:
                if text[position - 1 : position] == "!":
                    break
                span = Element("span")
                span.text = text[position + 1 : match.start()]
                attributes.assign(span, match["list"])
                return span, position, match.end()
        return nothing(match)


class BareAddress(Inline):
    """A web address that stands in the text becomes a link."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, md: Any) -> None:
        super().__init__(ADDRESS, md)

    def find(self, match: re.Match[str]) -> Found:
        """The address without the punctuation after it (GFM 6.9)."""
        start = match.start()
        address = _without_punctuation(match[0])
        if len(address) <= len("https://") or self.in_raw_link(match.string[max(0, start - _FAR) : start]):
            return nothing(match)
        link = Element("a", {"href": address})
        link.text = AtomicString(address)
        return link, start, start + len(address)

    def in_raw_link(self, before: str) -> bool:
        """Whether a raw `<a>` is open before the address."""
        stash: dict[str, Any] = getattr(self.md.treeprocessors["inline"], "stashed_nodes", {})
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
