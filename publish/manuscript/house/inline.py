"""What the house's marks inside a line have in common: each finds its element in a match of its pattern."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import InlineProcessor

# The element or the text, and where it begins and ends in the searched text; None for the element is no find.
NEAR = 1_000  # letters
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


class Brackets:
    """Finds a bracket's partner; once one has none nearby, all of a text are paired, to save time."""

    def __init__(self) -> None:
        self._text = ""
        self._pairs: dict[int, int] = {}

    def partner(self, text: str, position: int) -> int | None:
        """Where the bracket stands that closes or opens what the one at a position opens or closes."""
        if text is self._text:
            return self._pairs.get(position)
        found = _look(text, position)
        if found is None:
            self._text, self._pairs = text, _pair(text)
            return self._pairs.get(position)
        return found


def _look(text: str, position: int) -> int | None:
    forward, depth = text[position] == "[", 0
    end = min(position + NEAR, len(text)) if forward else max(position - NEAR, -1)
    for place in range(position, end, 1 if forward else -1):
        depth += {"[": 1, "]": -1}.get(text[place], 0)
        if not depth:
            return place
    return None


def _pair(text: str) -> dict[int, int]:
    """The partner of every bracket that has one."""
    pairs, waiting = {}, []
    for match in re.finditer(r"[\[\]]", text):
        if match[0] == "[":
            waiting.append(match.start())
        elif waiting:
            opening = waiting.pop()
            pairs[opening], pairs[match.start()] = match.start(), opening
    return pairs


def nothing(match: re.Match[str]) -> Found:
    """No find: the search goes on behind the match."""
    return None, match.start(), match.end()
