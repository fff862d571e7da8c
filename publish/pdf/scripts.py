"""Which package brings a font for letters that no font on this machine has."""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

PICTURES = range(0x1F000, 0x1FB00)  # the blocks of emoji (Unicode, chapter 22)


@dataclass(frozen=True)
class Source:
    """Fonts of a script: what to call it, and the packages that bring them."""

    called: str
    debian: str
    fedora: str
    macos: str

    def __str__(self) -> str:
        return (
            f"a font for {self.called} is in: Debian and Ubuntu: apt install {self.debian}, "
            f"Fedora: dnf install {self.fedora}, macOS: brew install --cask {self.macos}"
        )


def hint(letters: set[str]) -> str:
    """What to install for some letters of one script."""
    letter = min(letters)
    if ord(letter) in PICTURES:
        return str(_source(_table()["emoji"], ""))
    first = script(letter)
    rows = [row for row in _table()["script"] if first in row["first"]]
    return str(_source(rows[0] if rows else _table()["other"], first))


def script(letter: str) -> str:
    """The first word of a letter's name in Unicode, by which letters of a script go together."""
    return unicodedata.name(letter, "?").split()[0].split("-")[0]


def _source(row: dict[str, Any], first: str) -> Source:
    named = {"called": first.capitalize(), "fedora": first.lower(), "macos": first.lower()}
    return Source(
        **{
            key: row[key].replace("{script}", named.get(key, ""))
            for key in ("called", "debian", "fedora", "macos")
        }
    )


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "scripts.toml").read_text(encoding="utf-8"))
