"""The package document and the container: who, what, when, and always the same bytes."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from publish.book.divisions import Kind
from publish.book.metadata import Contributor, Cover, Series, Subject
from publish.book.settings import Settings, Styles
from tests import books
from tests.epub.conftest import Maker

AWKWARD = "<b>A & B</b> \"q\" 'q' \x01 ]]> — 海\nline"
PLAIN = "<b>A & B</b> \"q\" 'q' ]]> — 海 line"


def test_several_contributors_with_their_parts(edition: Maker) -> None:
    people = (
        Contributor("Ada North", "aut", "North, Ada"), Contributor("Bo South", "aut", "South, Bo"),
        Contributor("Cy West", "trl"), Contributor("Di East", "ill"),
    )  # fmt: skip
    made = edition(books.book(contributors=people))
    assert made.values("//dc:creator") == ["Ada North", "Bo South"]
    assert made.values("//dc:contributor") == ["Cy West", "Di East"]
    assert made.values("//opf:meta[@property='role']") == ["aut", "aut", "trl", "ill"]
    assert made.values("//opf:meta[@property='file-as']") == ["North, Ada", "South, Bo"]
    assert made.values("//opf:meta[@property='display-seq']") == ["1", "2", "3", "4"]


def test_awkward_characters_in_every_field(edition: Maker) -> None:
    made = edition(books.book(
        title=AWKWARD, subtitle=AWKWARD, publisher=AWKWARD, rights=AWKWARD, description=AWKWARD,
        contributors=(Contributor(AWKWARD, "aut", AWKWARD), Contributor(AWKWARD, "edt")),
        subjects=(Subject(AWKWARD, "BISAC", "FIC000000"), Subject(AWKWARD)), series=Series(AWKWARD, 2.5),
        cover=Cover("cover.png", AWKWARD), resources=(books.picture("cover.png"),),
    ))  # fmt: skip
    for name in ("title", "publisher", "rights", "description", "creator", "contributor", "subject"):
        assert set(made.values(f"//dc:{name}")) == {PLAIN}
    assert made.values("//opf:meta[@property='belongs-to-collection']") == [PLAIN]
    assert made.values("//opf:meta[@property='group-position']") == ["2.5"]


def test_nothing_is_written_empty(edition: Maker) -> None:
    made = edition(books.book(contributors=(), publisher="", description="", rights=""))
    assert all(made.values("//opf:metadata/*[not(@name)]"))


def test_titles_and_dates(edition: Maker) -> None:
    made = edition(books.book(subtitle="A Voyage", language="en-GB"))
    assert made.values("//dc:title") == ["The Sea", "A Voyage"]
    assert made.values("//opf:meta[@property='title-type']") == ["main", "subtitle"]
    assert made.values("//dc:date") == ["2026-11-25"]
    assert made.values("//opf:meta[@property='dcterms:modified']") == ["2026-11-25T12:00:00Z"]
    assert made.values("//dc:language") == ["en-GB"]
    assert made.values("/opf:package/@xml:lang") == ["en-GB"]


@pytest.mark.parametrize(
    ("identifier", "isbn", "written"),
    [
        (books.IDENTIFIER, {}, books.IDENTIFIER),
        (books.IDENTIFIER.removeprefix("urn:uuid:"), {}, books.IDENTIFIER),
        (books.IDENTIFIER, {"print": "9783161484100"}, books.IDENTIFIER),
        (books.IDENTIFIER, {"epub": "978-3-16-148410-0"}, "urn:isbn:9783161484100"),
    ],
)
def test_the_identifier_is_a_urn(edition: Maker, identifier: str, isbn: dict[str, str], written: str) -> None:
    assert edition(books.book(identifier=identifier, isbn=isbn)).values("//dc:identifier") == [written]


def test_the_same_book_gives_the_same_bytes(edition: Maker) -> None:
    def once() -> bytes:
        chapter = books.chapter("one", '<p><img src="a.webp" alt="A"/><img src="b.png" alt="B"/></p>')
        pictures = books.picture("a.webp", "WEBP"), books.picture("b.png", mode="RGBA")
        return edition(books.book(chapter, resources=pictures)).data

    assert once() == once()


def test_the_container_is_plain(edition: Maker) -> None:
    chapters = books.chapter("b", "<p>x</p>"), books.chapter("a", "<p>x</p>")
    made = edition(books.book(*chapters, cover=Cover("c.png", "C"), resources=(books.picture("c.png"),)))
    entries = made.archive.infolist()
    assert [entry.filename for entry in entries] == [
        "mimetype", "META-INF/container.xml", "EPUB/content.opf", "EPUB/text/cover.xhtml",
        "EPUB/text/nav.xhtml", "EPUB/text/b.xhtml", "EPUB/text/a.xhtml", "EPUB/toc.ncx",
        "EPUB/css/theme.css", "EPUB/images/c.png",
    ]  # fmt: skip
    assert {entry.date_time for entry in entries} == {(2026, 11, 25, 12, 0, 0)}
    assert {entry.external_attr >> 16 for entry in entries} == {0o100644}
    assert [entry.filename for entry in entries if entry.compress_type == 0] == [
        "mimetype",
        "EPUB/images/c.png",
    ]


def test_a_book_from_before_zip_files(edition: Maker) -> None:
    made = edition(books.book(date=datetime(1851, 10, 18, tzinfo=UTC)))
    assert made.values("//dc:date") == ["1851-10-18"]
    assert {entry.date_time[0] for entry in made.archive.infolist()} == {1980}


def test_short_pages_stand_alone_and_before_the_contents(edition: Maker) -> None:
    made = edition(books.book(
        books.division("copyright-page", "<p>©</p>", kind=Kind.COPYRIGHT_PAGE, listed=False),
        books.division("dedication", "<p>For Bo</p>", kind=Kind.DEDICATION, listed=False),
        books.contents(), books.chapter("one", "<p>x</p>"),
    ))  # fmt: skip
    names = ["text-copyright-page", "text-dedication", "text-nav", "text-one"]
    assert made.values("//opf:itemref/@idref") == names


def test_the_authors_style_comes_after_the_themes(edition: Maker) -> None:
    own = Styles(book=".a { margin: 0 }", epub=".b { margin: 1em }", print=".c { margin: 2em }")
    made = edition(books.book(settings=Settings(styles=own)))
    assert made.codes == []
    assert "".join(made.text("css/author.css").split()) == ".a{margin:0;}.b{margin:1em;}"
    text = made.text("text/harbour.xhtml")
    assert text.index("theme.css") < text.index("author.css")
