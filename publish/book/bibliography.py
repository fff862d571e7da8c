"""The works that a book cites, and how it cites them (CSL 1.0.2 and its data format, CSL-JSON)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from publish.problems import Location


@dataclass(frozen=True)
class Work:
    """A work with the key that it is cited by, and where its entry stands."""

    key: str
    data: Mapping[str, Any] = field(repr=False)
    place: Location = field(default_factory=Location)


@dataclass(frozen=True)
class Bibliography:
    """The works by their keys, and the style: a CSL document, and whether it was `chosen`.

    `aliases` are other names for keys. With `by_chapter` every chapter lists what it cites; with `whole`
    the works are listed that nobody cites, too.
    """

    works: Mapping[str, Work] = field(default_factory=dict)
    style: bytes = field(default=b"", repr=False)
    chosen: bool = False
    aliases: Mapping[str, str] = field(default_factory=dict)
    by_chapter: bool = False
    whole: bool = False
