"""The entries of an index, each with its places, its references, and the entries below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from publish import rules
from publish.book.names import free, slug
from publish.problems import Problem, nearest
from publish.transforms.indexing.alphabets import initial, rank
from publish.transforms.indexing.marks import Mark


@dataclass
class Entry:
    """An entry: its words, what it is sorted by, its id, its marks in the order of the book."""

    words: str
    id: str
    sort: str = ""
    marks: list[Mark] = field(default_factory=list)
    see: list[Mark] = field(default_factory=list)
    also: list[Mark] = field(default_factory=list)
    below: dict[str, Entry] = field(default_factory=dict)


class Index:
    """All entries, by the words on the way to them."""

    def __init__(self, marks: Iterable[Mark], language: str) -> None:
        self.language = language
        self.top: dict[str, Entry] = {}
        self._taken: set[str] = set()
        for mark in marks:
            entry = self._make(mark.path)
            entry.sort = entry.sort or mark.sort
            entry.see += [mark] if mark.see else []
            entry.also += [mark] if mark.also else []
            if not (mark.see or mark.also) or mark.end:
                entry.marks.append(mark)

    def find(self, path: tuple[str, ...]) -> Entry | None:
        """The entry at the end of a way."""
        level, entry = self.top, None
        for words in path:
            entry = level.get(words)
            if entry is None:
                return None
            level = entry.below
        return entry

    def groups(self) -> Iterator[tuple[str, list[Entry]]]:
        """The entries by their initial letter, which is empty for those that begin with none."""
        found: dict[str, list[Entry]] = {}
        for entry in self.sorted(self.top):
            found.setdefault(initial(entry.sort or entry.words, self.language), []).append(entry)
        yield from found.items()

    def sorted(self, level: dict[str, Entry]) -> list[Entry]:
        """The entries of a level in the order of the alphabet."""
        return sorted(level.values(), key=lambda entry: rank(entry.sort or entry.words, self.language))

    def problems(self) -> Iterator[Problem]:
        """References to entries that are not there."""
        for entry in self._all(self.top):
            for mark in dict.fromkeys((*entry.see, *entry.also)):
                for wanted in (*mark.see, *mark.also):
                    if self.find(wanted) is None:
                        hint = nearest(wanted[0], self.top)
                        said = f"the index has no entry '{', '.join(wanted)}'"
                        yield rules.BAD_INDEX_MARK.at(mark.division.place(mark.node), said, hint)

    def _all(self, level: dict[str, Entry]) -> Iterator[Entry]:
        for entry in level.values():
            yield entry
            yield from self._all(entry.below)

    def _make(self, path: tuple[str, ...]) -> Entry:
        level, name = self.top, "index"
        for words in path:
            name = f"{name}-{slug(words, 'x')}"
            if words not in level:
                level[words] = Entry(words, free(name, self._taken))
            entry = level[words]
            level = entry.below
        return entry
