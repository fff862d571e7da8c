"""Which fonts the pages of a unit want, as it stands in their file until the book's fonts are cut."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

MARK = b"publish font "


@dataclass(frozen=True)
class Request:
    """A font that is wanted: the digest of its file, how it is varied, and the numbers of its glyphs."""

    file: str
    weight: int
    size: float
    style: int
    variations: tuple[tuple[str, float], ...]
    glyphs: frozenset[int]

    @property
    def face(self) -> Request:
        """The request without the glyphs: two that agree in it become one font."""
        return replace(self, glyphs=frozenset())

    def written(self) -> bytes:
        """The request as it stands in a unit's file."""
        facts = [self.file, self.weight, self.size, self.style, self.variations, sorted(self.glyphs)]
        return MARK + json.dumps(facts).encode()


def read(data: bytes) -> Request | None:
    """The request that stands in the place of a font; None where a font stands there."""
    if not data.startswith(MARK):
        return None
    file, weight, size, style, variations, glyphs = json.loads(data.removeprefix(MARK))
    return Request(file, weight, size, style, tuple(map(tuple, variations)), frozenset(glyphs))


@lru_cache(maxsize=256)
def digest(path: Path) -> str:
    """The digest of a font's file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
