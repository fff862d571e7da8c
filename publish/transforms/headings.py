"""Gives every division one title, an h1, and every section below it the level that its depth asks for.

WCAG 2.2, technique G141: levels follow the nesting, none is skipped.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lxml import etree

from publish.book.divisions import Division, Kind
from publish.book.tree import (
    HEADINGS,
    H,
    append,
    classes,
    element,
    has_class,
    local,
    remove,
    source_of,
    words_of,
)

ORIGINAL = "data-written"  # on a title: its words as they stand in the file, by which links may name it
UNTITLED = {Kind.DEDICATION, Kind.EPIGRAPH, Kind.HALF_TITLE, Kind.TITLE_PAGE, Kind.COPYRIGHT_PAGE}
# They stand before the contents page, or say what the whole book is.
UNLISTED = frozenset({Kind.HALF_TITLE, Kind.TITLE_PAGE, Kind.COPYRIGHT_PAGE})


def compose(division: Division, words: Mapping[str, str]) -> Division:
    """The division with an opening header, its title, and its sections' headings levelled."""
    tree = division.tree
    found = _title_heading(tree)
    title = element("span", {"class": "title"})
    written = words_of(found) if found is not None else ""
    if division.title:
        append(title, division.title)
    elif found is not None:
        _move_content(found, title)
    if found is not None:
        remove(found)
    has_title = bool(words_of(title))
    if has_title or division.kind not in UNTITLED:
        tree.insert(0, _header(tree, title if has_title else None, found))
        if written and written != words_of(title):
            tree[0][0].set(ORIGINAL, written)
    level(tree)
    listed = (
        division.listed and (has_title or division.kind not in UNTITLED) and division.kind not in UNLISTED
    )
    name = words_of(title) if has_title else _kind_name(division, words) if division.kind in UNTITLED else ""
    return replace(division, title=name, listed=listed and "unlisted" not in _classes(found))


def name(division: Division) -> Division:
    """The division under the title that its heading shows, once its quotation marks are set."""
    shown = next((node for node in division.tree.iter(f"{H}span") if has_class(node, "title")), None)
    return division if shown is None else replace(division, title=words_of(shown))


def _classes(found: etree._Element | None) -> list[str]:
    return classes(found) if found is not None else []


def _kind_name(division: Division, words: Mapping[str, str]) -> str:
    return words.get(division.kind.value.replace("-", "_").replace("titlepage", "title_page"), "")


def _title_heading(tree: etree._Element) -> etree._Element | None:
    """The first block, where it is a heading and no heading of the file stands higher."""
    first = next((node for node in tree if isinstance(node.tag, str)), None)
    if first is None or first.tag not in HEADINGS or (tree.text or "").strip():
        return None
    levels = [local(node) for node in tree.iter(*HEADINGS) if not source_of(node)]
    return first if local(first) == min(levels) else None


def _move_content(source: etree._Element, target: etree._Element) -> None:
    target.text = source.text
    for child in list(source):
        target.append(child)


def _header(
    tree: etree._Element, title: etree._Element | None, found: etree._Element | None
) -> etree._Element:
    line = found.sourceline if found is not None else tree.sourceline
    heading = element("h1", None, *([title] if title is not None else []), line=line)
    if found is not None:
        for name, value in found.attrib.items():
            heading.set(name, value)
    header = element("header", {"class": "opening"}, heading, line=line)
    if subtitle := tree.attrib.pop("data-subtitle", ""):
        header.append(element("p", {"class": "subtitle"}, str(subtitle), line=line))
    return header


def level(tree: etree._Element) -> None:
    """Sections start at h2 and go down one level at a time, whatever levels the author used."""
    above: list[int] = []
    for heading in tree.iter(*HEADINGS):
        parent = heading.getparent()
        if parent is not None and local(parent) == "header":
            continue
        written = int(local(heading)[1])
        while above and above[-1] >= written:
            above.pop()
        above.append(written)
        heading.tag = f"{H}h{min(len(above) + 1, 6)}"
