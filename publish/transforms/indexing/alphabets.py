"""The order of words in an index, by language: letter by letter, spaces aside (Chicago 16.58)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# Letters that a language counts as its own, behind the one before them; others sort as what they come from.
OWN = {
    "cs": ("cč", "rř", "sš", "zž"),
    "da": ("zæøå",),
    "es": ("nñ",),
    "et": ("sšzž", "võäöü"),
    "fi": ("zåäö",),
    "hu": ("oö", "uü"),
    "is": ("dð", "zþæö"),
    "nb": ("zæøå",),
    "nn": ("zæøå",),
    "pl": ("aą", "cć", "eę", "lł", "nń", "oó", "sś", "zźż"),
    "ro": ("aăâ", "iî", "sș", "tț"),
    "sv": ("zåäö",),
    "tr": ("cç", "gğ", "hı", "oö", "sş", "uü"),
}  # fmt: skip
SPELLED = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "þ": "th", "ð": "d", "ı": "i"})
LEADING = re.compile(r"^[\W_]+")

Rank = tuple[bool, tuple[tuple[str, int], ...], str]


def rank(text: str, language: str) -> Rank:
    """A key to sort words by: those that begin with no letter come first."""
    letters = tuple(_letters(text, language))
    return bool(letters) and letters[0][0].isalpha(), letters, text


def initial(text: str, language: str) -> str:
    """The letter under which a word stands, as a capital; empty where it begins with none."""
    letter, place = next(_letters(text, language), ("", 0))
    own = next((run[place] for run in _runs(language) if place and run[0] == letter), letter)
    return own.upper() if letter.isalpha() else ""


def _runs(language: str) -> tuple[str, ...]:
    return OWN.get(language.split("-", maxsplit=1)[0], ())


def _letters(text: str, language: str) -> Iterator[tuple[str, int]]:
    """Each letter as the plain one that it stands behind, and how far behind."""
    runs = _runs(language)
    for letter in unicodedata.normalize("NFC", LEADING.sub("", text).casefold()):
        run = next((run for run in runs if letter in run[1:]), "")
        if run:
            yield run[0], run.index(letter)
        elif letter.isalnum():
            plain = unicodedata.normalize("NFD", letter).translate(SPELLED)
            yield from ((part, 0) for part in plain if not unicodedata.combining(part))
