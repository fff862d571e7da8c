"""Citations and cross-references in Python-Markdown's tree: their source, which nothing else touches."""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown.util import STX, AtomicString, code_escape

from publish.manuscript.house.inline import Found, Inline, nothing
from publish.manuscript.house.references import label_key
from publish.manuscript.syntax import citations


class Citation(Inline):
    """`[@key, p. 3]`, `@key`, `@fig-x` and the like."""

    def __init__(self, md: Any) -> None:
        super().__init__(citations.START, md)

    def find(self, match: re.Match[str]) -> Found:
        """A span with the source, unless code stands in it."""
        text, start = match.string, match.start()
        found = citations.find(text, start, len(text), lambda label: label_key(label) in self.md.references)
        if found is None or STX in found.source:
            return nothing(match)
        element = Element("span", dict(found.attributes))
        element.text = AtomicString(code_escape(found.source))
        return element, start, start + len(found.source)
