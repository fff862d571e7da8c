"""Link reference definitions `[label]: address "title"`, and the links and pictures that use them.

CommonMark 0.31, 4.7 and 6.3: labels match whatever their case and spacing; code counts by its text.
"""

# Names and arguments are those that Python-Markdown calls with.
# ruff: noqa: ARG002, N802

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import (
    ImageInlineProcessor,
    ImageReferenceInlineProcessor,
    LinkInlineProcessor,
    ReferenceInlineProcessor,
    ShortImageReferenceInlineProcessor,
    ShortReferenceInlineProcessor,
)

from publish.manuscript.house.blocks import Block, Construct, Place
from publish.manuscript.house.inline import Brackets
from publish.manuscript.syntax.marks import is_blank

_DEFINITION = re.compile(
    r"""^[ ]{0,3}\[(?!\^|\s*\])(?P<label>(?:\\.|[^\\\[\]])+)\]:[ \t]*\n?[ \t]*
    (?:<(?P<angle>[^<>\n]*)>|(?P<plain>[^\s<]\S*))
    (?:(?:[ \t]+|[ \t]*\n[ \t]*)(?P<title>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\((?:\\.|[^()\\])*\)))?
    [ \t]*(?:\n|$)""",
    re.VERBOSE,
)
_LABEL = re.compile(r"\[([^\]]*)\]", re.DOTALL)
_LONGEST = 5
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_STASHED = re.compile("\x02(\\d+)\x03")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_EMPHASIS = re.compile(r"(?<![\w*_])([*_]{1,3})(?=\S)(.+?)(?<=\S)\1(?![\w*_])", re.DOTALL)


class ReferenceDefinition(Construct):
    """A definition; it cannot interrupt a paragraph."""

    def opens(self, at: Place) -> bool:
        """A label in brackets, a colon and an address."""
        return not at.in_paragraph and "[" in at.line[:4] and _match(at.lines, at.start) is not None

    def reach(self, lines: Sequence[str], start: int) -> int:
        """One to a few lines."""
        match = _match(lines, start)
        return start + (match[0].rstrip("\n").count("\n") + 1 if match else 1)

    def build(self, parent: Element, block: Block) -> None:
        """Remember it; the first of two with one label wins."""
        match = _DEFINITION.match(block)
        if match is None:
            return
        address = match["angle"] if match["angle"] is not None else match["plain"]
        title = match["title"][1:-1] if match["title"] else ""
        entry = (_ESCAPE.sub(r"\1", address), _ESCAPE.sub(r"\1", title))
        self.parser.md.references.setdefault(label_key(match["label"]), entry)


def _match(lines: Sequence[str], start: int) -> re.Match[str] | None:
    own = []
    for line in lines[start : start + _LONGEST]:
        if is_blank(line):
            break
        own.append(line)
    return _DEFINITION.match("\n".join(own))


def label_key(label: str) -> str:
    """What two spellings of one label have in common."""
    plain = _STASHED.sub(lambda found: chr(int(found[1])), _ESCAPE.sub(r"\1", label)).replace("`", "")
    plain = plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return " ".join(plain.split()).casefold()


class _Bracketed(LinkInlineProcessor):
    """What begins with a text in brackets."""

    def __init__(self, pattern: str, md: Any) -> None:
        super().__init__(pattern, md)
        self._brackets = Brackets()

    def getText(self, data: str, index: int) -> tuple[str, int, bool]:
        """The text between an opening bracket before `index` and its closing one."""
        closing = self._brackets.partner(data, index - 1)
        return ("", len(data), False) if closing is None else (data[index:closing], closing + 1, True)


class Link(_Bracketed):
    """`[text](address "title")`."""


class FullReference(_Bracketed, ReferenceInlineProcessor):
    """`[text][label]`; no space may stand between the two brackets."""

    RE_LINK = _LABEL

    def evalId(self, data: str, index: int, text: str) -> tuple[str | None, int, bool]:
        """The key of the label, which is the text itself in `[text][]`."""
        return _full_id(self, data, index, text)


def _full_id(processor: _Bracketed, data: str, index: int, text: str) -> tuple[str | None, int, bool]:
    match = _LABEL.match(data, pos=index)
    if match is None:
        return None, index, False
    return label_key(processor.unescape(match[1] or text)), match.end(0), True


class ShortReference(_Bracketed, ShortReferenceInlineProcessor):
    """`[label]`."""

    def evalId(self, data: str, index: int, text: str) -> tuple[str, int, bool]:
        """The key of the label."""
        return label_key(self.unescape(text)), index, True


class _Plain(_Bracketed):
    """A picture, whose alternative text is plain."""

    # Python-Markdown's own class changes the signature too.
    def handleMatch(self, m: re.Match[str], data: str) -> Any:  # type: ignore[override]
        """Take emphasis marks, addresses of links and line ends out of the text."""
        found = super().handleMatch(m, data)
        if isinstance(found[0], Element):
            text = _COMMENT.sub("", found[0].get("alt", ""))
            text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
            found[0].set("alt", " ".join(_EMPHASIS.sub(r"\2", text).split()))
        return found


class Picture(_Plain, ImageInlineProcessor):
    """`![text](address)`."""


class PictureReference(_Plain, ImageReferenceInlineProcessor):
    """`![text][label]`."""

    RE_LINK = _LABEL

    def evalId(self, data: str, index: int, text: str) -> tuple[str | None, int, bool]:
        """The key of the label."""
        return _full_id(self, data, index, text)


class ShortPictureReference(_Plain, ShortImageReferenceInlineProcessor):
    """`![label]`."""

    def evalId(self, data: str, index: int, text: str) -> tuple[str, int, bool]:
        """The key of the label."""
        return label_key(self.unescape(text)), index, True
