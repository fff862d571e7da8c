"""What a style sheet may come to: brackets in brackets, variables made of variables, are counted first."""

from __future__ import annotations

import re
from collections.abc import Mapping

DEEPEST = 50  # brackets in one another
LARGEST = 10_000  # letters of a variable with all that it is made of
VARIABLE = re.compile(r"(--[\w-]+)\s*:([^;{}]*)")
USED = re.compile(r"var\(\s*(--[\w-]+)")


def fault(css: str) -> str:
    """Why a style sheet cannot be read; empty where it can."""
    depth = deepest = 0
    for bracket in re.findall(r"[()\[\]{}]", css):
        depth = depth + 1 if bracket in "([{" else max(depth - 1, 0)
        deepest = max(deepest, depth)
    if deepest > DEEPEST:
        return f"it has {deepest:,} brackets in one another; {DEEPEST} is the most"
    known = dict(VARIABLE.findall(css))
    if any(_size(name, known, DEEPEST) > LARGEST for name in known):
        return "its variables are made of one another again and again"
    return ""


def _size(name: str, known: Mapping[str, str], left: int) -> int:
    """The letters of a variable; counted no further than is needed to refuse it."""
    text = known.get(name, "")
    size = len(text)
    for inner in USED.findall(text):
        if size > LARGEST or not left:
            return LARGEST + 1
        size += _size(inner, known, left - 1)
    return size
