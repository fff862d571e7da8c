"""Link reference definitions `[label]: address "title"`, and the links and pictures that use them.

CommonMark 0.31, 4.7 and 6.3: labels match whatever their case and spacing; code in a label counts by its text.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Sequence
from typing import Any

from markdown.inlinepatterns import (
    ImageInlineProcessor,
    ImageReferenceInlineProcessor,
    ReferenceInlineProcessor,
    ShortImageReferenceInlineProcessor,
    ShortReferenceInlineProcessor,
)

from publish.manuscript.syntax.blocks import Block, Construct
from publish.manuscript.syntax.marks import is_blank

_DEFINITION = re.compile(
    r"""^[ ]{0,3}\[(?!\^)(?P<label>(?:\\.|[^\\\[\]])+)\]:[ \t]*\n?[ \t]*
    (?:<(?P<angle>[^<>\n]*)>|(?P<plain>[^\s<]\S*))
    (?:(?:[ \t]+|[ \t]*\n[ \t]*)(?P<title>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\((?:\\.|[^()\\])*\)))?
    [ \t]*(?:\n|$)""",
    re.VERBOSE,
)
_LONGEST = 5
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_STASHED = re.compile("\x02(\\d+)\x03")
_EMPHASIS = re.compile(r"(?<![\w*_])([*_]{1,3})(?=\S)(.+?)(?<=\S)\1(?![\w*_])", re.DOTALL)


class ReferenceDefinition(Construct):
    """A definition; it cannot interrupt a paragraph."""

    def opens(self, lines: Sequence[str], start: int, in_paragraph: bool) -> bool:
        """A label in brackets, a colon and an address."""
        return not in_paragraph and "[" in lines[start][:4] and _match(lines, start) is not None

    def reach(self, lines: Sequence[str], start: int) -> int:
        """One to a few lines."""
        match = _match(lines, start)
        return start + (match[0].rstrip("\n").count("\n") + 1 if match else 1)

    def build(self, parent: etree.Element, block: Block) -> None:
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


class _Reference(ReferenceInlineProcessor):
    """Looks a label up; no space may stand between the two brackets."""

    RE_LINK = re.compile(r"\[([^\]]*)\]", re.DOTALL)

    def evalId(self, data: str, index: int, text: str) -> tuple[str | None, int, bool]:
        """The key of the label, which is the text itself in `[text][]`."""
        match = self.RE_LINK.match(data, pos=index)
        if match is None:
            return None, index, False
        return label_key(self.unescape(match[1] or text)), match.end(0), True


class FullReference(_Reference):
    """`[text][label]`."""


class ShortReference(ShortReferenceInlineProcessor):
    """`[label]`."""

    def evalId(self, data: str, index: int, text: str) -> tuple[str, int, bool]:
        """The key of the label."""
        return label_key(self.unescape(text)), index, True


class Picture(ImageInlineProcessor):
    """`![text](address)`; the alternative text is plain."""

    def handleMatch(self, m: re.Match[str], data: str) -> Any:
        """The picture."""
        return _with_plain_text(super().handleMatch(m, data))


class PictureReference(ImageReferenceInlineProcessor, _Reference):
    """`![text][label]`."""

    RE_LINK = _Reference.RE_LINK

    def evalId(self, data: str, index: int, text: str) -> tuple[str | None, int, bool]:
        """The key of the label."""
        return _Reference.evalId(self, data, index, text)

    def handleMatch(self, m: re.Match[str], data: str) -> Any:
        """The picture."""
        return _with_plain_text(super().handleMatch(m, data))


class ShortPictureReference(ShortImageReferenceInlineProcessor):
    """`![label]`."""

    def evalId(self, data: str, index: int, text: str) -> tuple[str, int, bool]:
        """The key of the label."""
        return label_key(self.unescape(text)), index, True

    def handleMatch(self, m: re.Match[str], data: str) -> Any:
        """The picture."""
        return _with_plain_text(super().handleMatch(m, data))


def _with_plain_text(found: Any) -> Any:
    """Take emphasis marks, link addresses and line ends out of a picture's text."""
    element = found[0]
    if element is not None:
        text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", element.get("alt", ""))
        element.set("alt", " ".join(_EMPHASIS.sub(r"\2", text).split()))
    return found
