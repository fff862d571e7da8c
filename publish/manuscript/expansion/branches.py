"""The branches of a template's `if`, `unless`, `case` and `for`, and whether they are for a book."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from publish.manuscript.expansion.tokens import Node, Token
from publish.manuscript.expansion.values import evaluate, truth

_DIVIDERS = frozenset({"elif", "elsif", "elseif", "else", "when"})
_OUTPUT = re.compile(r"\{\{-?(?P<words>[^{}]*+)\}\}")
_CODE = re.compile(
    r"\{%[^%]*+%\}|\{\{[^{}]*+\}\}|\{#[^#]*+#\}|!\[[^\[\]]*+\]\([^()]*+\)|(?<=\])\([^()]*+\)|<[^<>]*+>|\{[^{}]*+\}"
)
# Fewer letters than these around unknown values say nothing by themselves: "from", "permalink".
ENOUGH = 20


@dataclass(frozen=True)
class Branch:
    """A stretch of text under a condition, which holds, does not, or is not known."""

    tag: Token
    holds: bool | None
    start: int
    end: int
    inside: list[Node]


def branches(node: Node, variables: Mapping[str, str]) -> Iterator[Branch]:
    """The branches of a choice in order."""
    parts: list[tuple[Token, list[Node]]] = [(node.token, [])]
    for child in node.inside:
        if child.closing is None and child.token.name in _DIVIDERS:
            parts.append((child.token, []))
        else:
            parts[-1][1].append(child)
    ends = [tag.start for tag, _ in parts[1:]] + [node.closing.start if node.closing else node.end]
    earlier: bool | None = False
    for (tag, inside), end in zip(parts, ends, strict=True):
        holds = _holds(tag, node.token, earlier, variables)
        yield Branch(tag, holds, tag.end, end, inside)
        earlier = True if holds or earlier else None if holds is None else earlier


def _holds(tag: Token, opening: Token, earlier: bool | None, variables: Mapping[str, str]) -> bool | None:
    """Whether a branch holds, when it is known whether an earlier one did."""
    if earlier:
        return False
    if tag.name == "for":
        return None
    if tag.name == "case":
        # What stands before the first `when` is never shown.
        return False
    if tag.name == "else":
        return None if earlier is None or opening.name == "for" else True
    if tag.name == "when":
        cases = [evaluate(opening.rest, variables), evaluate(tag.rest, variables)]
        own = None if None in cases else cases[0] == cases[1]
    else:
        own = truth(tag.rest, variables)
        own = not own if tag.name == "unless" and own is not None else own
    return None if earlier is None and own else own


def holds_words(text: str, is_known: Callable[[str], bool]) -> bool:
    """Whether a stretch says something though its condition or its loop is not run."""
    letters = len(re.findall(r"[^\W\d_]", _CODE.sub("", text)))
    complete = all(is_known(match["words"].strip().removesuffix("-")) for match in _OUTPUT.finditer(text))
    return letters > 0 if complete else letters >= ENOUGH
