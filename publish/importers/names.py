"""Names for the chapters that an import writes, from their titles."""

from __future__ import annotations

import re
from collections.abc import Iterable

from publish.book.names import slug

# Files of these names are no chapters, as every repository has them.
_NOT_CHAPTERS = re.compile(
    r"\A(.*-readme|readme|licen[cs]e|notice|changelog|contributing|security|summary|authors|todo)\Z"
)


def of_chapters(titles: Iterable[str], taken: Iterable[str], fallback: str) -> list[str]:
    """A name without its ending for each chapter; several are numbered, after those that are there."""
    stems = [_NOT_CHAPTERS.sub(r"the\1", slug(title, fallback)) for title in titles]
    if len(stems) == 1:
        return stems
    first = max((int(match[1]) for name in taken if (match := re.match(r"(\d{1,3})-", name))), default=0) + 1
    width = max(2, len(str(first + len(stems) - 1)))
    return [f"{number:0{width}}-{stem}" for number, stem in enumerate(stems, first)]
