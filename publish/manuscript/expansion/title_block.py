"""pandoc's title block: up to three fields at the head of a file, each after a percent sign."""

from __future__ import annotations

import re

from publish.manuscript.expansion.desk import Desk
from publish.manuscript.expansion.page import Edit, Page

_BLOCK = re.compile(r"(?:%[ \t]*[^\n]*(?:\n|\Z)(?:[ \t]+\S[^\n]*(?:\n|\Z))*){1,3}(?=\n|\Z)")
_FIELD = re.compile(r"^%[ \t]*([^\n]*(?:\n[ \t]+\S[^\n]*)*)", re.MULTILINE)
# Headings of this form tell about a book (see `splitting`).
_NAMES = ("Title", "Author", "Date")


def expand(page: Page, desk: Desk) -> Page:
    """The page with headings that tell title, author and date."""
    block = _BLOCK.match(page.text)
    if block is None or page.lines[0] != 1:
        return page
    fields = [" ".join(words.split()) for words in _FIELD.findall(block[0])]
    told = [f"# {name}: {words}" for name, words in zip(_NAMES, fields, strict=False) if words]
    return page.edited([Edit(block.start(), block.end(), "".join(f"{heading}\n\n" for heading in told))])
