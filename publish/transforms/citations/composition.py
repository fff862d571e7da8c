"""Sets the citations of a book, one after the other, and the list of works that they lead to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree

from publish import rules
from publish.book.bibliography import Bibliography, Work
from publish.book.divisions import Book, Division
from publish.book.tree import H, unwrap, with_class
from publish.problems import Problem, nearest
from publish.transforms.citations import listing, placing, unlisted
from publish.transforms.citations.clusters import cluster
from publish.transforms.citations.engine import UnsetError
from publish.transforms.citations.processor import Processor
from publish.transforms.citations.signs import tree as tree_of

CITED = "data-cites"  # what the reading leaves on a citation: its keys


@dataclass
class Use:
    """A citation in the text: its element, the keys as they are `written`, and the works that they mean.

    `links` are the works' keys with the ids of the links that were made to them.
    """

    node: etree._Element
    division: Division
    written: list[str]
    works: list[Work]
    links: list[tuple[str, str]] = field(default_factory=list)


NO_WORKS = "there is no bibliography that works could be read from"


def compose(
    book: Book, divisions: tuple[Division, ...], words: Mapping[str, str], problems: list[Problem]
) -> tuple[Division, ...]:
    """The divisions with their citations set, and with the list of works."""
    library = book.bibliography
    uses = list(_uses(library, divisions, problems))
    works = {work.key: work for use in uses for work in use.works}
    if library.whole:
        works |= {key: work for key, work in library.works.items() if key not in works}
    if not works:
        return divisions
    style = _style(library, works)
    data = {key: _data(work, style) for key, work in works.items()}
    try:
        processor = Processor(style, book.metadata.language, data)
    except UnsetError as fault:
        place = uses[0].division.place(uses[0].node) if uses else next(iter(works.values())).place
        problems.append(rules.UNSET_CITATION.at(place, f"the style sets no citations: {fault}"))
        return divisions
    anchors = listing.Anchors(works, by_chapter=library.by_chapter)
    for number, use in enumerate(uses, 1):
        _set(use, number, processor, anchors, problems)
    if not processor.lists:
        return divisions
    entries = listing.entries(works, processor, problems)
    add = listing.add_to_chapters if library.by_chapter else listing.add
    return add(divisions, uses, entries, anchors, words)


def _style(library: Bibliography, works: Mapping[str, Work]) -> bytes:
    """Numbers, where nobody chose a style and some works are in no bibliography."""
    if library.style and (library.chosen or all(key in library.works for key in works)):
        return library.style
    return unlisted.NUMBERS


def _data(work: Work, style: bytes) -> Mapping[str, Any]:
    """A work's fields; beside its address, its key would be said twice."""
    if style is unlisted.NUMBERS and work.data.get("title") == work.key:
        return {key: value for key, value in work.data.items() if key != "title"}
    return work.data


def _uses(library: Bibliography, divisions: tuple[Division, ...], problems: list[Problem]) -> Iterator[Use]:
    """The citations that can be set. The others stay as they are written, and are told.

    Where the book has no bibliography, `@name` alone is a name and no citation.
    """
    for division in divisions:
        for node in with_class(division.tree, "citation"):
            keys = node.attrib.pop(CITED, "").split()
            found = {key: _work(library, key) for key in keys}
            works = [work for key in keys if (work := found[key])]
            if len(works) == len(keys):
                yield Use(node, division, keys, works)
                continue
            if library.works or (node.text or "").startswith("["):
                for key in (key for key, work in found.items() if work is None):
                    hint = nearest(key, library.works) if library.works else NO_WORKS
                    problems.append(rules.UNKNOWN_WORK.at(division.place(node), f"no work '{key}'", hint))
            unwrap(node)


def _work(library: Bibliography, key: str) -> Work | None:
    meant = library.aliases.get(key, key)
    return library.works.get(meant) or library.works.get(key) or unlisted.work(meant)


def _set(
    use: Use, number: int, processor: Processor, anchors: listing.Anchors, problems: list[Problem]
) -> None:
    written = use.node.text or ""
    read = cluster(written, use.written, processor.labels)
    cites = tuple(replace(cite, key=work.key) for cite, work in zip(read.cites, use.works, strict=True))
    try:
        words = tree_of(processor.cite(cites))
        names = tree_of(processor.names(cites[0].key)) if read.running else None
    except UnsetError as fault:
        said = f"'{written}' could not be set: {fault}"
        problems.append(rules.UNSET_CITATION.at(use.division.place(use.node), said))
        return
    for link in list(words.iter(f"{H}a")):
        key = cites[int(link.attrib.pop("data-cite"))].key
        if not processor.lists:
            unwrap(link)
            continue
        id_ = f"{use.division.id}__cite-{number}-{len(use.links) + 1}"
        link.set("id", id_)
        link.set("href", f"#{anchors.of(key, use.division)}")
        use.links.append((key, id_))
    placing.put(use.node, words, names, number if processor.in_notes else 0)
