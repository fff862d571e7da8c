"""The shops that an EPUB may be made for, and what each of them wants (`targets.toml`)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

GENERIC = "generic"


@dataclass(frozen=True)
class Target:
    """One shop's wishes; the file of the data says what each means."""

    cover_page: bool
    cover_inside: bool
    longest_side: int
    most_pixels: int
    most_bytes: int
    cover_least: tuple[int, int]
    refuses: tuple[str, ...]
    formulas: str


def targets() -> tuple[str, ...]:
    """The names of the targets, `generic` first."""
    return tuple(name for name in _data() if name != "shops")


def target_of(name: str) -> Target:
    """A target by its name."""
    wishes: dict[str, Any] = {**_data()[GENERIC], **_data()[name]}
    return Target(**{field.name: _frozen(wishes[field.name]) for field in fields(Target)})


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def shop_of(address: str) -> str:
    """The shop that a web address leads to, or nothing."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    for shop, patterns in _data()["shops"].items():
        if any(_is(host, pattern) for pattern in patterns):
            return str(shop)
    return ""


def _is(host: str, pattern: str) -> bool:
    stem = pattern.removesuffix("*")
    if stem == pattern:
        return host == pattern
    return host.startswith(stem) and host.count(".") <= stem.count(".") + 1  # amazon.de, amazon.co.uk


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "targets.toml").read_text(encoding="utf-8"))
