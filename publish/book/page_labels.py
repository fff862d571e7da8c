"""The printed pages of places in the text: for references to pages, and for the locators of an index."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from publish.book.divisions import Book
from publish.book.page_map import PageMap, PrintedPage, letters


def labels(book: Book, pages: PageMap) -> dict[str, str]:
    """The page of every id in the book: that of the first letter in it, or behind it where it is empty.

    Where nothing follows an empty one in its block, it is an end: the page is that of the last letter.
    """
    found: dict[str, str] = {}
    for division in book.divisions if pages.pages else ():
        found |= dict(_Reading(pages.of(division.id)).ids(division.tree))
    return found


class _Reading:
    """Goes through a tree letter by letter, and knows on which page it is."""

    def __init__(self, pages: Sequence[PrintedPage]) -> None:
        self.page = ""
        self._begins: dict[tuple[int, int], list[PrintedPage]] = {}
        for page in pages:
            self._begins.setdefault((page.place.element, page.place.slot), []).append(page)
        self._waiting: list[str] = []

    def ids(self, tree: etree._Element) -> Iterator[tuple[str, str]]:
        """The ids with their pages."""
        numbers: dict[etree._Element, int] = {}
        slots: dict[etree._Element, int] = {}
        for event, node in etree.iterwalk(tree, events=("start", "end")):
            if event == "start":
                numbers[node], slots[node] = len(numbers), 0
                self._waiting += [str(node.get("id"))] if node.get("id") else []
                yield from self._read(node.text or "", (numbers[node], 0))
            elif (parent := node.getparent()) is not None and parent in slots:
                yield from self._end(node)
                slots[parent] += 1
                yield from self._read(node.tail or "", (numbers[parent], slots[parent]))
        yield from ((name, self.page) for name in self._waiting)

    def _read(self, text: str, run: tuple[int, int]) -> Iterator[tuple[str, str]]:
        begins = self._begins.get(run, [])
        if begins and not letters(text[: begins[0].place.offset]):
            self.page = begins[0].label
        if letters(text):
            yield from ((name, self.page) for name in self._waiting)
            self._waiting.clear()
        if begins:
            self.page = begins[-1].label

    def _end(self, node: etree._Element) -> Iterator[tuple[str, str]]:
        """An empty element with nothing behind it belongs to what stands before."""
        name = node.get("id")
        if (
            name in self._waiting
            and not len(node)
            and not letters(node.tail or "")
            and node.getnext() is None
        ):
            self._waiting.remove(str(name))
            yield str(name), self.page
