"""What the house's marks inside a line have in common: each finds its element in a match of its pattern."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import InlineProcessor

# The element or the text, and where it begins and ends in the searched text; None for the element is no find.
Found = tuple[Element | str | None, int, int]


class Inline(InlineProcessor):
    """A mark inside a line."""

    # Python-Markdown's own class changes the signature too.
    def handleMatch(  # type: ignore[override]  # noqa: N802
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> Found:
        """What Python-Markdown calls; the match knows the text."""
        return self.find(m)

    def find(self, match: re.Match[str]) -> Found:
        """The element for a match."""
        raise NotImplementedError


def nothing(match: re.Match[str]) -> Found:
    """No find: the search goes on behind the match."""
    return None, match.start(), match.end()
