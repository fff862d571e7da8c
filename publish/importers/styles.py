"""Which classes of a style sheet mean italics, bold or small capitals (CSS Fonts 4)."""

from __future__ import annotations

import re
from dataclasses import dataclass

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_CLASS = re.compile(r"(?:[a-z]+)?\.([\w-]+)\Z")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(frozen=True)
class Style:
    """What a class or a style attribute does to words."""

    italic: bool = False
    bold: bool = False
    small_caps: bool = False
    hidden: bool = False
    side: str = ""

    def __or__(self, other: Style) -> Style:
        return Style(
            self.italic or other.italic,
            self.bold or other.bold,
            self.small_caps or other.small_caps,
            self.hidden or other.hidden,
            other.side or self.side,
        )


def style_of(declarations: str) -> Style:
    """What a run of declarations does."""
    text = declarations.lower()
    side = re.search(r"text-align\s*:\s*(left|center|right)", text)
    return Style(
        italic=bool(re.search(r"font(?:-style)?\s*:[^;]*\b(?:italic|oblique)\b", text)),
        bold=bool(re.search(r"font(?:-weight)?\s*:[^;]*\b(?:bold|bolder|[6-9]00)\b", text)),
        small_caps=bool(re.search(r"font-variant(?:-caps)?\s*:[^;]*\b(?:all-)?small-caps\b", text)),
        hidden=bool(_HIDDEN.search(text)),
        side=side[1] if side else "",
    )


def styles_in(sheet: str) -> dict[str, Style]:
    """The classes of a style sheet that do something to words; only selectors of one class are read."""
    found: dict[str, Style] = {}
    for selectors, declarations in _RULE.findall(_COMMENT.sub("", sheet)):
        style = style_of(declarations)
        if style == Style():
            continue
        for selector in selectors.split(","):
            if match := _CLASS.match(selector.strip()):
                found[match[1]] = found.get(match[1], Style()) | style
    return found
