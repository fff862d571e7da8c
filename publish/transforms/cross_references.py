r"""Cross-references: `@fig-x`, `[see @fig-x]`, `\@ref(fig:x)`, `\ref{fig:x}` and `[](#x)` get words.

Citations (`@key` that is no label) are left for those who know the bibliography.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from publish import rules
from publish.book.divisions import Division
from publish.book.settings import Numbering
from publish.book.tree import (
    add_class,
    append,
    classes,
    element,
    every,
    replace,
    set_line,
    source_of,
    unwrap,
    with_class,
)
from publish.problems import Location, Problem, nearest
from publish.transforms import labels
from publish.transforms.identifiers import Targets
from publish.transforms.labels import Label
from publish.transforms.references import UNWORDED

PAGE, PAGE_NUMBER = "page-reference", "page-number"
_LATEX = re.compile(r"\\(?P<command>@ref|[a-zA-Z]*ref)")
_TABLES = ("tbl", "tab", "table")
_PREFIXED = re.compile(r"(?P<sort>[a-z]+)(?P<mark>[:-])(?P<name>.+)", re.DOTALL)


def resolve(
    divisions: tuple[Division, ...],
    targets: tuple[Targets, ...],
    numbering: Numbering,
    words: Mapping[str, str],
    problems: list[Problem],
) -> dict[str, Label]:
    """Number what is labelled, and make every reference a link with words; the labels by their ids."""
    book = _Book(divisions, targets, problems)
    found = [(node, book.division_of[node], book.targets_of(node)) for node in book.references()]
    named = {identifier for _, _, names in found for identifier in names if identifier}
    named |= {(link.get("href") or "")[1:] for link in book.links() if UNWORDED in link.attrib}
    numbered = labels.number(divisions, numbering, words, named)
    _report_twice(targets, problems)
    for node, division, names in found:
        _write(node, names, _Words(book, numbered), division, problems)
    for link in book.links():
        _word(link, _Words(book, numbered))
    return numbered


@dataclass
class _Book:
    """The divisions, and where their names lead."""

    divisions: tuple[Division, ...]
    targets: tuple[Targets, ...]
    problems: list[Problem]
    division_of: dict[etree._Element, Division] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.by_id = {division.id: division for division in self.divisions}
        self.titles = {id_: words for target in self.targets for id_, words in target.titles.items()}
        for division in self.divisions:
            for heading in every(division.tree, "h1"):
                if heading.get("id"):
                    self.by_id[heading.get("id") or ""] = division

    def references(self) -> Iterator[etree._Element]:
        """The references that are written as keys."""
        for division in self.divisions:
            for node in with_class(division.tree, "cross-reference"):
                if node.get("data-target"):
                    self.division_of[node] = division
                    yield node

    def links(self) -> Iterator[etree._Element]:
        """The links into the book."""
        for division in self.divisions:
            for link in list(every(division.tree, "a")):
                if (link.get("href") or "").startswith("#"):
                    yield link

    def targets_of(self, node: etree._Element) -> list[str]:
        """The ids that the keys of a reference name; an empty one for a key that nobody has."""
        division = self.division_of[node]
        source = source_of(node) or division.source
        circles = (
            [t for t in self.targets if t.source == source],
            [t for t in self.targets if t.division is division],
            list(self.targets),
        )
        return [self._find(key, circles) for key in (node.get("data-target") or "").split()]

    @staticmethod
    def _find(key: str, circles: Iterable[list[Targets]]) -> str:
        for circle in circles:
            for name in _spellings(key):
                if found := next((t.find(name) for t in circle if t.find(name)), ""):
                    return found
        return ""

    def known(self) -> set[str]:
        """What an author may have meant."""
        return {name for target in self.targets for name in target.names}


def _spellings(key: str) -> Iterator[str]:
    """`fig:x` may be written `fig-x`, and `tab:x` be called `tbl-x`."""
    yield key
    if match := _PREFIXED.fullmatch(key):
        own, name = match["sort"], match["name"]
        for sort in (own, *(_TABLES if own in _TABLES else ())):
            yield f"{sort}-{name}"
            yield f"{sort}:{name}"


@dataclass(frozen=True)
class _Words:
    """What a reference to an id says."""

    book: _Book
    labels: Mapping[str, Label]

    def of(self, target: str, *, number: bool = False) -> str:
        """The label in full, "Figure 2.3", or its number alone; a section is called by its title."""
        if label := self.labels.get(target):
            return label.number if number else label.words
        if division := self.book.by_id.get(target):
            return (division.number if number else division.label) or division.title or division.label
        return self.book.titles.get(target, "")


def _write(
    node: etree._Element, names: list[str], words: _Words, division: Division, problems: list[Problem]
) -> None:
    """Put links in the place of a reference; what nobody has defined stays as it is written."""
    source, keys = node.text or "", (node.get("data-target") or "").split()
    del node.attrib["data-target"]
    for key, target in zip(keys, names, strict=True):
        if not target:
            message = f"nothing in the book has the label '{key}'"
            problems.append(
                rules.UNKNOWN_LABEL.at(division.place(node), message, nearest(key, words.book.known()))
            )
    if match := _LATEX.match(source):
        if names[0]:
            replace(node, _latex_link(match["command"], names[0], words, node))
        return
    node.text = None
    parts = source[1:-1].split(";") if source.startswith("[") else [source]
    for count, (part, key, target) in enumerate(zip(parts, keys, names, strict=False)):
        if count:
            append(node, ", ")
        for item in _part(part.strip(), key, target, words):
            append(node, item)
    if all(names):
        unwrap(node)


def _part(part: str, key: str, target: str, words: _Words) -> Iterator[str | etree._Element]:
    match = re.search(rf"(?P<alone>-?)@\{{?{re.escape(key)}\}}?", part)
    said = words.of(target) if target else ""
    if match is None or not said:
        yield part
        return
    before, after = part[: match.start()], part[match.end() :]
    number = bool(match["alone"]) or bool(before.strip())
    yield before
    yield _link(target, words.of(target, number=number))
    yield after


def _latex_link(command: str, target: str, words: _Words, node: etree._Element) -> etree._Element:
    full = command.lower() in ("autoref", "cref")
    said = words.of(target, number=not full) or target
    if command == "eqref":
        said = f"({said})"
    link = _link(target, said)
    if command == "pageref":
        add_class(link, PAGE)
        add_class(link, PAGE_NUMBER)
    set_line(link, node.sourceline)
    return link


def _link(target: str, words: str) -> etree._Element:
    return element("a", {"class": "cross-reference", "href": f"#{target}"}, words)


def _word(link: etree._Element, words: _Words) -> None:
    """A link without words to something numbered says its label; one to a page is told by its class."""
    unworded = link.attrib.pop(UNWORDED, None)
    target = (link.get("href") or "")[1:]
    if unworded and target in words.labels:
        for child in list(link):
            link.remove(child)
        link.text = words.of(target)
        add_class(link, "cross-reference")
    if "page" in classes(link):
        link.set("class", " ".join([*(name for name in classes(link) if name != "page"), PAGE]))


def _report_twice(targets: tuple[Targets, ...], problems: list[Problem]) -> None:
    """A label names one thing in the whole book."""
    first: dict[str, Location] = {}
    for target in targets:
        for name, identifier in target.explicit.items():
            if not labels.LABEL.search(f"--{identifier.rpartition('--')[2]}"):
                continue
            node = next(
                (n for n in target.division.tree.iter(etree.Element) if n.get("id") == identifier), None
            )
            place = target.division.place(node) if node is not None else Location(target.source)
            before = first.setdefault(name, place)
            if before.file != place.file:
                problems.append(rules.DUPLICATE_ID.at(place, f"the label '{name}' is also in {before}"))
