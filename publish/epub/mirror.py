"""A theme's stylesheet for text from right to left: left becomes right, and right left.

Themes are written for one direction. Code keeps its own; so does what already says `[dir="rtl"]`, which
is for paper and is left out of the EPUB, where every document has the sheet of its direction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import tinycss2

OTHER = {"left": "right", "right": "left"}
SIDED = frozenset({"margin", "padding", "border-width", "border-style", "border-color"})
ALIGNED = frozenset({"text-align", "float", "clear"})
UNMOVED = (".code",)
Rules = list[Any]


def mirrored(css: str) -> str:
    """The sheet for text from right to left."""
    return _rewritten(css, _mirror)


def unmirrored(css: str) -> str:
    """The sheet for text from left to right: without what is said of the other direction."""
    return _rewritten(css, lambda declaration: declaration)


def _rewritten(css: str, change: Callable[[Any], Any]) -> str:
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return "\n".join(tinycss2.serialize([rule]) for rule in _rules(rules, change))


def _rules(rules: Rules, change: Callable[[Any], Any]) -> Iterator[Any]:
    for rule in rules:
        if rule.type == "at-rule" and rule.content is not None and rule.lower_at_keyword == "media":
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            rule.content = list(_rules(inner, change))
        elif rule.type == "qualified-rule":
            selector = tinycss2.serialize(rule.prelude)
            if "[dir=" in selector:
                continue
            if not any(name in selector for name in UNMOVED):
                found = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
                rule.content = [change(item) if item.type == "declaration" else item for item in found]
        yield rule


def _mirror(declaration: Any) -> Any:
    name = declaration.lower_name
    if name in ALIGNED:
        for token in declaration.value:
            if token.type == "ident":
                token.value = OTHER.get(token.lower_value, token.value)
    elif name in SIDED:
        declaration.value = _turned(declaration.value)
    else:
        declaration.name = "-".join(OTHER.get(part, part) for part in name.split("-"))
    return declaration


def _turned(value: Rules) -> Rules:
    """Of four sides the second and the fourth change places."""
    places = [place for place, token in enumerate(value) if token.type != "whitespace"]
    if len(places) == 4:
        right, left = places[1], places[3]
        value[right], value[left] = value[left], value[right]
    return value
