r"""Keeps formulas as they are written: `$…$`, `\(…\)`, `\[…\]`, `$$…$$` and LaTeX environments.

`$…$` follows pandoc's rule (tex_math_dollars): no space inside next to a dollar, no digit after the
closing one, so that prices are no formulas. `$$…$$` is displayed where it stands on lines of its own;
in the middle of a line it belongs to the sentence, as kramdown has it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown.util import STX, AtomicString, code_escape

from publish.manuscript.syntax.inline import Found, Inline, nothing

if TYPE_CHECKING:
    from publish.manuscript.syntax.blocks import Block

_ENVIRONMENTS = "(?:align|alignat|equation|gather|multline|eqnarray|flalign|displaymath|math)"
_CODE = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)")
_OPENING = re.compile(rf"(?<!\\)(?P<dollars>\$\$)|(?<!\\)\\\[|\\begin\{{(?P<name>{_ENVIRONMENTS}\*?)\}}")
_BLOCK_START = re.compile(rf"^ {{0,3}}(?:\$\$|\\\[|\\begin\{{{_ENVIRONMENTS}\*?\}})")
FORMULA = (
    r"(?P<display>(?<!\\)\$\$(?!\$)(?:\\.|[^\\$]|\$(?!\$))+\$\$|(?<!\\)\\\[(?:[^\\]|\\[^\]])+\\\]"
    rf"|\\begin\{{(?P<name>{_ENVIRONMENTS}\*?)\}}.*?\\end\{{(?P=name)\}})"
    r"|(?<!\\)\\\((?:[^\\]|\\[^)])+\\\)"
    r"|(?<![\\$A-Za-z])\$(?![\s$])(?:\\.|[^\\$])*?(?<!\s)\$(?![\d$])"
)


def end_of_formula(lines: Sequence[str], start: int) -> int:
    """The index after the last line of a formula that is left open in a line; the next line if none is."""
    closing = _left_open(lines[start])
    if closing:
        for index in range(start + 1, len(lines)):
            if not lines[index].strip(" \t"):
                break
            if closing in lines[index]:
                return index + 1
    return start + 1


def _left_open(line: str) -> str:
    """What would close the formula that a line leaves open."""
    if "$$" not in line and "\\" not in line:
        return ""
    text, position = _CODE.sub(lambda found: "x" * len(found[0]), line), 0
    while match := _OPENING.search(text, position):
        closing = "$$" if match["dollars"] else f"\\end{{{match['name']}}}" if match["name"] else "\\]"
        end = text.find(closing, match.end())
        if end < 0:
            return closing
        position = end + len(closing)
    return ""


def opens_display(lines: Sequence[str], start: int) -> bool:
    """Whether a formula begins here that has its lines to itself."""
    if not _BLOCK_START.match(lines[start]):
        return False
    end = end_of_formula(lines, start)
    text = "\n".join(lines[start:end]).strip()
    match = re.fullmatch(FORMULA, text, re.DOTALL)
    return match is not None and match["display"] is not None


def display(block: Block) -> Element:
    """The element of a displayed formula."""
    element = Element("div", {"class": "math display"})
    element.text = AtomicString(code_escape(block.strip()))
    return element


class Formula(Inline):
    """A formula in a paragraph."""

    def __init__(self) -> None:
        super().__init__(FORMULA)

    def find(self, match: re.Match[str]) -> Found:
        """The source, untouched by emphasis and escapes."""
        if STX in match[0]:
            # Code was found inside, and code wins.
            return nothing(match)
        displayed = match["display"] and _alone(match.string, match.start(), match.end())
        element = Element("span", {"class": "math display" if displayed else "math inline"})
        element.text = AtomicString(code_escape(match[0]))
        return element, match.start(), match.end()


def _alone(text: str, start: int, end: int) -> bool:
    """Whether nothing else stands on the lines of a formula; a full stop may follow it."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    stop = text.find("\n", end)
    after = text[end : stop if stop >= 0 else len(text)]
    return not before.strip() and not after.strip(" \t.,;")
