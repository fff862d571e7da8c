"""Marks inside a line: `[text]{.class}`, ~~del~~, ==mark==, H~2~O, x^2^, hard breaks, bare addresses."""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown.util import HTML_PLACEHOLDER_RE, INLINE_PLACEHOLDER_RE, AtomicString

from publish.manuscript.house.inline import Brackets, Found, Inline, nothing
from publish.manuscript.syntax.addresses import ADDRESS, MAIL, without_punctuation
from publish.manuscript.syntax.attributes import LIST, assign
from publish.manuscript.syntax.pairing import BEGIN

SPAN = rf"\](?P<list>{LIST})"
HARD_BREAK = r"(?<!\\)\\\n"
# Group 2 is the text, as Python-Markdown's simple tags have it.
DELETED = r"(?<![~\\])(~~)(?![~\s])((?:(?!~~).)+?)(?<!\s)~~(?!~)"
MARKED = r"(?<![=\\])(==)(?![=\s])((?:(?!==).)+?)(?<!\s)==(?!=)"
# Pandoc's rule: no space inside, so that "about ~5" and "2^53 and 2^10" stay as they are.
BELOW = r"(?<![~\\])(~)(?!~)([^~\s]+)~(?!~)"
ABOVE = r"(?<![\^\\])(\^)(?![\^\[])([^\^\s]+)\^(?!\^)"
# How far back an open tag is looked for.
_FAR = 2000


class BracketedSpan(Inline):
    """`[text]{.class}`; the innermost brackets come first, so that spans may hold spans."""

    def __init__(self) -> None:
        super().__init__(SPAN)
        self._brackets = Brackets()

    def find(self, match: re.Match[str]) -> Found:
        """Look back for the bracket that opens."""
        text = match.string
        opening = self._brackets.partner(text, match.start())
        if opening is None or text[opening - 1 : opening] == "!":
            return nothing(match)
        span = Element("span")
        span.text = text[opening + 1 : match.start()]
        assign(span.attrib, match["list"])
        return span, opening, match.end()


class BareAddress(Inline):
    """An address that stands in the text becomes a link."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, md: Any) -> None:
        super().__init__(f"{ADDRESS}|{MAIL}", md)

    def find(self, match: re.Match[str]) -> Found:
        """The address without the punctuation after it (GFM 6.9)."""
        start = match.start()
        mail = "://" not in match[0]
        address = match[0] if mail else without_punctuation(match[0])
        if not address or self.in_raw_link(match.string[max(0, start - _FAR) : start]):
            return nothing(match)
        link = Element("a", {"href": f"mailto:{address}" if mail else address})
        link.text = AtomicString(address)
        return link, start, start + len(address)

    def in_raw_link(self, before: str) -> bool:
        """Whether a raw `<a>` is open before the address."""
        stash: dict[str, Any] = getattr(self.md.treeprocessors["inline"], "stashed_nodes", {})
        for number in reversed(INLINE_PLACEHOLDER_RE.findall(before)):
            node = stash.get(number)
            found = HTML_PLACEHOLDER_RE.fullmatch(node) if isinstance(node, str) else None
            raw = str(self.md.htmlStash.rawHtmlBlocks[int(found[1])]).lower() if found else ""
            raw = raw.removeprefix(BEGIN)
            if re.match(r"<a[\s>]", raw):
                return True
            if raw.startswith("</a"):
                return False
        return False
