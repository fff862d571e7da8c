"""Which colours of listings style sheets tell apart, by their selectors (Selectors 4).

Where a selector may mean any of them, or their places among one another, all are told apart: nothing is left
away that anybody could see.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any

import tinycss2

COLOUR = "tok-"  # what the classes of colours begin with
NAMED = re.compile(r"\.(tok-[\w-]+)")
COMBINATORS = frozenset({">", "+", "~"})
NOT_OF_ELEMENTS = frozenset({"page", "font-face", "counter-style", "property", "font-feature-values"})


@lru_cache(maxsize=8)
def told_apart(theme: str, author: str) -> frozenset[str] | None:
    """The classes of colours that styles name; None where each of them may be meant.

    A theme is known to reach them by their names, and an author may do it in any way.
    """
    selectors = list(_selectors(tinycss2.parse_stylesheet(author, skip_comments=True, skip_whitespace=True)))
    if any(map(_may_mean_all, selectors)):
        return None
    written = (theme, *(tinycss2.serialize(selector) for selector in selectors))
    return frozenset(name for text in written for name in NAMED.findall(text))


def _selectors(rules: Sequence[Any]) -> Iterator[list[Any]]:
    """Every selector of a sheet; one without anything for rules in rules, whose selectors are parts."""
    for rule in rules:
        if rule.type == "qualified-rule":
            yield from _parts(rule.prelude)
            if any(token.type == "{} block" for token in rule.content):
                yield []
        elif rule.type == "at-rule" and rule.content and rule.lower_at_keyword not in NOT_OF_ELEMENTS:
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            yield from _selectors(inner)


def _parts(prelude: Sequence[Any]) -> Iterator[list[Any]]:
    """The selectors of a list."""
    part: list[Any] = []
    for each in prelude:
        if each == ",":
            yield part
            part = []
        elif each.type != "comment":
            part.append(each)
    yield part


def _may_mean_all(selector: Sequence[Any]) -> bool:
    subject = _subject(selector)
    written = tinycss2.serialize(selector).lower()
    if ":has(" in written or "|" in subject:
        return True
    names = [str(name.value) for dot, name in pairwise(subject) if dot == "." and name.type == "ident"]
    if any(name.startswith(COLOUR) for name in names):
        return any(sign in written for sign in ":+~[")  # a place among others, or something about one
    return not (names or _is_of_another_kind(subject))


def _is_of_another_kind(subject: Sequence[Any]) -> bool:
    """Whether what is selected has an id, or a name that is not that of spans; or is the root."""
    first = subject[0] if subject else None
    named = first is not None and first.type == "ident" and first.lower_value != "span"
    identified = any(token.type == "hash" for token in subject)
    return named or identified or tinycss2.serialize(subject).lower() == ":root"


def _subject(selector: Sequence[Any]) -> list[Any]:
    """The last compound of a selector: what its elements are themselves."""
    subject: list[Any] = []
    ended = False
    for token in selector:
        if token.type == "whitespace" or (token.type == "literal" and token.value in COMBINATORS):
            ended = True
        else:
            subject = [token] if ended else [*subject, token]
            ended = False
    return subject
