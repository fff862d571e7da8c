"""LaTeX in the fields of BibTeX: signs become letters, marks those of CSL. The one door to pylatexenc."""

from __future__ import annotations

import re
from functools import cache

from pylatexenc.latex2text import LatexNodes2Text  # type: ignore[import-untyped]

# The marks that CSL knows in a text, and signs of no meaning that stand for them meanwhile.
MARKS = {
    "emph": "i", "textit": "i", "textsl": "i", "em": "i", "it": "i", "itshape": "i",
    "textbf": "b", "bf": "b", "bfseries": "b", "textsuperscript": "sup", "textsubscript": "sub",
}  # fmt: skip
COMMAND = re.compile(r"\\(emph|text(?:it|sl|bf|superscript|subscript))\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
SWITCH = re.compile(r"\{\\(em|it|itshape|bf|bfseries)\s+((?:[^{}]|\{[^{}]*\})*)\}")
SIGNS = {tag: (chr(0xE110 + at), chr(0xE118 + at)) for at, tag in enumerate(("i", "b", "sup", "sub"))}
GROUP = re.compile(r"\{((?:[^{}]|\{[^{}]*\})*)\}")
DEEPEST = 6
LONGEST = 20_000


def plain(text: str, *, protects: bool = True) -> str:
    """A field as CSL writes it. Braces protect capital letters, and the text is marked so."""
    if len(text) > LONGEST:
        return text
    if not re.search(r"[\\{}~$`']|--", text):
        return text
    for pattern in (COMMAND, SWITCH):
        for _ in range(DEEPEST):
            text, found = pattern.subn(_marked, text)
            if not found:
                break
    decoded = _decoder().latex_to_text(text)
    if protects:
        decoded = GROUP.sub(_protected, decoded)
    decoded = decoded.replace("{", "").replace("}", "")
    for tag, (opening, closing) in SIGNS.items():
        decoded = decoded.replace(opening, f"<{tag}>").replace(closing, f"</{tag}>")
    return " ".join(decoded.split(" "))


def whole_group(text: str) -> bool:
    """Whether one pair of braces holds all of a text."""
    found = GROUP.match(text)
    return found is not None and found.end() == len(text)


@cache
def _decoder() -> LatexNodes2Text:
    return LatexNodes2Text(
        keep_braced_groups=True, keep_braced_groups_minlen=2, math_mode="verbatim", keep_comments=True
    )


def _marked(found: re.Match[str]) -> str:
    opening, closing = SIGNS[MARKS[found[1]]]
    return f"{opening}{found[2]}{closing}"


def _protected(found: re.Match[str]) -> str:
    inside = found[1].replace("{", "").replace("}", "")
    return f'<span class="nocase">{inside}</span>' if any(map(str.isupper, inside)) else inside
