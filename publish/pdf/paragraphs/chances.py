"""Where the lines of a text may end: between words, after dashes and slashes, and within words.

What may part is what Unicode (UAX 14) and the style's `hyphens` say; what it costs is a matter of taste.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from typing import Any, NamedTuple

import pyphen
from weasyprint.text.line_break import get_log_attrs

from publish.pdf.paragraphs.hanging import share, width
from publish.pdf.paragraphs.text import OBJECT, Leaf, Text
from publish.pdf.paragraphs.total_fit import Chance

SOFT_HYPHEN = "\u00ad"
SPACES = frozenset(" \u00a0")  # what is widened in a line that is filled
HYPHENS = frozenset("-\u2010")
DASHES = frozenset("–—―")
# Letters, and the marks of scripts that have them.
WORD = re.compile(r"(?:[^\W\d_]|[\u0300-\u036f\u0483-\u0487\u0900-\u0963\u0966-\u0dff])+")
MARKED = re.compile(r"[\w\u2010\u2011\u00ad\ufffc-]")  # beside a word, it makes the word no plain one

NAME = re.compile(r"[a-zß-öø-ÿ][A-ZÀ-ÖØ-Þ]")  # a small letter and a large one: a name of code
# A sign within a name of code or an address, with enough on both sides of it.
JOINT = re.compile(r"(?<=[^\s\ufffc]{2})(?:::|[./_:=&?#(,])(?=[^\s\ufffc]{3})")

PARTED = 170.0  # what a hyphen costs
IN_NAME = 350.0  # after a sign in a name of code or an address
AT_HYPHEN = 120.0  # after a hyphen that is there already
AT_SIGN = 100.0  # after a slash or another sign within a word
AT_DASH = 20.0
BEFORE_DASH = 900.0  # a line should not begin with one


class Break(NamedTuple):
    """A chance and its place in the text: a line ends before `stop`, the next one begins at `resume`.

    The `suffix` is what is added at the end, a hyphen.
    """

    chance: Chance
    stop: int
    resume: int
    suffix: str = ""


def breaks(text: Text) -> list[Break]:
    """Every place where a line of the text may end, the end of the text last."""
    letters = text.letters
    reached = [0.0, *accumulate(text.widths)]
    spaces = [0, *accumulate(letter in SPACES for letter in letters)]
    objects = zip(letters, text.widths, strict=True)
    rigid = [0.0, *accumulate(room if letter == OBJECT else 0.0 for letter, room in objects)]
    leaves = _leaf_of_each(text)
    places = _places(text, leaves)
    widths: dict[tuple[str, int], float] = {}  # of hyphens, by sign and box
    found: list[Break] = []
    for at, (price, suffix) in sorted(places.items()):
        stop, extra = _before_spaces(letters, at), 0.0
        hyphened = bool(suffix) or letters[stop - 1] in HYPHENS
        hung = _hung(letters[stop - 1], text.widths[stop - 1], leaves[stop - 1].box.style)
        if suffix:
            leaf, hung = leaves[at - 1], 0.0
            key = suffix, leaf.first
            extra = widths[key] = widths.get(key) or width(suffix, leaf.box.style) * (1 - share(suffix))
        chance = Chance(
            reached[stop] - hung, spaces[stop], reached[at], spaces[at], price, extra, hyphened, rigid[at]
        )
        found.append(Break(chance, stop, at, suffix))
    end = _before_spaces(letters, len(letters))
    last = Chance(reached[end], spaces[end], reached[-1], spaces[-1], rigid=rigid[-1])
    found.append(Break(last, end, len(letters)))
    return found


def _hung(sign: str, room: float, style: Any) -> float:
    """How far a sign hangs over the edge; not at all where something stands behind it."""
    part = share(sign)
    own = width(sign, style) if part else 0.0
    return part * own if room < own + 0.1 else 0.0


def _places(text: Text, leaves: list[Leaf]) -> dict[int, tuple[float, str]]:
    """Where lines may end: what that costs, and the sign that is added."""
    places = {at: (_price(text.letters, at), "") for at in _between_words(text, leaves)}
    for at, price, suffix in _within_words(text, leaves):
        places.setdefault(at, (price, suffix))
    for match in JOINT.finditer(text.letters):
        style = leaves[match.start()].box.style
        if style["overflow_wrap"] != "normal" and style["white_space"] == "normal":
            places.setdefault(match.end(), (IN_NAME, ""))
    return places


def _before_spaces(letters: str, at: int) -> int:
    """The place without the spaces before it."""
    while at and letters[at - 1] == " ":
        at -= 1
    return at


def _leaf_of_each(text: Text) -> list[Leaf]:
    """The leaf of each letter."""
    return [leaf for leaf in text.leaves for _ in leaf.text]


def _between_words(text: Text, leaves: list[Leaf]) -> Iterator[int]:
    """Where a line may end without a sign."""
    letters = text.letters
    attributes = get_log_attrs(letters, leaves[0].box.style["lang"])
    for at in range(1, _before_spaces(letters, len(letters))):
        if not attributes[at].is_line_break or letters[at - 1] in (OBJECT, SOFT_HYPHEN):
            continue
        if leaves[at - 1].box.style["white_space"] == "normal":
            yield at


def _price(letters: str, at: int) -> float:
    before, after = letters[at - 1], letters[at]
    if after in DASHES:
        return BEFORE_DASH
    if before == " ":
        return 0.0
    if before in HYPHENS:
        return AT_HYPHEN
    return AT_DASH if before in DASHES else AT_SIGN


def _within_words(text: Text, leaves: list[Leaf]) -> Iterator[tuple[int, float, str]]:
    """Where a word may be parted, what that costs, and with which sign."""
    for match in WORD.finditer(text.letters):
        first, end = match.span()
        leaf = leaves[first]
        style = leaf.box.style
        if leaf.end < end or style["hyphens"] != "auto" or style["white_space"] != "normal":
            continue
        total, left, right = style["hyphenate_limit_chars"]
        if end - first < total or _is_part(text.letters, first, end):
            continue
        price = IN_NAME if NAME.search(match[0]) else PARTED
        for point in parts(match[0], style["lang"] or "", left, right):
            yield first + point, price, style["hyphenate_character"]
    yield from _at_soft_hyphens(text, leaves)


def _at_soft_hyphens(text: Text, leaves: list[Leaf]) -> Iterator[tuple[int, float, str]]:
    at = text.letters.find(SOFT_HYPHEN)
    while at >= 0:
        style = leaves[at].box.style
        if style["hyphens"] != "none" and style["white_space"] == "normal" and at + 1 < len(text.letters):
            yield at + 1, PARTED, style["hyphenate_character"]
        at = text.letters.find(SOFT_HYPHEN, at + 1)


def _is_part(letters: str, first: int, end: int) -> bool:
    """Whether a word is part of something longer, such as a compound, a name of code or an address."""
    around = letters[max(0, first - 1) : first] + letters[end : end + 1]
    return bool(MARKED.search(around))


@lru_cache(maxsize=50_000)
def parts(word: str, language: str, left: int, right: int) -> tuple[int, ...]:
    """Where a word may be parted; places where its spelling would change are left out."""
    dictionary = _dictionary(language, left, right)
    if dictionary is None:
        return ()
    return tuple(int(place) for place in dictionary.positions(word) if place.data is None)


@lru_cache(maxsize=64)
def _dictionary(language: str, left: int, right: int) -> Any:
    known = pyphen.language_fallback(language) if language else None
    return pyphen.Pyphen(lang=known, left=left, right=right) if known else None
