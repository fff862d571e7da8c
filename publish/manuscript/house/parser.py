"""Python-Markdown with the house's parts: its blocks, its marks inside lines, and the built-in rest."""

# Names and arguments are those that Python-Markdown calls with.
# ruff: noqa: N802

from __future__ import annotations

import re
import string
from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import (
    IMAGE_LINK_RE,
    LINK_RE,
    SimpleTagInlineProcessor,
    SubstituteTagInlineProcessor,
)
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor
from markdown.util import ETX, STX, AtomicString

from publish.manuscript.house import (
    attributes,
    beside,
    boxes,
    citations,
    code,
    containers,
    definitions,
    emphasis,
    leaves,
    lists,
    math,
    notes,
    paragraphs,
    quotes,
    raw_html,
    references,
    spans,
    tables,
    verse,
)
from publish.manuscript.house.blocks import Construct, NumberedParser
from publish.manuscript.syntax import escapes
from publish.problems import Rule

Report = Callable[[Rule, int, str, str], None]

# The most urgent first; paragraphs take what is left.
CONSTRUCTS: tuple[tuple[str, type[Construct]], ...] = (
    ("fenced", code.FencedCode),
    ("heading", leaves.Heading),
    ("underlined", leaves.Underlined),
    ("rule", leaves.Rule),
    ("drawn table", tables.DrawnTable),
    ("indented", code.IndentedCode),
    ("page break", leaves.PageBreak),
    ("quote", quotes.Quote),
    ("division", containers.Division),
    ("admonition", boxes.Admonition),
    ("attribute line", beside.AttributeLine),
    ("note", notes.NoteDefinition),
    ("reference definition", references.ReferenceDefinition),
    ("raw html", raw_html.RawHtml),
    ("formula", leaves.DisplayedFormula),
    ("table", tables.Table),
    ("list", lists.List),
    ("line block", verse.LineBlock),
    ("definitions", definitions.Definitions),
)


class HouseMarkdown(Markdown):
    """One chapter's parser; it reports problems by the line within the chapter."""

    parser: NumberedParser
    lines: list[str]

    def __init__(self, report: Report, *, cautious: bool = False) -> None:
        self.cautious = cautious
        self._report = report
        self._reported: set[tuple[str, int, str]] = set()
        super().__init__(extensions=[House()], output_format="html")

    def build_parser(self) -> HouseMarkdown:
        """Python-Markdown's parts, with a block parser that knows lines."""
        super().build_parser()
        self.parser = NumberedParser(self)
        return self

    def report(self, rule: Rule, line: int, message: str, hint: str = "") -> None:
        """Report a problem, once."""
        key = (rule.code, line, message)
        if key not in self._reported:
            self._reported.add(key)
            self._report(rule, line, message, hint)


class House(Extension):
    """Registers the house's parts."""

    def extendMarkdown(self, md: Any) -> None:
        """In the place of Python-Markdown's own."""
        md.ESCAPED_CHARS = list(string.punctuation)
        md.preprocessors.deregister("html_block")
        md.preprocessors.register(_Marks(md), "normalize_whitespace", 30)
        md.treeprocessors.deregister("prettify")
        md.treeprocessors.register(emphasis.Emphasis(md), "emphasis", 15)
        md.treeprocessors.register(_Unescape(md), "unescape", 0)
        md.treeprocessors.register(attributes.InlineAttributes(md), "attributes", 8)
        if md.cautious:
            md.treeprocessors.register(_Caution(md), "caution", 30)
        _register_blocks(md)
        _register_inline(md)


class _Marks(Preprocessor):
    """Takes out the two control characters that Python-Markdown needs for itself; tabs stay."""

    def run(self, lines: list[str]) -> list[str]:
        """Line by line."""
        return [line.replace(STX, "").replace(ETX, "") for line in lines]


class _Unescape(UnescapeTreeprocessor):
    """Brings back the characters that had a backslash, with a sign where another mark could be seen."""

    def unescape(self, text: str) -> str:
        """In a text or an attribute."""
        return self.RE.sub(lambda match: escapes.protected(chr(int(match[1]))), text)


class _Caution(Treeprocessor):
    """Leaves text alone whose marks are so many that they may nest deeper than Python can follow."""

    MOST = 150
    MARKS = re.compile(r"[*_\[~=^]")

    def run(self, root: Element) -> None:
        """Look at every text before its marks are read."""
        for element in root.iter():
            for name in ("text", "tail"):
                text = getattr(element, name)
                if text and len(self.MARKS.findall(text)) > self.MOST:
                    setattr(element, name, AtomicString(text))


def _register_blocks(md: Any) -> None:
    processors = md.parser.blockprocessors
    for place, (name, construct) in enumerate(CONSTRUCTS):
        processors.register(construct(md.parser), name, 200 - place)
    processors.register(paragraphs.Paragraph(md.parser), "paragraph", 10)


def _register_inline(md: Any) -> None:
    """Code comes first, then what protects text from the rest, then links, then emphasis."""
    patterns = md.inlinePatterns
    patterns.deregister("em_strong")
    patterns.register(math.Formula(), "formula", 188)
    patterns.register(citations.Citation(md), "citation", 184)
    patterns.register(SubstituteTagInlineProcessor(spans.HARD_BREAK, "br"), "hard break", 182)
    patterns.register(notes.NoteCall(), "note call", 178)
    patterns.register(notes.InlineNote(), "inline note", 176)
    patterns.register(spans.BracketedSpan(), "span", 174)
    patterns.register(references.FullReference(LINK_RE, md), "reference", 170)
    patterns.register(references.Link(LINK_RE, md), "link", 160)
    patterns.register(references.Picture(IMAGE_LINK_RE, md), "image_link", 150)
    patterns.register(references.PictureReference(IMAGE_LINK_RE, md), "image_reference", 140)
    patterns.register(references.ShortReference(LINK_RE, md), "short_reference", 130)
    patterns.register(references.ShortPictureReference(IMAGE_LINK_RE, md), "short_image_ref", 125)
    patterns.register(raw_html.RawTag(patterns["html"].pattern, md), "html", 90)
    patterns.register(spans.BareAddress(md), "bare address", 85)
    for name, pattern, tag in (
        ("del", spans.DELETED, "del"),
        ("mark", spans.MARKED, "mark"),
        ("sub", spans.BELOW, "sub"),
        ("sup", spans.ABOVE, "sup"),
    ):
        patterns.register(SimpleTagInlineProcessor(pattern, tag), name, 70)
