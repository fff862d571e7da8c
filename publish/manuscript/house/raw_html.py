"""Raw HTML blocks and tags in Python-Markdown's tree (CommonMark 0.31, 4.6 and 6.6).

A block reaches from an opening tag at the start of a line to its closing tag and stays as it is; with
`markdown="1"` its content is Markdown, and so is what stands in it between blank lines. A tag that is never
closed reaches to the next blank line. A tag that HTML does not know and that has a line to itself is a block
of that line. Comments disappear.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown.inlinepatterns import HtmlInlineProcessor

from publish.manuscript.house.blocks import Block, Construct, Place, add_text
from publish.manuscript.syntax import raw_html, tags
from publish.manuscript.syntax.elements import BLOCK, FOREIGN, LINE, OPAQUE, PHRASING, VOID
from publish.manuscript.syntax.marks import TAB, indent, is_blank
from publish.manuscript.syntax.raw_html import ONLY_TAG, SPECIAL, START


class RawHtml(Construct):
    """A block of HTML."""

    def __init__(self, parser: Any) -> None:
        super().__init__(parser)
        self._known: tuple[Sequence[str], dict[int, int]] = ((), {})

    def closings(self, lines: Sequence[str]) -> dict[int, int]:
        """The closing lines of a container's tags, found once for all its lines."""
        if self._known[0] is not lines:
            self._known = (lines, tags.closing_lines(lines))
        return self._known[1]

    def opens(self, at: Place) -> bool:
        """A tag that HTML counts among the blocks, a comment, or an unknown tag on a line of its own."""
        line = at.line
        if "<" not in line[:4]:
            return False
        if special := SPECIAL.match(line):
            end = raw_html.special_end(at.lines, at.start, special["opening"])
            return end is not None and not (at.in_paragraph and self.goes_on(at.lines, at.start, end))
        match = START.match(line)
        if match is None:
            return False
        name = match["name"].lower()
        return name in BLOCK | FOREIGN or (name not in PHRASING and ONLY_TAG.match(line) is not None)

    def goes_on(self, lines: Sequence[str], start: int, end: int) -> bool:
        """Whether a paragraph goes on behind a comment that stands in it."""
        if any(is_blank(line) for line in lines[start : end + 2]) or end + 1 >= len(lines):
            return False
        following = Place(lines, end + 1, True)
        return not any(construct.opens(following) for construct in self.parser.constructs)

    def reach(self, lines: Sequence[str], start: int) -> int:
        """To the closing tag; without one, or where Markdown stands inside, to the next blank line."""
        if special := SPECIAL.match(lines[start]):
            return (raw_html.special_end(lines, start, special["opening"]) or start) + 1
        match = START.match(lines[start])
        name = match["name"].lower() if match else ""
        if not match or match["close"] or name in VOID or name not in BLOCK | FOREIGN:
            return start + 1
        if (closing := self.closings(lines).get(start)) and not _holds_blocks(lines, start, closing):
            return closing + 1
        return next((index for index in range(start, len(lines)) if is_blank(lines[index])), len(lines))

    def build(self, parent: Element, block: Block) -> None:
        """Keep the source for the HTML parser; build what asks for Markdown."""
        text, special = str(block), SPECIAL.match(block)
        if special:
            last = text.rfind("\n") + 1
            end = last + raw_html.after_special(text[last:], special, first=not last)
            text = "\n" * text.count("\n") + text[end:]
        for part in raw_html.parts(text, block.line):
            if isinstance(part, raw_html.Raw):
                add_text(
                    parent, self.parser.md.htmlStash.store(raw_html.kept(*part)) if part.text.strip() else ""
                )
            elif isinstance(part, raw_html.Plain):
                self.parser.parse_inside(parent, part.text.split("\n"), part.line)
            elif part.lines is None:
                SubElement(parent, part.name, {LINE: str(part.line), **part.attributes}).text = part.text
            else:
                element = SubElement(parent, part.name, {LINE: str(part.line), **part.attributes})
                self.parser.parse_inside(element, part.lines, part.first)


def _holds_blocks(lines: Sequence[str], start: int, closing: int) -> bool:
    """Whether blank lines set Markdown off inside an element, as CommonMark has it.

    Not where the whole is code or a drawing, asks for Markdown itself, or stands so far in that pieces of
    it would be code.
    """
    inside = tags.without_fences(lines[start : closing + 1])
    text = "\n".join(inside)
    if "\n\n" not in text.replace(" ", "") or OPAQUE.search(text) or tags.with_markdown(text):
        return False
    return not any(
        is_blank(before) and not is_blank(line) and indent(line) >= TAB for before, line in pairwise(inside)
    )


class RawTag(HtmlInlineProcessor):
    """A tag in a paragraph."""

    # Python-Markdown's own class changes the signature too.
    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[str | None, int | None, int | None]:
        """Keep it for the HTML parser, unless it is a word in angle brackets or would swallow the chapter."""
        tag = self.backslash_unescape(self.unescape(m[1]))
        found = raw_html.used(tag, data, m.end(0))
        if found is None:
            return None, None, None
        kept = self.backslash_unescape(self.unescape(found[0]))
        return self.md.htmlStash.store(kept) if kept else "", m.start(0), found[1]
