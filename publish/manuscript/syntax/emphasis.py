"""Where stars and underscores may open and close emphasis (CommonMark 0.31, 6.2), and which belong together.

CommonMark lets a run open before a mark only where a space or another mark stands before it, so that
`これは**「重要」**です` would show its stars. Chinese, Japanese and Korean are written without spaces:
a letter or mark of theirs counts as such a neighbour, as the community's amendment has it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

_CJK = re.compile(
    "[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
    "\U00016fe0-\U00018dff\U0001aff0-\U0001b2ff\U00020000-\U0003ffff]"
)


@cache
def _kind(character: str) -> tuple[bool, bool, bool]:
    """Whether a character is a space, a mark, and of one of the scripts; the edge of a text is a space."""
    if not character:
        return True, False, False
    category = unicodedata.category(character)
    # Control characters stand for what has been read before: code, links, tags, which end in marks.
    mark = category[0] in "PS" or character in "\x02\x03"
    return character in "\t\n\f\r" or category == "Zs", mark, _CJK.match(character) is not None


def flanks(before: str, after: str, mark: str) -> tuple[bool, bool]:
    """Whether a run of marks between two characters may open, and whether it may close."""
    space_before, mark_before, cjk_before = _kind(before)
    space_after, mark_after, cjk_after = _kind(after)
    left = not space_after and (not mark_after or cjk_after or space_before or mark_before or cjk_before)
    right = not space_before and (not mark_before or cjk_before or space_after or mark_after or cjk_after)
    if mark == "*":
        return left, right
    return left and (not right or mark_before), right and (not left or mark_after)


@dataclass
class Run:
    """A run of equal marks, and how many of them have closed and opened something, from either side."""

    mark: str
    start: int
    length: int
    opens: bool
    closes: bool
    closed: int = 0
    opened: int = 0

    @property
    def left(self) -> int:
        """How many are still text."""
        return self.length - self.closed - self.opened


class Region(NamedTuple):
    """Emphasis: where its marks begin on both sides, and how many there are; two make it strong."""

    start: int
    end: int
    size: int


def regions(runs: Sequence[Run]) -> list[Region]:
    """The emphasis that runs of marks make, in the order in which they close."""
    found: list[Region] = []
    waiting: list[Run] = []
    # How far back it is known that nothing opens: without it many runs would be looked at too often.
    bottom: dict[tuple[str, bool, int], int] = {}
    for run in runs:
        while run.closes and run.left:
            key = (run.mark, run.opens, run.length % 3)
            place = _opener(waiting, run, bottom.get(key, 0))
            if place is None:
                bottom[key] = len(waiting)
                break
            opener = waiting[place]
            size = 2 if opener.left > 1 and run.left > 1 else 1
            opener.opened += size
            found.append(Region(opener.start + opener.length - opener.opened, run.start + run.closed, size))
            run.closed += size
            del waiting[place + 1 if opener.left else place :]
            bottom = {key: min(low, len(waiting)) for key, low in bottom.items()}
        if run.opens and run.left:
            waiting.append(run)
    return found


def _opener(waiting: Sequence[Run], run: Run, bottom: int) -> int | None:
    """The nearest run that can belong to a closing one."""
    for place in range(len(waiting) - 1, bottom - 1, -1):
        other = waiting[place]
        if other.mark != run.mark:
            continue
        # The rule of three: `*a**b*` is no strong text in emphasis.
        both = run.opens or other.closes
        if not both or (other.length + run.length) % 3 or (other.length % 3 == 0 and run.length % 3 == 0):
            return place
    return None
