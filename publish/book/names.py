"""Names that are safe in files, ids and addresses: ASCII, lower case, each handed out once."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 60
# Letters that do not come apart into a plain one and its accent.
LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "þ": "th", "ð": "d", "ı": "i"}
)


def slug(text: str, fallback: str = "") -> str:
    """Lower-case ASCII letters, digits and hyphens, cut at a word; the fallback where none is left."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(LETTERS)).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’]", "", plain)).strip("-")
    if len(name) > LONGEST:
        name = name[: LONGEST + 1].rpartition("-")[0] or name[:LONGEST]
    return name or fallback


def identifier(text: str, fallback: str) -> str:
    """A slug that begins with a letter, as an id must."""
    return slug(text).lstrip("0123456789-") or fallback


def free(name: str, taken: set[str]) -> str:
    """The name, or the first free of `name-2`, `name-3` …, before its ending; it is taken then."""
    stem, dot, suffix = name.rpartition(".")
    stem, suffix = (stem, f".{suffix}") if dot else (name, "")
    found, number = name, 1
    while found.lower() in taken:
        number += 1
        found = f"{stem}-{number}{suffix}"
    taken.add(found.lower())
    return found
