"""Makes every id unique in the book, and every heading a target that links can name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from publish import rules
from publish.book.divisions import Division
from publish.book.names import free
from publish.book.tree import HEADINGS, has_class, local, source_of, words_of
from publish.problems import Location, Problem
from publish.transforms import pointers, slugs
from publish.transforms.files import is_frame
from publish.transforms.headings import ORIGINAL


@dataclass(frozen=True)
class Targets:
    """What links may name in one file of a division, and the ids that these places have in the book.

    `start` is where a link to the file itself leads. `explicit` are the ids that the author wrote,
    `slugs` those that tools make of the headings, the likeliest first. `titles` are the words of the
    headings, and the first of them for the file, by their ids in the book.
    """

    division: Division
    source: str
    start: str
    explicit: Mapping[str, str]
    slugs: tuple[Mapping[str, str], ...]
    titles: Mapping[str, str]

    def find(self, name: str) -> str:
        """The id in the book that a name leads to; an empty text where there is none."""
        tables = (self.explicit, *self.slugs)
        for form in (name, name.lower()):
            for table in tables:
                if form in table:
                    return table[form]
        return self.slugs[-1].get(slugs.bare(name), "") if slugs.bare(name) else ""

    @property
    def names(self) -> set[str]:
        """What an author would write, for hints."""
        return {*self.explicit, *self.slugs[0]}


def assign(divisions: Iterable[Division], problems: list[Problem]) -> tuple[Targets, ...]:
    """Prefix every id with its division's, and give the headings without one an id from their words."""
    first: dict[tuple[str, str], Location] = {}
    return tuple(targets for division in divisions for targets in _assign(division, first, problems))


def _assign(
    division: Division, first: dict[tuple[str, str], Location], problems: list[Problem]
) -> Iterator[Targets]:
    names = _Names(division, first, problems)
    for source, nodes in _by_file(division).items():
        explicit = names.rename(nodes, source)
        headings = list(names.name_headings(nodes))
        own = source == division.source
        start = division.id if own else names.start(nodes, source)
        titles = {target: words for words, target in reversed(headings)}
        titles.setdefault(start, headings[0][0] if headings else "")
        yield Targets(division, source, start, explicit, slugs.tables(headings), titles)
    division.tree.set("id", division.id)


def _by_file(division: Division) -> dict[str, list[etree._Element]]:
    """The elements of each file in the order of the text, the division's own file first."""
    files: dict[str, list[etree._Element]] = {division.source: []}
    for node in division.tree.iterdescendants(etree.Element):
        nodes = files.setdefault(source_of(node) or division.source, [])
        if not is_frame(node):
            nodes.append(node)
    return files


@dataclass
class _Names:
    """The ids of one division: what is taken, and where a name that the author wrote stands first."""

    division: Division
    first: dict[tuple[str, str], Location]
    problems: list[Problem]
    taken: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.taken.add(f"{self.division.id}--title".lower())  # the EPUB may give it to the title

    def rename(self, nodes: list[etree._Element], source: str) -> dict[str, str]:
        """Make the ids that the author wrote unique; the file's names for them, and what they became."""
        known: dict[str, str] = {}
        for node in nodes:
            if not pointers.is_in_drawing(node):
                for name in self._rename(node, source):
                    known.setdefault(name, node.get("id") or "")
        pointers.follow([node for node in nodes if not pointers.is_in_drawing(node)], known)
        for drawing in filter(pointers.is_drawing, nodes):
            for name, fresh in self._rename_drawing(drawing).items():
                known.setdefault(name, fresh)
        return known

    def _rename(self, node: etree._Element, source: str) -> list[str]:
        written = _written(node)
        for name in written:
            self._report_again(name, source, node)
        if written:
            node.set("id", self._fresh(written[0]))
        return written

    def _rename_drawing(self, drawing: etree._Element) -> dict[str, str]:
        """A drawing points only into itself, and two of them may have the same ids."""
        parts = list(drawing.iter(etree.Element))
        renamed = {name: self._fresh(name) for part in parts if (name := (part.get("id") or "").strip())}
        for part in parts:
            if name := (part.get("id") or "").strip():
                part.set("id", renamed[name])
        pointers.follow(parts, renamed)
        return renamed

    def _report_again(self, name: str, source: str, node: etree._Element) -> None:
        place = self.division.place(node)
        before = self.first.setdefault((source, name), place)
        if before is not place:
            self.problems.append(rules.DUPLICATE_ID.at(place, f"the id '{name}' is also in {before}"))

    def _fresh(self, name: str) -> str:
        return free(f"{self.division.id}--{safe(name)}", self.taken)

    def name_headings(self, nodes: list[etree._Element]) -> Iterator[tuple[str, str]]:
        """The words of every heading, and the id that it has then; last, other wordings of the title."""
        headings = [node for node in nodes if node.tag in HEADINGS]
        shown = [words_of(_title_of(heading)) for heading in headings]
        written = [str(node.attrib.pop(ORIGINAL, words)) for node, words in zip(headings, shown, strict=True)]
        slugged = slugs.numbered(slugs.STYLES[0], written)
        for heading, slug in zip(headings, slugged, strict=True):
            if local(heading) != "h1" and not heading.get("id"):
                heading.set("id", self._fresh(slug or slugs.SECTION))
        ids = [self.division.id if local(node) == "h1" else node.get("id") or "" for node in headings]
        pairs = zip(written, ids, strict=True)
        yield from ((words, id_) for words, id_ in pairs if words or id_ != self.division.id)
        yield from ((words, id_) for words, old, id_ in zip(shown, written, ids, strict=True) if words != old)

    def start(self, nodes: list[etree._Element], source: str) -> str:
        """The id of the first thing in a nested file."""
        first = next((node for node in nodes if not _is_note(node)), None)
        if first is None:
            return self.division.id
        if not first.get("id"):
            stem = source.rpartition("/")[2].rpartition(".")[0]
            first.set("id", self._fresh(f"file-{stem}"))
        return first.get("id") or ""


def _written(node: etree._Element) -> list[str]:
    """The ids that the author gave an element; an old `<a name>` is one too."""
    if _is_note(node) or has_class(node, "note-call"):
        return []
    names = [node.get("id")]
    if local(node) == "a":
        names.append(node.attrib.pop("name", None))
    return list(dict.fromkeys(name.strip() for name in names if name and name.strip()))


def _is_note(node: etree._Element) -> bool:
    return has_class(node, "note") and (node.get("id") or "").startswith("note:")


def _title_of(heading: etree._Element) -> etree._Element:
    return next((node for node in heading if has_class(node, "title")), heading)


def safe(name: str) -> str:
    """A name that may stand in an XML id and in an address without escaping anything but letters."""
    return re.sub(r"[^\w.-]", "-", name)
