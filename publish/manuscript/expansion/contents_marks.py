"""Marks at which a site puts a table of contents; a book has its own. And kramdown's extensions in braces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publish.manuscript.expansion.desk import Desk
from publish.manuscript.expansion.page import Edit, Page
from publish.manuscript.expansion.regions import CODE, Regions

_MARKS = (
    # "* TOC" and "{:toc}" of kramdown
    re.compile(
        r"^(?:[-*+]|\d+\.)[ \t]+[^\n]*\n(?:[ \t]*\{:[^{}\n]*\}[ \t]*\n)*"
        r"[ \t]*\{:[ \t]*toc\b[^{}\n]*\}[ \t]*$",
        re.MULTILINE,
    ),
    re.compile(
        r"^[ \t]*(?:\[TOC\]|\[\[toc\]\]|\[\[_TOC_\]\]|\$\{toc\}|@\[toc\](?:\([^()\n]*\))?)[ \t]*$",
        re.MULTILINE | re.IGNORECASE,
    ),
    # lists that tools write between two comments
    re.compile(
        r"<!--[ \t]*(?:toc|START doctoc[^\n]*?|TOC depth[^\n]*?)[ \t]*-->(?:\s*<!--[ \t]*DON'T[^\n>]*-->)?"
        r"(?:[^`<\n]|<(?!!--)|\n(?!#)){0,20000}"
        r"<!--[ \t]*(?:tocstop|/toc|END doctoc[^\n]*?)[ \t]*-->",
        re.IGNORECASE,
    ),
    # {::comment} … {:/comment} and {::options … /}
    re.compile(r"\{::comment\}(?:[^{]|\{(?!:)){0,20000}\{:/(?:comment)?\}"),
    re.compile(r"\{::(?:nomarkdown|options|toc)\b[^{}\n]*/?\}|\{:/(?:nomarkdown)?\}"),
)


def drop(page: Page, desk: Desk) -> Page:
    """The page without these marks."""
    return page.edited(_edits(page.text))


def _edits(text: str) -> Iterator[Edit]:
    regions = Regions(text)
    for pattern in _MARKS:
        for match in pattern.finditer(text):
            if not regions.is_in(match.start(), CODE):
                yield Edit(*match.span())
