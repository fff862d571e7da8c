"""Locators, the numbers behind the terms of an index: which page, or from which page to which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from publish.book.tree import append, element, every, has_class

LOCATORS, LOCATOR, MAIN, END = "locators", "locator", "main", "data-end"
RUN = 3  # so many pages one after the other are written as a range


@dataclass(frozen=True)
class Locator:
    """Where a term is treated: the id of the place, its page, the `last` page, and whether at length."""

    target: str
    page: str
    last: str = ""
    main: bool = False

    @property
    def words(self) -> str:
        """As it is printed."""
        return f"{self.page}\N{EN DASH}{self.last}" if self.last else self.page


def read(shown: etree._Element, pages: Mapping[str, str], unknown: str = "") -> list[Locator]:
    """The locators of an entry with their pages, by the ids of the places; each page once."""
    found = []
    for number, link in enumerate(every(shown, "a"), 1):
        target = (link.get("href") or "").removeprefix("#")
        page = pages.get(target) or unknown or str(number)
        found.append(Locator(target, page, pages.get(link.get(END, ""), ""), has_class(link, MAIN)))
    return _once(found)


def write(shown: etree._Element, locators: Iterable[Locator]) -> None:
    """Put locators into the place for them, behind the words of the entry."""
    for child in list(shown):
        shown.remove(child)
    shown.text = None
    for locator in locators:
        append(shown, ", ")
        kind = f"{LOCATOR} {MAIN}" if locator.main else LOCATOR
        shown.append(element("a", {"class": kind, "href": f"#{locator.target}"}, locator.words))


def _once(locators: Sequence[Locator]) -> list[Locator]:
    """Each page once, and none that lies in a range; a range that ends where it begins is a page."""
    found: dict[tuple[str, str], Locator] = {}
    for each in locators:
        plain = replace(each, last="") if each.last == each.page else each
        before = found.setdefault((plain.page, plain.last), plain)
        if each.main:
            found[plain.page, plain.last] = replace(before, main=True)
    spans = [(_number(each.page), _number(each.last)) for each in found.values() if each.last]
    return [each for each in found.values() if each.last or not _inside(each, spans)]


def _inside(locator: Locator, spans: Sequence[tuple[int, int]]) -> bool:
    return not locator.main and any(first <= _number(locator.page) <= last for first, last in spans)


def joined(locators: Sequence[Locator]) -> Iterator[Locator]:
    """Pages one after the other as a range: 12–15, 40."""
    run: list[Locator] = []
    for each in locators:
        if run and not (each.last or each.main) and _number(each.page) == _number(run[-1].page) + 1 > 1:
            run.append(each)
            continue
        yield from _as_range(run)
        run = [] if each.last or each.main else [each]
        if not run:
            yield each
    yield from _as_range(run)


def _as_range(run: Sequence[Locator]) -> Iterator[Locator]:
    if len(run) < RUN:
        yield from run
    else:
        yield replace(run[0], last=run[-1].page)


def _number(page: str) -> int:
    """The number of an arabic page; roman ones are never joined."""
    return int(page) if page.isdecimal() else -1
