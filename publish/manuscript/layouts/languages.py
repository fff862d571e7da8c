"""Folders that are named for a language, one translation of the book in each: `zh`, `pt-br`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from publish import rules
from publish.manuscript.layouts.ground import Ground
from publish.problems import Location

# fmt: off
NAMED = frozenset({
    "ar", "be", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi",
    "hr", "hu", "id", "it", "ja", "ko", "lt", "lv", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sr",
    "sv", "ta", "te", "th", "tr", "uk", "ur", "vi", "zh", "pt-br", "zh-cn", "zh-hans", "zh-tw", "zh-hk",
    "zh-hant", "en-us", "en-gb", "es-es", "es-mx", "fr-fr", "de-de",
})
# fmt: on
REGULAR = {"zh-cn": "zh", "zh-hans": "zh", "zh-tw": "zh-Hant", "zh-hk": "zh-Hant", "zh-hant": "zh-Hant"}


def language_of(name: str) -> str:
    """The language that a folder is named for, or an empty text."""
    plain = name.lower().replace("_", "-")
    if plain not in NAMED:
        return ""
    language, _, region = plain.partition("-")
    return REGULAR.get(plain) or (f"{language}-{region.upper()}" if region else language)


def translations(folder: Path) -> dict[str, Path]:
    """The folders in a folder that are named for a language, by that language."""
    named = {language_of(path.name): path for path in sorted(folder.iterdir()) if path.is_dir()}
    return {language: path for language, path in named.items() if language}


def choose(ground: Ground, there: Mapping[str, Path]) -> str:
    """The language of the one translation that is the book: the only one, or that of the book's file."""
    if ground.language in there or not there:
        return ground.language
    first = next(iter(there))
    if len(there) > 1:
        listed = ", ".join(f"'{ground.name_of(path)}'" for path in there.values())
        words = f"the book is here in several languages: {listed}"
        folder = ground.name_of(there[first])
        hint = f"name layout and language in a book.toml, or build one of them: publish build {folder}"
        ground.problems.append(rules.SEVERAL_LAYOUTS.at(Location(), words, hint))
    return first


def in_one(ground: Ground, has: Callable[[Path], bool]) -> Path | None:
    """The folder of the translation that is the book, of those that have what is looked for."""
    there = {language: path for language, path in translations(ground.book).items() if has(path)}
    return there.get(choose(ground, there))
