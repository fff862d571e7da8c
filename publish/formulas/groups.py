"""Groups in braces: what belongs to a command of TeX."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

_MARK = re.compile(r"\\.|[{}]", re.DOTALL)


class Group(NamedTuple):
    """What stands between two braces, and where the text goes on."""

    inside: str
    end: int


def group(text: str, start: int) -> Group | None:
    """The group that opens at a place; None if it never closes."""
    depth = 0
    for found in _MARK.finditer(text, start):
        if found[0] == "{":
            depth += 1
        elif found[0] == "}":
            depth -= 1
            if depth <= 0:
                return Group(text[start + 1 : found.start()], found.end())
    return None


def groups(text: str, command: re.Pattern[str], told: Callable[[re.Match[str], str], str]) -> str:
    """The text with every command, which ends before a brace, told anew from what its group holds."""
    done, position = [], 0
    while match := command.search(text, position):
        found = group(text, match.end())
        if found is None:
            break
        done += [text[position : match.start()], told(match, found.inside)]
        position = found.end
    return "".join([*done, text[position:]])


def depth(text: str) -> int:
    """How deep the groups of a text are nested."""
    deepest = here = 0
    for found in re.finditer(
        r"\\(?:begin|left)(?![A-Za-z])|\\(?:end|right)(?![A-Za-z])|\\.|[{}]", text, re.DOTALL
    ):
        if found[0] in ("{", r"\begin", r"\left"):
            here += 1
            deepest = max(deepest, here)
        elif found[0] in ("}", r"\end", r"\right"):
            here -= 1
    return deepest
