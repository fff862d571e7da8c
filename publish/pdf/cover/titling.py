"""A title in lines: where it may be broken, and its initial.

A good line ends with a word that can bear it: articles and prepositions go with what follows them, whatever
the language, for they are short. Where a script has no spaces, a line ends with a phrase.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import accumulate

SHORT = 3  # letters of a word that does not end a line
MOST_LINES = 8
MOST_PARTS = 64  # a title of more than these is broken less finely
NARROW, WIDE = 0.5, 1.0  # of a square: letters, and characters that fill it
STOPS = (":", ";", ",", "!", "?", "–", "—", "：", "、", "。", "！", "？", "،", "؟", "؛")
BONUS = 0.3  # of a line's length, for a line that ends where the title pauses
SLIGHT = 0.1  # the same, for one that ends before a small word, which leads on
# Japanese turns from kana to what begins the next phrase; most Chinese words are of two characters.
PHRASES = re.compile(
    r"[\u3400-\u9fff\uf900-\ufaff々]{0,9}[\u3041-\u309f]+[、。」』）！？：…]*"
    r"|[\u30a0-\u30ff]+[\u3041-\u309f]*[、。」』）！？：…]*"
    r"|(?:[\u3400-\u9fff\uf900-\ufaff々]{3}(?![\u3400-\u9fff\uf900-\ufaff々])"
    r"|[\u3400-\u9fff\uf900-\ufaff々]{1,2})[、。」』）！？：…，》]*"
    r"|[^\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff々]+"
)
SQUARE = re.compile(r"[\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff]")


def lines(title: str) -> Iterator[tuple[str, ...]]:
    """The best way to set the title in one line, in two, and so on."""
    parts = _parts(title)
    for count in range(1, min(len(parts), MOST_LINES) + 1):
        yield _broken(parts, count)


def initial(title: str) -> str:
    """The letter that stands for the title: the first of its first word that is not short."""
    words = [word for word in (re.sub(r"^[\W_]+", "", word) for word in title.split()) if word]
    chosen = next((word for word in words if not _is_short(word)), next(iter(words), ""))
    chosen = re.sub(r"^ال(?=\w{2})", "", chosen)  # the Arabic article is part of the word
    end = 1
    while end < len(chosen) and unicodedata.category(chosen[end])[0] == "M":
        end += 1
    return unicodedata.normalize("NFC", chosen[:end]).upper()


def _parts(title: str) -> list[str]:
    """What stays together on a line; each part but the last of a run without spaces ends in a space."""
    parts: list[str] = []
    held = ""
    spaceless = SQUARE.search(title) is not None  # its small words are no articles
    for word in re.split(r"[ \t\n]+", title.strip()):
        phrases = PHRASES.findall(word) if SQUARE.search(word) else [word]
        phrases[-1] += " "
        for phrase in phrases:
            held += phrase
            if spaceless or not _is_short(phrase):
                parts.append(held)
                held = ""
    spaceless = SQUARE.search(title) is not None  # its small words are no articles
    if held:
        parts.append(held)
    while len(parts) > MOST_PARTS:
        parts = ["".join(parts[at : at + 2]) for at in range(0, len(parts), 2)]
    return parts


def _is_short(word: str) -> bool:
    bare = word.strip()
    return 0 < len(bare) <= SHORT and not bare.endswith(STOPS)


def _broken(parts: list[str], count: int) -> tuple[str, ...]:
    """The parts in so many lines, as even as can be, rather broken where the title pauses."""
    ends_at = list(accumulate((_width(part) for part in parts), initial=0.0))
    even = ends_at[-1] / count

    @cache
    def best(start: int, left: int) -> tuple[float, tuple[int, ...]]:
        if left == 1:
            return (ends_at[-1] - ends_at[start] - even) ** 2, (len(parts),)
        found = []
        for end in range(start + 1, len(parts) - left + 2):
            cost, ends = best(end, left - 1)
            cost += (ends_at[end] - ends_at[start] - even) ** 2
            if parts[end - 1].strip().endswith(STOPS):
                cost -= (BONUS * even) ** 2
            elif _is_short(parts[end].partition(" ")[0]):
                cost -= (SLIGHT * even) ** 2
            found.append((cost, (end, *ends)))
        return min(found)

    _, ends = best(0, count)
    starts = (0, *ends[:-1])
    return tuple("".join(parts[start:end]).strip() for start, end in zip(starts, ends, strict=True))


def _width(part: str) -> float:
    return sum(WIDE if unicodedata.east_asian_width(letter) in "WF" else NARROW for letter in part)
