"""Names for the files that an import writes: ASCII, from titles, each once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_LONGEST = 60
# Files of these names are no chapters, as every repository has them.
_NOT_CHAPTERS = re.compile(
    r"\A(.*-readme|readme|licen[cs]e|notice|changelog|contributing|security|summary|authors|todo)\Z"
)
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "þ": "th", "ð": "d", "ı": "i"}
)


def slug(text: str, fallback: str = "") -> str:
    """Lower-case ASCII letters, digits and hyphens, cut at a word."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS)).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’]", "", plain)).strip("-")
    if len(name) > _LONGEST:
        name = name[: _LONGEST + 1].rpartition("-")[0] or name[:_LONGEST]
    return name or fallback


def of_chapters(titles: Iterable[str], taken: Iterable[str], fallback: str) -> list[str]:
    """A name without its ending for each chapter; several are numbered, after those that are there."""
    stems = [_NOT_CHAPTERS.sub(r"the\1", slug(title, fallback)) for title in titles]
    if len(stems) == 1:
        return stems
    first = max((int(match[1]) for name in taken if (match := re.match(r"(\d{1,3})-", name))), default=0) + 1
    width = max(2, len(str(first + len(stems) - 1)))
    return [f"{number:0{width}}-{stem}" for number, stem in enumerate(stems, first)]


def free(name: str, taken: set[str]) -> str:
    """The name, or the first free of `name-2`, `name-3` …; it is taken then."""
    stem, dot, suffix = name.rpartition(".")
    stem, suffix = (stem, f".{suffix}") if dot else (name, "")
    found, number = name, 1
    while found.lower() in taken:
        number += 1
        found = f"{stem}-{number}{suffix}"
    taken.add(found.lower())
    return found
