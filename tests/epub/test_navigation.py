"""Contents, landmarks and the NCX."""

from __future__ import annotations

from lxml import etree

from publish.book.divisions import Kind
from publish.book.metadata import Cover
from publish.book.settings import ContentsSettings, Settings
from publish.book.tree import every
from tests import books
from tests.epub.conftest import Maker, Opened

NCX = "{http://www.daisy.org/z3986/2005/ncx/}"


def ncx(made: Opened) -> etree._Element:
    return etree.fromstring(made.text("toc.ncx").encode())


def test_parts_hold_their_chapters(edition: Maker) -> None:
    made = edition(books.book(
        books.division("p1", "", kind=Kind.PART, title="Land", label="Part I"),
        books.chapter("one", '<h2 id="one--a">A</h2>', title="Hills", label="1", part="p1"),
        books.division("p2", "", kind=Kind.PART, title="Sea", label="Part II"),
        books.chapter("two", "<p>x</p>", title="Waves", label="2", part="p2"),
    ))  # fmt: skip
    assert made.contents == [
        ("p1.xhtml", "Part I Land"), ("one.xhtml", "1 Hills"), ("one.xhtml#one--a", "A"),
        ("p2.xhtml", "Part II Sea"), ("two.xhtml", "2 Waves"),
    ]  # fmt: skip
    part = next(node for node in every(made.page("nav"), "li") if node.get("class") == "part")
    assert len(list(every(part, "li"))) == 3
    labels = [point[0][0].text for point in ncx(made).iter(f"{NCX}navPoint")]
    assert labels == [words for _, words in made.contents]


def test_contents_are_as_deep_as_the_author_wants(edition: Maker) -> None:
    text = '<h2 id="one--a">A</h2><h3 id="one--b">B</h3><h4 id="one--c">C</h4>'
    for depth, lines in ((1, 1), (2, 2), (3, 3)):
        settings = Settings(contents=ContentsSettings(depth=depth))
        assert len(edition(books.book(books.chapter("one", text), settings=settings)).contents) == lines


def test_a_heading_without_words_is_left_out(edition: Maker) -> None:
    text = '<h2 id="one--a"><img src="gone.png" alt=""/></h2><h3 id="one--b">B</h3>'
    settings = Settings(contents=ContentsSettings(depth=3))
    made = edition(books.book(books.chapter("one", text), settings=settings))
    assert [words for _, words in made.contents] == ["The Harbour", "B"]


def test_a_book_that_lists_nothing_still_has_contents(edition: Maker) -> None:
    only = books.division("one", "<p>x</p>", title="Story", listed=False)
    assert ("one.xhtml", "Story") in edition(books.book(only)).contents


def test_the_contents_page_stands_where_the_book_puts_it(edition: Maker) -> None:
    title = books.division("titlepage", "<h1>The Sea</h1>", kind=Kind.TITLE_PAGE, listed=False)
    made = edition(books.book(title, books.contents(), books.chapter("one", "<p>x</p>")))
    assert made.values("//opf:itemref/@idref") == ["text-titlepage", "text-nav", "text-one"]


def test_landmarks_are_few_and_speak_the_books_language(edition: Maker) -> None:
    made = edition(books.book(
        books.division("preface", "<p>x</p>", kind=Kind.PREFACE, title="Préface"),
        books.chapter("un", "<p>x</p>"), books.chapter("deux", "<p>x</p>"),
        language="fr", cover=Cover("cover.png", "Un bateau"), resources=(books.picture("cover.png"),),
    ))  # fmt: skip
    assert list(made.landmarks) == ["cover", "toc", "bodymatter"]
    assert made.landmarks["bodymatter"][0] == "un.xhtml"
    assert made.landmarks["toc"] == ("nav.xhtml#contents", "Table des matières")


def test_the_ncx_has_the_packages_identifier_and_one_order(edition: Maker) -> None:
    text = '<h2 id="one--a">A</h2><h2 id="one--b">B</h2>'
    made = edition(books.book(books.chapter("one", text), isbn={"epub": "9783161484100"}))
    head = {meta.get("name"): meta.get("content") for meta in ncx(made).iter(f"{NCX}meta")}
    assert head["dtb:uid"] == made.values("//dc:identifier")[0] == "urn:isbn:9783161484100"
    assert head["dtb:depth"] == "2"
    points = [(p.get("playOrder"), p[1].get("src")) for p in ncx(made).iter(f"{NCX}navPoint")]
    assert points == [("1", "text/one.xhtml"), ("2", "text/one.xhtml#one--a"), ("3", "text/one.xhtml#one--b")]


def test_a_book_from_right_to_left(edition: Maker) -> None:
    made = edition(books.book(books.chapter("one", "<p>نص</p>", title="الميناء"), language="ar"))
    assert made.values("//opf:spine/@page-progression-direction") == ["rtl"]
    assert made.values("/opf:package/@dir") == ["rtl"]
    assert made.page("nav").get("dir") == made.page("one").get("dir") == "rtl"
