"""Abbreviations are told in full where they are used first, if the author wants that."""

from __future__ import annotations

from collections.abc import Sequence

from publish.book.divisions import Division
from publish.book.tree import every, words_of


def expand(divisions: Sequence[Division]) -> None:
    """Put the long form behind the first use of every abbreviation in the book."""
    seen: set[str] = set()
    for division in divisions:
        for short in every(division.tree, "abbr"):
            words, long = words_of(short), short.get("title", "")
            if long and words not in seen:
                seen.add(words)
                short.tail = f" ({long}){short.tail or ''}"
