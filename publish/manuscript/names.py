"""Names that are safe in files and addresses: ASCII, lower case, each handed out once."""

from __future__ import annotations

import re
import unicodedata


def slug(text: str, fallback: str) -> str:
    """Lower-case ASCII letters, digits and hyphens that begin with a letter."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’]", "", plain)).strip("-")
    return re.sub(r"^[\d-]+", "", name) or fallback


class Names:
    """Hands out names that are not yet taken, by adding a number."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def unique(self, wanted: str) -> str:
        """The wanted name, or the first free of `name-2`, `name-3` …"""
        name, number = wanted, 1
        while name in self._taken:
            number += 1
            name = f"{wanted}-{number}"
        self._taken.add(name)
        return name
