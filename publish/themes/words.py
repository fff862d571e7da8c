"""What the parts of a book are called in its language: the labels of `words.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

FALLBACK = "en"
RELATIVES = {
    "no": "nb",
    "nn": "nb",
    "zh-tw": "zh-Hant",
    "zh-hk": "zh-Hant",
    "zh-mo": "zh-Hant",
    "iw": "he",
}


@cache
def _all() -> Mapping[str, Mapping[str, str]]:
    text = (files(__package__) / "words.toml").read_text(encoding="utf-8")
    return {tag: MappingProxyType(labels) for tag, labels in tomllib.loads(text).items()}


def languages() -> tuple[str, ...]:
    """The languages there are words for, as BCP 47 tags."""
    return tuple(_all())


def tag_of(language: str) -> str:
    """The language that a BCP 47 tag gets its words in: itself, else without its subtags, else English."""
    known = {tag.lower(): tag for tag in _all()} | RELATIVES
    subtags = language.lower().replace("_", "-").split("-")
    for length in range(len(subtags), 0, -1):
        if tag := known.get("-".join(subtags[:length])):
            return tag
    return FALLBACK


def words(language: str) -> Mapping[str, str]:
    """The labels for a BCP 47 tag.

    `chapter_label`, `part_label` and `appendix_label` are patterns with `{number}` in them.
    """
    return _all()[tag_of(language)]
