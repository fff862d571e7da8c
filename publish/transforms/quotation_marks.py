"""Which straight mark opens, which closes, and which is an apostrophe: the cheapest reading of a whole block.

Each mark has a price for each reading, from the characters beside it; a quotation that is left open or
closed twice costs too. The reading with the lowest sum wins, so that `the dogs' tails` within single
marks and `'Tis` at the start of a speech come out right without a dictionary of every word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from publish.transforms.marks import Marks
from publish.transforms.runs import OBJECT


class Reading(Enum):
    """What a mark is."""

    OPEN = "open"
    CLOSE = "close"
    APOSTROPHE = "apostrophe"
    PRIME = "prime"


@dataclass(frozen=True)
class Mark:
    """A mark in a run: `sign` is `"` or `'`, or the sign of the level that a typeset mark belongs to."""

    position: int
    sign: str
    prices: tuple[tuple[Reading, float], ...]
    straight: bool = True


@dataclass(frozen=True)
class Read:
    """A mark and what it was found to be; `nested` when it stands within another of its own kind."""

    mark: Mark
    reading: Reading
    nested: bool
    previous: Read | None


# The price of opening and of closing, by what stands before and after the mark.
BEFORE = {
    "edge": (0.0, 4.0), "space": (0.0, 4.0), "opener": (0.0, 4.0), "dash": (0.0, 0.5), "hyphen": (0.5, 1.0),
    "colon": (1.0, 1.0), "stop": (2.0, 0.0), "dots": (1.0, 0.0), "word": (4.0, 0.0), "script": (0.5, 0.0),
    "closer": (4.0, 0.0), "object": (3.0, 0.0), "other": (1.0, 0.5),
}  # fmt: skip
AFTER = {
    "edge": (5.0, 0.0), "space": (4.0, 0.0), "opener": (0.0, 2.0), "dash": (0.5, 0.0), "hyphen": (0.5, 0.5),
    "colon": (4.0, 0.0), "stop": (4.0, 0.0), "dots": (1.0, 0.0), "word": (0.0, 3.0), "script": (0.0, 0.5),
    "closer": (5.0, 0.0), "object": (0.0, 3.0), "other": (0.0, 0.5),
}  # fmt: skip
SIGNS = {"–": "dash", "—": "dash", "―": "dash", "-": "hyphen", "‐": "hyphen", "‑": "hyphen", ":": "colon",
         ".": "dots", "…": "dots", "¿": "opener", "¡": "opener", OBJECT: "object"}  # fmt: skip
CATEGORIES = {"Ps": "opener", "Pi": "opener", "Pe": "closer", "Pf": "closer"}
STOPS = frozenset(",;!?。，、！？；：،؛؟")
# Scripts that write no spaces between words, so that a letter beside a mark says nothing.
UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]"
)

# Other marks are looked past, and so are signs of emphasis that Markdown did not take for such.
BESIDE = "\"'“”‘’*_"
FARTHEST = 8
WORD = re.compile(r"[^\W\d_]+")
LAST_WORD = re.compile(r"[^\W\d_]+\Z")
DECADE = re.compile(r"\d\d(?:s|\b)")
FEET_AND_INCHES = re.compile(r"""\d('|")(?:\s?\d+(?:[½¼¾]|\.\d+)?("))?""")
# rock 'n' roll, but not: the letter 'n' is
AND = re.compile(r"(?<=\w )(?<!letter )(?<!the )(?<!a )(?<!an )(?<!of )(?<!for )'n'(?= \w)", re.IGNORECASE)

SURELY_CUT = re.compile("tis|tisn|twas|twasn|twere|twill|twould|til|em|cuz|kay|nuff|n|t|s|k|d|ll|re|ve")
PERHAPS_CUT = re.compile(
    "ad|alf|appen|arry|ave|bout|bus|cause|cos|e|eard|ell|ello|enry|er|ere|fore|fraid|gainst|im|imself|is|neath|"
    "nother|ole|ome|orse|ouse|ow|phone|round|scuse|spect|twixt|ud|ullo|un"
)
CUT_SHORT = re.compile("an|i|ma|mo|o|ol|po|th|tha|wi")

CROSSED, UNOPENED, SAME_AGAIN, LEFT_OPEN, LEFT_OPEN_INSIDE = 3.0, 2.5, 3.0, 1.0, 2.0
DEEPEST = 4


@lru_cache(maxsize=4096)
def _kind(character: str) -> str:  # noqa: PLR0911 - a table with conditions
    if not character:
        return "edge"
    if character in SIGNS:
        return SIGNS[character]
    if character in STOPS:
        return "stop"
    if character.isspace():
        return "space"
    if UNSPACED.match(character):
        return "script"
    category = unicodedata.category(character)
    if category[0] in "LMN" or character == "\N{SOFT HYPHEN}":
        return "word"
    return CATEGORIES.get(category, "other")


def read(text: str, marks: Marks) -> list[Read]:
    """What each straight mark in a block is, in order."""
    best: dict[str, tuple[float, Read | None]] = {"": (0.0, None)}
    for mark in _marks(text, marks):
        best = _advance(best, mark)
    last = min(
        ((cost + _open_at_end(stack), read) for stack, (cost, read) in best.items()), key=lambda path: path[0]
    )[1]
    found: list[Read] = []
    while last is not None:
        if last.mark.straight:
            found.append(last)
        last = last.previous
    return found[::-1]


def _advance(best: dict[str, tuple[float, Read | None]], mark: Mark) -> dict[str, tuple[float, Read | None]]:
    """The cheapest way to each stack of open quotations, after one more mark."""
    after: dict[str, tuple[float, Read | None]] = {}
    for stack, (cost, previous) in best.items():
        for reading, price in mark.prices:
            stack_after, toll = _move(stack, mark.sign, reading)
            total = cost + price + toll
            if stack_after not in after or total < after[stack_after][0]:
                nested = mark.sign in (stack if reading is Reading.OPEN else stack_after)
                after[stack_after] = total, Read(mark, reading, nested, previous)
    return after


def _move(stack: str, sign: str, reading: Reading) -> tuple[str, float]:
    """The open quotations after a reading, and what it costs that they do not nest."""
    if reading is Reading.OPEN:
        return (stack + sign)[-DEEPEST:], SAME_AGAIN if sign in stack else 0.0
    if reading is Reading.CLOSE:
        if sign not in stack:
            return stack, UNOPENED
        return stack[: stack.rindex(sign)], 0.0 if stack.endswith(sign) else CROSSED
    return stack, 0.0


def _open_at_end(stack: str) -> float:
    # A speech of several paragraphs is open at the end of each.
    return LEFT_OPEN + LEFT_OPEN_INSIDE * (len(stack) - 1) if stack else 0.0


def _marks(text: str, marks: Marks) -> Iterator[Mark]:
    """Every mark that needs a reading, with its prices, and the typeset ones that nest with them."""
    typeset = _typeset(marks)
    measures = _measures(text)
    ands = {position for found in AND.finditer(text) for position in (found.start(), found.end() - 1)}
    for found in re.finditer("[\"'" + "".join(typeset) + "]", text):
        position, sign = found.start(), found[0]
        if sign in typeset:
            level, reading = typeset[sign]
            yield Mark(position, level, ((reading, 0.0),), straight=False)
        elif position in measures:
            yield Mark(position, sign, ((Reading.PRIME, measures[position]), *_quotation(text, position)))
        elif position in ands or (sign == "'" and _joins(text, position)):
            yield Mark(position, sign, ((Reading.APOSTROPHE, 0.0),))
        elif sign == '"':
            yield Mark(position, sign, _quotation(text, position))
        else:
            apostrophe = (Reading.APOSTROPHE, _apostrophe(text, position))
            yield Mark(position, sign, (*_quotation(text, position), apostrophe))


def _typeset(marks: Marks) -> dict[str, tuple[str, Reading]]:
    """The typographic marks of the language that say by themselves what they are."""
    pairs = [(pair, sign) for pair, sign in ((marks.outer, '"'), (marks.inner, "'")) if pair[0] != pair[1]]
    signs = {pair[0]: (sign, Reading.OPEN) for pair, sign in pairs}
    signs.update({pair[1]: (sign, Reading.CLOSE) for pair, sign in pairs if pair[1] != "’"})
    return signs


def _quotation(text: str, position: int) -> tuple[tuple[Reading, float], ...]:
    left = text[max(position - FARTHEST, 0) : position].rstrip(BESIDE)[-1:]
    right = text[position + 1 : position + 1 + FARTHEST].lstrip(BESIDE)[:1]
    before, after = BEFORE[_kind(left)], AFTER[_kind(right)]
    return (Reading.OPEN, before[0] + after[0]), (Reading.CLOSE, before[1] + after[1])


def _joins(text: str, position: int) -> bool:
    """Whether a single mark stands between two letters, as in `don't`."""
    around = text[position - 1 : position + 2] if position else ""
    return len(around) == 3 and _kind(around[0]) == "word" == _kind(around[2])


def _apostrophe(text: str, position: int) -> float:
    """The price of reading a single mark as an apostrophe at one end of a word."""
    before, after = text[position - 1 : position], text[position + 1 : position + 2]
    if before and _kind(before) == "word":
        if after in ('"', "«", "“", "„", OBJECT) and after:
            return 0.5
        found = LAST_WORD.search(text, max(position - 12, 0), position)
        return _cut_short(found[0].lower() if found else "")
    if DECADE.match(text, position + 1):
        return 0.25
    word = WORD.match(text, position + 1)
    if not word:
        return 4.0
    return _cut_off(word[0].lower()) + (1.0 if text[word.end() : word.end() + 1] == "'" else 0.0)


def _cut_off(word: str) -> float:
    """The price of an apostrophe for letters left out at the start of a word."""
    if SURELY_CUT.fullmatch(word):
        return 0.5
    return 1.5 if PERHAPS_CUT.fullmatch(word) else 3.5


def _cut_short(word: str) -> float:
    """The price of an apostrophe at the end of a word: of possession, or for letters left out."""
    if CUT_SHORT.fullmatch(word):
        return 0.5
    return 1.0 if word.endswith(("s", "x", "z", "in")) else 2.0


def _measures(text: str) -> dict[int, float]:
    """Marks that may be feet and inches, and what reading them so costs."""
    prices: dict[int, float] = {}
    for found in FEET_AND_INCHES.finditer(text):
        mark, inches = found.start(1), found.start(2)
        if inches >= 0 and text[mark] == "'":
            prices.update({mark: -4.0, inches: -4.0})
        elif text[mark] == "'" and re.match(r"\d{1,2}(?!\d)", text[mark + 1 :]):
            prices[mark] = -2.0
        elif not text[mark + 1 : mark + 2].isalnum():
            prices[mark] = 1.5
    return prices
