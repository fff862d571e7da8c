"""Raw HTML blocks and tags in Markdown (CommonMark 0.31, 4.6 and 6.6, as Python-Markdown reads them).

A block reaches from an opening tag at the start of a line to its closing tag, blank lines or not, and
stays as it is; with `markdown="1"` its content is Markdown. A tag that is never closed is reported
(M004) and ends at the next blank line, so that it swallows nothing. A tag that HTML does not know and
that has a line to itself is a block of that line. Comments disappear.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown.inlinepatterns import HtmlInlineProcessor

from publish import rules
from publish.manuscript.house.blocks import Block, Construct, Place, add_text
from publish.manuscript.syntax import tags
from publish.manuscript.syntax.elements import BLOCK, DRAWN, LINE, LINE_CONTENT, PHRASING, VOID, WITH_CONTENT
from publish.manuscript.syntax.marks import FenceWatch, indent, is_blank
from publish.manuscript.syntax.tags import TAG

_START = re.compile(r"^ {0,3}<(?P<close>/?)(?P<name>[A-Za-z][\w.-]*(?::\w[\w.-]*)?)(?=[\s/>]|$)")
_SPECIAL = re.compile(r"^ {0,3}(?P<opening><!--|<\?|<!\[CDATA\[|<![A-Za-z])")
_COMMENT = re.compile(r" {0,3}<!--")
_ENDS = {"<!--": "-->", "<?": "?>", "<![CDATA[": "]]>"}
_ONLY_TAGS = re.compile(rf"^ {{0,3}}(?:{TAG.pattern.replace('?P<', '?P<x_')})[ \t]*$")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")
_DEDENT = re.compile(r"^[ \t]*")


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
        if special := _SPECIAL.match(line):
            return self.special_end(at.lines, at.start, special["opening"]) is not None
        match = _START.match(line)
        if match is None:
            return False
        name = match["name"].lower()
        return name in BLOCK or (name not in PHRASING and _ONLY_TAGS.match(line) is not None)

    def special_end(self, lines: Sequence[str], start: int, opening: str) -> int | None:
        """The index of the line that ends a comment or an instruction."""
        closing, offset = _ENDS.get(opening, ">"), lines[start].find(opening) + len(opening)
        for index in range(start, len(lines)):
            if closing in lines[index][offset:]:
                return index
            offset = 0
        return None

    def reach(self, lines: Sequence[str], start: int) -> int:
        """To the closing tag; without one to the next blank line."""
        if special := _SPECIAL.match(lines[start]):
            return (self.special_end(lines, start, special["opening"]) or start) + 1
        match = _START.match(lines[start])
        name = match["name"].lower() if match else ""
        if not match or match["close"] or name in VOID or name not in BLOCK:
            return start + 1
        if start in self.closings(lines):
            return self.closings(lines)[start] + 1
        return next((index for index in range(start, len(lines)) if is_blank(lines[index])), len(lines))

    def build(self, parent: Element, block: Block) -> None:
        """Keep the source for the HTML parser; build what asks for Markdown."""
        text = tags.without_comments(block)
        if special := _SPECIAL.match(text):
            closing = _ENDS.get(special["opening"], ">")
            text = " " * len(text.partition(closing)[0] + closing) + text.partition(closing)[2]
        start = TAG.match(text.lstrip(" "))
        name = start["name"].lower() if start else ""
        closed = start is None or start["close"] or name in VOID or start["attributes"].endswith("/")
        if start and not closed and name in BLOCK and not tags.end_of_element(text.lstrip(" "), start):
            message = f"<{name}> is never closed"
            self.parser.md.report(rules.UNCLOSED_HTML, block.line, message, f"write </{name}> where it ends")
        self.keep(parent, text, block.line)

    def keep(self, parent: Element, text: str, line: int) -> None:
        """Add raw text, its parts with Markdown parsed, and text after the last tag as Markdown."""
        while asking := tags.with_markdown(text):
            closing = tags.end_of_element(text, asking)
            self.stash(parent, text[: asking.start()], line)
            line += text.count("\n", 0, asking.start())
            end = closing.start() if closing else len(text)
            self.parse_content(parent, asking, text[asking.end() : end], line)
            rest = closing.end() if closing else len(text)
            line += text.count("\n", asking.start(), rest)
            text = text[rest:]
        final = max(TAG.finditer(text), key=lambda match: match.end(), default=None)
        last = final.end() if final else 0
        after = text[last:]
        if not after.strip() or (final is not None and not final["close"]):
            self.stash(parent, text, line)
            return
        self.stash(parent, text[:last], line)
        self.parser.parse_inside(parent, after.split("\n"), line + text.count("\n", 0, last))

    def finish(self, root: Element) -> None:  # noqa: ARG002 - every construct is told the root
        """Report a comment that is never closed; it is left as text."""
        lines, fences, index = self.parser.md.lines, FenceWatch(), 0
        while index < len(lines):
            if not fences.mark and _COMMENT.match(lines[index]):
                end = self.special_end(lines, index, "<!--")
                if end is None:
                    message, hint = "the comment <!-- is never closed", "write --> where it ends"
                    self.parser.md.report(rules.UNCLOSED_HTML, index + 1, message, hint)
                    return
                index = end
            else:
                fences.feed(lines[index])
            index += 1

    def stash(self, parent: Element, text: str, line: int) -> None:
        """Put raw text in, behind a placeholder."""
        if text.strip():
            raw = tags.clean(tags.number(text, line)).strip()
            add_text(parent, self.parser.md.htmlStash.store(raw))

    def parse_content(self, parent: Element, tag: re.Match[str], text: str, line: int) -> None:
        """The element of a tag that asks for Markdown, with its content: a line of text, or blocks."""
        name, asked = tag["name"].lower(), tags.MARKDOWN.search(tag["attributes"])
        element = SubElement(parent, name, {LINE: str(line)})
        for key, *values in _ATTRIBUTE.findall(tag["attributes"]):
            if key.lower() != "markdown":
                element.set(key.lower(), html.unescape("".join(values)))
        line += tag[0].count("\n")
        how = next(filter(None, asked.groups()), "1") if asked else "1"
        if how == "span" or name in PHRASING or (how != "block" and name in LINE_CONTENT):
            element.text = text.strip()
            return
        lines = text.split("\n")
        column = min((indent(other) for other in lines[1:] if not is_blank(other)), default=0)
        self.parser.parse_inside(element, [_shift(other, column) for other in lines], line)


def _shift(line: str, columns: int) -> str:
    return line[min(columns, len(_DEDENT.match(line)[0])) :]  # type: ignore[index]


class RawTag(HtmlInlineProcessor):
    """A tag in a paragraph."""

    # Python-Markdown's own class changes the signature too.
    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[str, int, int]:
        """Keep it for the HTML parser, unless it is a word in angle brackets or would swallow the chapter."""
        if m[0].startswith(("<!", "<?")):
            return "", m.start(0), m.end(0)
        tag = TAG.fullmatch(m[0])
        name = tag["name"].lower() if tag else ""
        if tag is None or (not tag["close"] and _is_talked_about(name, data, m.end(0))):
            return m[0], m.start(0), m.end(0)
        if name not in WITH_CONTENT:
            raw = self.backslash_unescape(self.unescape(m[1]))
            return self.md.htmlStash.store(tags.clean(raw)), m.start(0), m.end(0)
        closing = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(data, m.end(0))
        end = closing.end() if closing else m.end(0)
        return self.md.htmlStash.store(tags.removed(name)), m.start(0), end


def _is_talked_about(name: str, data: str, end: int) -> bool:
    """Whether a tag is not used but written of, as in `Vec<String>` or "the <title> tag"."""
    used = name in PHRASING or (name in BLOCK and name not in WITH_CONTENT) or name in DRAWN or name in VOID
    return not used and f"</{name}" not in data[end:].lower()
