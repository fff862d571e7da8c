"""The index: what the author marked, or listed, in a division of its own at the end of the book.

Chicago 16; EPUB's and DPUB-ARIA's index. Which pages its locators name is known when pages are made.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree

from publish.book.divisions import Book, Division, Kind
from publish.book.locators import END, LOCATOR, LOCATORS, MAIN
from publish.book.tree import element
from publish.problems import Problem
from publish.transforms import pieces
from publish.transforms.indexing import terms
from publish.transforms.indexing.entries import Entry, Index
from publish.transforms.indexing.marks import Mark, gather


def compose(
    book: Book, divisions: tuple[Division, ...], words: Mapping[str, str], problems: list[Problem]
) -> tuple[Division, ...]:
    """The divisions with the index behind them; without marks there is none."""
    terms.mark(divisions, book.terms, problems)
    marks = gather(divisions, book.metadata.language, problems)
    if not marks:
        return divisions
    index = Index(marks, book.metadata.language)
    problems.extend(index.problems())
    body = _body(index, words)
    own = next((each for each in divisions if each.kind is Kind.INDEX), None)
    if own is not None:
        own.tree.append(body)
        return divisions
    return pieces.with_last(divisions, pieces.titled(divisions, Kind.INDEX, words["index"], body))


def _body(index: Index, words: Mapping[str, str]) -> etree._Element:
    body = element("div", {"class": "index-entries"})
    for letter, entries in index.groups():
        body.append(element("h2", {"class": "letter unlisted"}, letter or words["symbols"]))
        body.append(_list(index, entries, words))
    return body


def _list(index: Index, entries: Sequence[Entry], words: Mapping[str, str]) -> etree._Element:
    return element("ul", None, *(_item(index, entry, words) for entry in entries))


def _item(index: Index, entry: Entry, words: Mapping[str, str]) -> etree._Element:
    item = element("li", {"id": entry.id}, element("span", {"class": "term"}, entry.words))
    if entry.marks:
        item.append(element("span", {"class": LOCATORS}, *(_locator(mark) for mark in entry.marks)))
    if entry.see:
        item.append(_references(index, words["see"], [path for mark in entry.see for path in mark.see], ", "))
    if entry.also:
        item.append(
            _references(index, words["see_also"], [path for mark in entry.also for path in mark.also], "; ")
        )
    if entry.below:
        item.append(_list(index, index.sorted(entry.below), words))
    return item


def _locator(mark: Mark) -> etree._Element:
    kind = f"{LOCATOR} {MAIN}" if mark.main else LOCATOR
    return element("a", {"class": kind, "href": f"#{mark.target}", **({END: mark.end} if mark.end else {})})


def _references(index: Index, words: str, paths: Sequence[tuple[str, ...]], before: str) -> etree._Element:
    shown = element("span", {"class": "see"}, before, element("em", None, words), " ")
    for number, path in enumerate(dict.fromkeys(paths)):
        entry = index.find(path)
        name = ", ".join(path)
        shown[-1].tail = (shown[-1].tail or "") + ("; " if number else "")
        shown.append(element("a", {"href": f"#{entry.id}"}, name) if entry else element("span", None, name))
    return shown
