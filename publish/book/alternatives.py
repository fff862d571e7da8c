"""Whether an alternative text tells anything about its picture (WCAG 2.2, 1.1.1 and failure F30)."""

from __future__ import annotations

import re

FILE = re.compile(r"\S+\.(?:png|jpe?g|gif|svg|webp|avif|tiff?|bmp)", re.IGNORECASE)
PLACEHOLDER = re.compile(r"(?:image|img|picture|figure|photo|alt(?: text)?)\W*\d*", re.IGNORECASE)


def says_something(alternative: str) -> bool:
    """Not so where there are no words, only the name of a file, or a bare "image"."""
    words = alternative.strip()
    return bool(words) and not FILE.fullmatch(words) and not PLACEHOLDER.fullmatch(words)
