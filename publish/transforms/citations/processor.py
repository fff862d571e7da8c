"""Words for citations and for the list of works.

The library behind it knows nothing of the letters that tell two works of one year apart, nor of citations
without their author; signs stand for these meanwhile.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from string import ascii_lowercase
from typing import Any

from publish.transforms.citations.clusters import Cite, labels_of
from publish.transforms.citations.engine import Engine, UnsetError, item
from publish.transforms.citations.signs import AUTHOR, CLOSE, OPEN, YEAR, guarded, index_sign


class Processor:
    """Sets the citations of a book, whose works it gets in the order in which they are cited first.

    Raises UnsetError where the style sets nothing, as its methods do.
    """

    def __init__(self, style: bytes, language: str, works: Mapping[str, Mapping[str, Any]]) -> None:
        # The library takes two keys for one that differ in capitals only.
        self._names = {key: f"w{number}" for number, key in enumerate(works)}
        named = {self._names[key]: fields for key, fields in works.items()}
        self._engine, self._probe = Engine(style, language, named), Engine(style, language, named)
        self.in_notes, self.lists = self._engine.in_notes, self._engine.lists
        self.labels = labels_of(self._engine.term)
        if self._engine.tells_years_apart:
            self._tell_years_apart()

    @property
    def order(self) -> list[str]:
        """The keys of the works in the order of the list."""
        keys = {name: key for key, name in self._names.items()}
        return [keys[name] for name in self._engine.order]

    def entry(self, key: str) -> str:
        """A work's entry in the list, as HTML with signs."""
        return self._engine.entry(self._names[key])

    def cite(self, cites: Sequence[Cite]) -> str:
        """A citation as HTML with signs, which show where each of its works begins and ends."""
        items = [
            item(
                self._names[cite.key],
                f"{guarded(cite.prefix)}{OPEN}{index_sign(number)}",
                f"{CLOSE}{guarded(cite.suffix)}",
                cite.label,
                guarded(cite.locator),
            )
            for number, cite in enumerate(cites)
        ]
        hidden = [self._names[cite.key] for cite in cites if cite.without_author]
        with self._engine.with_author(hidden, AUTHOR):
            words = self._engine.cite(items)
        return re.sub(f"{AUTHOR}[,.:;]?\\s*", "", words)

    def names(self, key: str) -> str:
        """Those who made a work, as they stand in running text: what the style puts before the year."""
        name = self._names[key]
        if not self.in_notes:
            with self._probe.with_year(name, YEAR):
                before, sign, _ = self._probe.cite([item(name)]).partition(YEAR)
            if sign:
                return before.lstrip("([").rstrip(" ,(")
        people = self._probe.people(name)
        if len(people) > 2:
            return f"{people[0]} {self._engine.term('et-al', '', False) or 'et al.'}"
        return f" {self._engine.term('and', '', False) or '&'} ".join(people)

    def _tell_years_apart(self) -> None:
        """Put letters behind the years of works whose citations read the same."""
        alike: dict[str, list[str]] = {}
        for name in self._engine.order:
            try:
                words = self._probe.cite([item(name)])
            except UnsetError:
                continue  # told where it is cited
            if self._probe.year(name) is not None:
                alike.setdefault(words, []).append(name)
        for names in alike.values():
            for name, letter in zip(names, ascii_lowercase, strict=False) if len(names) > 1 else ():
                for engine in (self._engine, self._probe):
                    engine.write_year(name, f"{engine.year(name)}{letter}")
