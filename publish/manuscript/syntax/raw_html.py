"""Raw HTML in the lines of a manuscript: where it begins, and which of its parts are Markdown.

CommonMark 0.31, 4.6 and 6.6; `markdown="1"` as in Markdown Extra and kramdown.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from publish.manuscript.syntax import tags
from publish.manuscript.syntax.elements import (
    BLOCK,
    DRAWN,
    FOREIGN,
    LINE,
    LINE_CONTENT,
    PHRASING,
    VOID,
    WITH_CONTENT,
)
from publish.manuscript.syntax.marks import FenceWatch, indent, is_blank
from publish.manuscript.syntax.pairing import raw
from publish.manuscript.syntax.tags import MARKDOWN, TAG

START = re.compile(r"^ {0,3}<(?P<close>/?)(?P<name>[A-Za-z][\w.-]*(?::\w[\w.-]*)?)(?=[\s/>]|$)")
SPECIAL = re.compile(r"^ {0,3}(?P<opening><!--|<\?|<!\[CDATA\[|<![A-Za-z])")
ONLY_TAG = re.compile(rf"^ {{0,3}}(?:{TAG.pattern})[ \t]*$")
_COMMENT = re.compile(r" {0,3}<!--")
_ENDS = {"<!--": "-->", "<?": "?>", "<![CDATA[": "]]>"}
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")
_DEDENT = re.compile(r"^[ \t]*")


class Raw(NamedTuple):
    """HTML that stays as it is."""

    text: str
    line: int


class Plain(NamedTuple):
    """Markdown after the last tag."""

    text: str
    line: int


class Asking(NamedTuple):
    """An element that asks for Markdown inside: a line of text, or blocks from a line on."""

    name: str
    attributes: dict[str, str]
    text: str
    lines: list[str] | None
    line: int
    first: int


def special_end(lines: Sequence[str], start: int, opening: str) -> int | None:
    """The index of the line that ends a comment or an instruction."""
    closing, offset = _ENDS.get(opening, ">"), lines[start].find(opening) + len(opening)
    for index in range(start, len(lines)):
        if closing in lines[index][offset:]:
            return index
        offset = 0
    return None


def after_special(line: str, special: re.Match[str], *, first: bool) -> int:
    """Where the text begins behind a comment that ends in a line, which may be its first."""
    closing = _ENDS.get(special["opening"], ">")
    return line.find(closing, special.end() if first else 0) + len(closing)


def open_comment(lines: Sequence[str]) -> int | None:
    """The index of the line that begins a comment which is never closed."""
    fences, index = FenceWatch(), 0
    while index < len(lines):
        if not fences.mark and _COMMENT.match(lines[index]):
            end = special_end(lines, index, "<!--")
            if end is None:
                return index
            index = end
        else:
            fences.feed(lines[index])
        index += 1
    return None


def kept(text: str, line: int) -> str:
    """Raw HTML as it goes into what a reading makes; empty if there is nothing in it."""
    return raw(tags.clean(tags.number(text, line)).strip()) if text.strip() else ""


def of_format(name: str, text: str, line: int) -> str:
    """What pandoc's `{=html}` marks as HTML; a text for another format is left out, and said to be."""
    return kept(text, line) if name.startswith("html") else raw(tags.removed(name, f' {LINE}="{line}"'))


def parts(text: str, line: int) -> Iterator[Raw | Plain | Asking]:
    """The parts of a piece of raw HTML."""
    text = tags.without_comments(text)
    while asking := tags.with_markdown(text):
        closing = tags.end_of_element(text, asking)
        yield Raw(text[: asking.start()], line)
        line += text.count("\n", 0, asking.start())
        yield _asking(asking, text[asking.end() : closing.start() if closing else len(text)], line)
        rest = closing.end() if closing else len(text)
        line += text.count("\n", asking.start(), rest)
        text = text[rest:]
    final = max(TAG.finditer(text), key=lambda match: match.end(), default=None)
    last = final.end() if final else 0
    if not text[last:].strip() or (final is not None and not final["close"]):
        yield Raw(text, line)
        return
    yield Raw(text[:last], line)
    yield Plain(text[last:], line + text.count("\n", 0, last))


def _asking(tag: re.Match[str], text: str, line: int) -> Asking:
    name, asked = tag["name"].lower(), MARKDOWN.search(tag["attributes"])
    attributes = {
        key.lower(): html.unescape("".join(values))
        for key, *values in _ATTRIBUTE.findall(tag["attributes"])
        if key.lower() != "markdown"
    }
    first = line + tag[0].count("\n")
    how = next(filter(None, asked.groups()), "1") if asked else "1"
    if how == "span" or name in PHRASING or (how != "block" and name in LINE_CONTENT):
        return Asking(name, attributes, text.strip(), None, line, first)
    lines = text.split("\n")
    column = min((indent(other) for other in lines[1:] if not is_blank(other)), default=0)
    return Asking(name, attributes, text, [_shift(other, column) for other in lines], line, first)


def _shift(line: str, columns: int) -> str:
    return line[min(columns, len(_DEDENT.match(line)[0])) :]  # type: ignore[index]


def used(tag: str, source: str, end: int) -> tuple[str, int] | None:
    """A tag in a paragraph as it stays, and where it ends; None for a word in angle brackets.

    `Vec<String>` and "the <title> tag" only speak of tags. Of a script the content goes too.
    """
    if tag.startswith(("<!", "<?")):
        return "", end
    match = TAG.fullmatch(tag)
    name = match["name"].lower() if match else ""
    if match is None or (not match["close"] and _is_talked_about(name, source, end)):
        return None
    if name not in WITH_CONTENT | FOREIGN or match["close"]:
        return raw(tags.clean(tag)), end
    closing = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(source, end)
    last = closing.end() if closing else end
    return raw(tags.clean(tag + source[end:last]) if name in FOREIGN else tags.removed(name)), last


def _is_talked_about(name: str, source: str, end: int) -> bool:
    is_used = (
        name in PHRASING or (name in BLOCK and name not in WITH_CONTENT) or name in DRAWN or name in VOID
    )
    return not is_used and f"</{name}" not in source[end:].lower()
