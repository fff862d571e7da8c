"""What the passes over one chapter share: its context, the files it takes in, and what there is to report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from publish import rules
from publish.manuscript.expansion.context import Context
from publish.manuscript.expansion.files import Shelf, Unavailable
from publish.manuscript.expansion.page import Page
from publish.problems import Location, Problem


@dataclass
class Desk:
    """Gathers the reports of the passes over one chapter."""

    context: Context
    problems: list[Problem]
    shelf: Shelf = field(init=False)

    def __post_init__(self) -> None:
        self.shelf = Shelf(self.context.book)
        self._left: dict[str, list[int]] = {}
        self._missing: set[Problem] = set()

    def place(self, page: Page, offset: int) -> Location:
        """Where an offset is in the author's file."""
        return Location(self.context.name, page.line(offset))

    def missing(self, page: Page, offset: int, fault: Unavailable) -> None:
        """Report something that was to be taken in and cannot be had."""
        problem = rules.MISSING_INCLUDE.at(self.place(page, offset), fault.words)
        if problem not in self._missing:
            self._missing.add(problem)
            self.problems.append(problem)

    def leave(self, page: Page, offset: int, tag: str) -> None:
        """Note a tag that is not run; the same tag is reported once in a chapter."""
        self._left.setdefault(tag, []).append(page.line(offset))

    def settle(self) -> None:
        """Report the tags that were noted."""
        for tag, lines in self._left.items():
            more = f", as in {_listed(lines[1:])}" if len(lines) > 1 else ""
            place = Location(self.context.name, lines[0])
            self.problems.append(rules.NOT_RUN.at(place, f"{tag} is not run{more}"))


def _listed(lines: Iterable[int]) -> str:
    """Some line numbers in words: `line 4`, `lines 4, 9, 12 …`."""
    numbers = sorted(set(lines))
    words = ", ".join(str(number) for number in numbers[:4])
    return f"line{'s' if len(numbers) > 1 else ''} {words}{' …' if len(numbers) > 4 else ''}"
