"""The running text of a Markdown file: what stands in listings and comments is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

FENCE = re.compile(r" {0,3}(?P<mark>`{3,}|~{3,})")


def without_listings(text: str) -> str:
    """The text with empty lines for fenced listings and comments, so that lines keep their number."""
    return "\n".join(_lines(_without_comments(text)))


def _without_comments(text: str) -> str:
    kept: list[str] = []
    position = 0
    while (start := text.find("<!--", position)) >= 0:
        end = text.find("-->", start)
        if end < 0:
            break
        kept += (text[position:start], "\n" * text.count("\n", start, end))
        position = end + len("-->")
    return "".join((*kept, text[position:]))


def _lines(text: str) -> Iterator[str]:
    mark = ""
    for line in text.split("\n"):
        fence = FENCE.match(line)
        if mark:
            closes = fence and fence["mark"].startswith(mark) and not line.strip().strip(mark[0])
            mark = "" if closes else mark
            yield ""
        elif fence:
            mark = fence["mark"]
            yield ""
        else:
            yield line
