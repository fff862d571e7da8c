"""The EPUB's CSS (EPUB 3.3 section 6.3): a stylesheet without what only paper understands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import tinycss2

from publish.problems import Location, Problem, Rule
from publish.rules import PRINT_STYLE, REFUSED_STYLE

PRINT_AT_RULES = frozenset({"page", "footnote", "color-profile"})
GROUPS = frozenset({"media", "supports", "layer", "container"})
PRINT_SELECTORS = ("footnote-call", "footnote-marker", "note-call", "note-marker")
PRINT_FUNCTIONS = frozenset(
    {
        "device-cmyk",
        "element",
        "leader",
        "running",
        "string",
        "target-counter",
        "target-counters",
        "target-text",
    }
)
PRINT_PROPERTIES = frozenset(
    {
        "bleed",
        "bookmark-label",
        "bookmark-level",
        "bookmark-state",
        "footnote-display",
        "footnote-policy",
        "marks",
        "page",
        "size",
        "string-set",
    }
)
REFUSED_PROPERTIES = frozenset({"direction", "unicode-bidi"})


@dataclass
class Sieve:
    """One stylesheet on its way into the EPUB: what is left out is reported with its line in `file`."""

    file: str
    problems: list[Problem] = field(default_factory=list)

    def sift(self, css: str) -> str:
        """The same CSS without the rules and declarations that do not belong in an EPUB."""
        rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
        return "\n".join(tinycss2.serialize([rule]) for rule in self._rules(rules))

    def _rules(self, rules: list[Any]) -> Iterator[Any]:
        for rule in rules:
            if rule.type == "error":
                self._report(REFUSED_STYLE, rule, f"this is not CSS: {rule.message}")
            elif rule.type == "at-rule":
                yield from self._at_rule(rule)
            elif rule.type == "qualified-rule":
                yield from self._qualified(rule)

    def _at_rule(self, rule: Any) -> Iterator[Any]:
        name, prelude = rule.lower_at_keyword, tinycss2.serialize(rule.prelude).strip().lower()
        if name in PRINT_AT_RULES:
            self._report(PRINT_STYLE, rule, f"@{name} is for paper only")
        elif name == "import":
            self._report(REFUSED_STYLE, rule, "@import needs a file that is not in the EPUB")
        elif name == "font-face" and _outside(rule.content or []):
            self._report(REFUSED_STYLE, rule, "@font-face needs a file that is not in the EPUB")
        elif name in GROUPS and rule.content is not None:
            if prelude != "print":
                nested = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
                rule.content = list(self._rules(nested))
                yield rule
        elif name != "charset":
            yield rule

    def _qualified(self, rule: Any) -> Iterator[Any]:
        selector = tinycss2.serialize(rule.prelude).strip()
        if any(f"::{name}" in selector for name in PRINT_SELECTORS):
            self._report(PRINT_STYLE, rule, f"{selector} is for paper only")
            return
        rule.content = self.declarations(rule.content)
        if rule.content:
            yield rule

    def declarations(self, content: Any) -> list[Any]:
        """The declarations of a block, or of a style attribute, that an EPUB may hold."""
        kept: list[Any] = []
        for item in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
            if item.type == "qualified-rule":
                kept.extend(self._qualified(item))
            elif item.type == "error":
                self._report(REFUSED_STYLE, item, f"this is not CSS: {item.message}")
            elif item.type == "declaration" and self._admits(item):
                kept.append(item)
        return kept

    def _admits(self, declaration: Any) -> bool:
        name, value = declaration.lower_name, tinycss2.serialize(declaration.value).strip()
        called = {token.lower_name for token in _tokens(declaration.value) if token.type == "function"}
        for_print = name in PRINT_PROPERTIES or name.startswith(("-weasy-", "prince-"))
        if for_print or called & PRINT_FUNCTIONS or (name == "float" and value == "footnote"):
            self._report(PRINT_STYLE, declaration, f"{name}: {value} is for paper only")
            return False
        if name in REFUSED_PROPERTIES:
            self._report(REFUSED_STYLE, declaration, f"an EPUB says {name} in its text, not in its style")
            return False
        if _outside(declaration.value):
            self._report(REFUSED_STYLE, declaration, f"{name} needs a file that is not in the EPUB")
            return False
        return True

    def _report(self, rule: Rule, node: Any, message: str) -> None:
        place = Location(self.file, node.source_line, node.source_column)
        self.problems.append(rule.at(place, message))


def sift_attribute(style: str) -> str:
    """The value of a style attribute without what an EPUB cannot hold."""
    return str(tinycss2.serialize(Sieve("").declarations(style))).strip()


def _tokens(values: list[Any]) -> Iterator[Any]:
    for value in values:
        yield value
        if value.type == "function":
            yield from _tokens(value.arguments)
        elif value.type.endswith("block"):
            yield from _tokens(value.content)


def _outside(values: list[Any]) -> bool:
    """Whether a value points to a file."""
    for token in _tokens(values):
        address = ""
        if token.type == "url":
            address = token.value
        elif token.type == "function" and token.lower_name == "url":
            address = "".join(part.value for part in token.arguments if part.type == "string")
        if address and not address.startswith(("#", "data:")):
            return True
    return False
