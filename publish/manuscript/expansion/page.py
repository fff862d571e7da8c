"""A text that is rewritten, and for each of its lines the line in the author's file that it came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple


class Edit(NamedTuple):
    """A stretch of the text, and what shall stand in its place."""

    start: int
    end: int
    text: str = ""


@dataclass(frozen=True)
class Page:
    """`lines[i]` is the line in the author's file of line i + 1 of the text."""

    text: str
    lines: tuple[int, ...]

    @classmethod
    def of(cls, text: str, first_line: int = 1) -> Page:
        """A text as it stands in the file, from a line on."""
        return cls(text, tuple(range(first_line, first_line + text.count("\n") + 1)))

    @cached_property
    def starts(self) -> list[int]:
        """Where the lines of the text begin."""
        starts = [0]
        while (at := self.text.find("\n", starts[-1])) >= 0:
            starts.append(at + 1)
        return starts

    def index(self, offset: int) -> int:
        """Which line of the text an offset is in, from 0."""
        return bisect_right(self.starts, offset) - 1

    def line(self, offset: int) -> int:
        """The line in the author's file of an offset."""
        return self.lines[self.index(offset)]

    def edited(self, edits: Iterable[Edit]) -> Page:
        """The page with its edits made.

        Of two that overlap the later one is not made, unless they only share white space.
        """
        writer = _Writer(self)
        position = 0
        for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
            if edit.start < position <= edit.end and self.text[edit.start : position].isspace():
                edit = edit._replace(start=position)  # noqa: PLW2901  # the same edit, cut short
            if edit.start >= position:
                writer.keep(position, edit.start)
                writer.put(edit)
                position = edit.end
        if not position and not writer.parts:
            return self
        writer.keep(position, len(self.text))
        return Page("".join(writer.parts), tuple(writer.lines))


class _Writer:
    """Puts a page together again; a line belongs where its first character came from."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.parts: list[str] = []
        self.lines = [page.lines[0]]
        self.fresh = True

    def keep(self, start: int, end: int) -> None:
        """Take over a stretch as it is."""
        if start < end:
            self._settle(start)
            first = self.page.index(start)
            self.lines += self.page.lines[first + 1 : self.page.index(end) + 1]
            self._write(self.page.text[start:end])

    def put(self, edit: Edit) -> None:
        """Write new text; as many lines as before keep their places, more or fewer have the first one's."""
        self._settle(edit.start)
        if not edit.text:
            return
        first, last = self.page.index(edit.start), self.page.index(edit.end)
        count = edit.text.count("\n")
        alike = count == last - first
        self.lines += self.page.lines[first + 1 : last + 1] if alike else [self.page.lines[first]] * count
        self._write(edit.text)

    def _settle(self, offset: int) -> None:
        if self.fresh:
            self.lines[-1] = self.page.line(offset)

    def _write(self, text: str) -> None:
        self.parts.append(text)
        self.fresh = text.endswith("\n")
