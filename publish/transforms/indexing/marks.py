"""The marks of an index in the text: what is indexed, under which entry, and how far it reaches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree

from publish import rules
from publish.book.divisions import Division
from publish.book.tree import append, element, has_class, local, with_class, words_of
from publish.problems import Problem
from publish.transforms import punctuation

INDEX = "index"
PARTS = "!"  # between an entry and one below it
DEEPEST = 4  # levels of entries: with more, nobody finds a way through
OTHERS = ";"  # between entries that are referred to
HOLDERS = frozenset({"p", "ul", "ol", "li", "blockquote", "dl", "dd", "div", "section"})
ATTRIBUTES = ("entry", "sort", "see", "seealso", "range")


Path = tuple[str, ...]


@dataclass(frozen=True)
class Mark:
    """An entry, as the words on the way to it, and the place that it is marked at.

    `end` is the id where a range ends, `sort` what the last words are sorted by. A mark that has `see` or
    `also` refers to another entry; with `see` there is nothing to find at the place.
    """

    path: Path
    target: str
    division: Division
    node: etree._Element
    end: str = ""
    main: bool = False
    sort: str = ""
    see: tuple[Path, ...] = ()
    also: tuple[Path, ...] = ()


def gather(divisions: Sequence[Division], language: str, problems: list[Problem]) -> list[Mark]:
    """All marks of a book, which are plain anchors afterwards; ranges without an end are told."""
    open_ranges: dict[Path, Mark] = {}
    marks: list[Mark] = []
    for division in divisions:
        for number, node in enumerate(with_class(division.tree, INDEX), 1):
            written = {name: node.attrib.pop(name, "").strip() for name in ATTRIBUTES}
            path = _path(written["entry"] or words_of(node), language)
            if not path or len(path) > DEEPEST:
                said = f"an index mark with {len(path)} levels of at most {DEEPEST}"
                said = said if path else "an index mark without words"
                problems.append(rules.BAD_INDEX_MARK.at(division.place(node), said))
                continue
            target = node.get("id") or f"{division.id}__index-{number}"
            node.set("id", target)
            mark = Mark(path, target, division, node, **_more(node, target, written, language))
            if written["range"] == "end":
                marks += _closed(open_ranges.pop(path, None), mark, problems)
            elif written["range"]:
                open_ranges[path] = mark
            else:
                marks.append(mark)
    for mark in open_ranges.values():
        said = f"the range of '{', '.join(mark.path)}' has no end"
        problems.append(rules.BAD_INDEX_MARK.at(mark.division.place(mark.node), said))
        marks.append(mark)
    return marks


def _path(words: str, language: str) -> Path:
    typeset = (punctuation.typeset_words(" ".join(part.split()), language) for part in words.split(PARTS))
    return tuple(part for part in typeset if part)


def _paths(words: str, language: str) -> tuple[Path, ...]:
    """The entries that are referred to."""
    return tuple(path for part in words.split(OTHERS) if (path := _path(part, language)))


def _more(node: etree._Element, target: str, written: dict[str, str], language: str) -> dict[str, Any]:
    """What else a mark says."""
    return {
        "end": _end(node, f"{target}-end") if local(node) == "div" else "",
        "main": has_class(node, "main"),
        "sort": written["sort"],
        "see": _paths(written["see"], language),
        "also": _paths(written["seealso"], language),
    }


def _end(block: etree._Element, name: str) -> str:
    """An anchor behind the last words of a block."""
    last = block
    while len(last) and local(last[-1]) in HOLDERS:
        last = last[-1]
    append(last, element("span", {"id": name}))
    return name


def _closed(opening: Mark | None, closing: Mark, problems: list[Problem]) -> Iterator[Mark]:
    if opening is None:
        said = f"a range of '{', '.join(closing.path)}' ends that has not begun"
        problems.append(rules.BAD_INDEX_MARK.at(closing.division.place(closing.node), said))
        yield closing
    else:
        yield replace(opening, end=closing.target)
