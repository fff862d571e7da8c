r"""How formulas look: `$…$`, `\(…\)`, `\[…\]`, `$$…$$` and LaTeX environments; they stay as they are written.

`$…$` follows pandoc's rule (tex_math_dollars): no space inside next to a dollar, no digit after the
closing one, so that prices are no formulas; nor is there Chinese, Japanese or Korean inside. `$$…$$` is
displayed where it stands on lines of its own; in the middle of a line it belongs to the sentence, as
kramdown has it. `\[…\]` is a formula on lines of its own only: within a line these are brackets that
Markdown is told to leave alone. A list of attributes may follow a displayed formula: `$$…$$ {#eq-x}`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from publish.manuscript.syntax.attributes import LIST, split_end

_ENVIRONMENTS = "(?:align|alignat|equation|gather|multline|eqnarray|flalign|displaymath|math)"
# Chinese, Japanese and Korean letters and signs: between two names of variables, `$PATH`, there are words.
_WIDE = "\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\uff00-\uffef"
_CODE = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
_OPENING = re.compile(rf"(?<!\\)(?P<dollars>\$\$)|(?<!\\)\\\[|\\begin\{{(?P<name>{_ENVIRONMENTS}\*?)\}}")
_BLOCK_START = re.compile(rf"^ {{0,3}}(?:\$\$|\\\[|\\begin\{{{_ENVIRONMENTS}\*?\}})")
# Names its groups: display, brackets, name.
FORMULA = (
    r"(?P<display>(?<!\\)\$\$(?!\$)(?:\\.|[^\\$]|\$(?!\$))+\$\$"
    r"|(?P<brackets>(?<!\\)\\\[(?:[^\\]|\\[^\]])+\\\])"
    rf"|\\begin\{{(?P<name>{_ENVIRONMENTS}\*?)\}}.*?\\end\{{(?P=name)\}})"
    r"|(?<!\\)\\\((?:[^\\]|\\[^)])+\\\)"
    rf"|(?<![\\$A-Za-z])\$(?![\s$])(?:\\.|[^\\${_WIDE}])*?(?<!\s)\$(?![\d$])"
)
# A list of attributes behind a displayed formula.
GIVEN = re.compile(rf"[ \t]*(?P<list>{LIST})")
_AFTER = re.compile(rf"[ \t.,;]*(?:{LIST})?[ \t]*")
# How many lines one may have; dollars that are never closed are not looked for in the whole chapter.
LONGEST = 200


def end_of_formula(lines: Sequence[str], start: int) -> int:
    """The index after the last line of a formula that is left open in a line; the next line if none is."""
    closing = _left_open(lines[start])
    if closing:
        for index in range(start + 1, min(start + LONGEST, len(lines))):
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
    text, _ = split_display("\n".join(lines[start:end]))
    match = re.fullmatch(FORMULA, text, re.DOTALL)
    return match is not None and match["display"] is not None


def split_display(text: str) -> tuple[str, str]:
    """A displayed formula on lines of its own, and the list of attributes after it."""
    return split_end(text.strip())


def given(match: re.Match[str]) -> tuple[str, int]:
    """The list of attributes after a formula in a paragraph, and where it ends."""
    found = GIVEN.match(match.string, match.end())
    return (found["list"], found.end()) if found else ("", match.end())


def holds_code(text: str) -> bool:
    """Whether code stands between two dollars, which then are no formula's."""
    return "`" in text and _CODE.search(text) is not None


def kind_of(match: re.Match[str]) -> str:
    """`display` or `inline` for a match of FORMULA in a paragraph's text; empty if it is no formula."""
    displayed = match["display"] and _alone(match.string, match.start(), match.end())
    if match["brackets"] and not displayed:
        return ""
    return "display" if displayed else "inline"


def _alone(text: str, start: int, end: int) -> bool:
    """Whether nothing else stands on the lines of a formula; a full stop or attributes may follow it."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    stop = text.find("\n", end)
    after = text[end : stop if stop >= 0 else len(text)]
    return not before.strip() and _AFTER.fullmatch(after) is not None
