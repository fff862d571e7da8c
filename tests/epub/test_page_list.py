"""The printed pages in the EPUB: marks at their places, the list that leads to them, and what is claimed."""

from __future__ import annotations

from types import ModuleType

from publish.book.divisions import Book
from publish.book.page_map import HEAD, PageMap, Place, PrintedPage
from publish.book.tree import every, with_class
from publish.epub.edition import make
from publish.problems import Problem
from tests import books
from tests.epub.conftest import Opened, type_of

TEXT = '<p>One two</p><p>three <em>four</em> five</p><p class="print-only">six</p><p>seven</p>'
PAGES = PageMap((
    PrintedPage("iii", "contents", HEAD),
    PrintedPage("iv", "contents", HEAD),
    PrintedPage("1", "one", HEAD),
    PrintedPage("2", "one", Place(2, 1, 1)),
    PrintedPage("3", "one", Place(4, 0, 2)),
))  # fmt: skip


def book(**record: object) -> Book:
    chapter = books.division("one", TEXT)
    return books.book(books.contents(), chapter, **record)


def paged(work: Book, judges: ModuleType, pages: PageMap = PAGES) -> Opened:
    problems: list[Problem] = []
    made = Opened(make(work, problems, pages=pages), problems)
    assert [str(message) for message in judges.epubcheck(made.data)] == []
    return made


def listed(made: Opened) -> list[tuple[str, str]]:
    navs = [node for node in every(made.page("nav"), "nav") if type_of(node) == "page-list"]
    return [(link.get("href") or "", link.text or "") for nav in navs for link in every(nav, "a")]


def test_marks_stand_where_the_pages_begin(judges: ModuleType) -> None:
    made = paged(book(), judges)
    marks = list(with_class(made.page("one"), "page-mark"))
    assert [(mark.get("aria-label"), mark.tail) for mark in marks] == [
        ("1", None),
        ("2", "five"),
        ("3", None),
    ]
    assert {(type_of(mark), mark.get("role")) for mark in marks} == {("pagebreak", "doc-pagebreak")}
    assert "six" not in made.text("text/one.xhtml")


def test_the_list_has_the_numbers_as_printed(judges: ModuleType) -> None:
    assert listed(paged(book(), judges)) == [
        ("nav.xhtml#page-mark-1", "iii"),
        ("one.xhtml#page-mark-3", "1"),
        ("one.xhtml#page-mark-4", "2"),
        ("one.xhtml#page-mark-5", "3"),
    ]


def test_the_record_says_whose_pages_they_are(judges: ModuleType) -> None:
    made = paged(book(isbn={"print": "9783161484100"}), judges)
    assert made.values("//dc:source") == ["urn:isbn:9783161484100"]
    assert made.values("//opf:meta[@property='pageBreakSource']") == ["urn:isbn:9783161484100"]
    features = made.values("//opf:meta[@property='schema:accessibilityFeature']")
    assert {"pageBreakMarkers", "pageNavigation"} <= set(features)


def test_without_a_print_edition_nothing_is_claimed(judges: ModuleType) -> None:
    made = paged(book(isbn={"print": "9783161484100"}), judges, PageMap())
    assert listed(made) == []
    assert made.values("//dc:source") == []
    assert "page" not in " ".join(made.values("//opf:meta[@property='schema:accessibilityFeature']"))
    assert "pagebreak" not in made.text("text/one.xhtml")
