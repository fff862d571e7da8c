"""The pages that the record gives: at the front, at the back, and never beside the author's own."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from publish.book.divisions import Book, Division, Kind, Matter
from publish.book.metadata import Contact, Contributor, Metadata, Series
from publish.book.settings import ContentsSettings, Settings
from publish.transforms import apply
from publish.transforms.contents import page
from publish.transforms.matter import back_pages, codes, front_pages
from tests.transforms.structure import WORDS, division, markup

RECORD = Metadata("Harbour & Sea", "en", dt.datetime(2026, 1, 2, tzinfo=dt.UTC), "urn:uuid:x")


def book(metadata: Metadata = RECORD, *divisions: Division) -> Book:
    return Book(metadata, Settings(), divisions, words=WORDS)


def test_the_front_pages_of_a_bare_record() -> None:
    half, title, copyright_page = front_pages(book())
    assert markup(half) == '<p class="half-title">Harbour &amp; Sea</p>'
    assert markup(title) == '<h1 class="title">Harbour &amp; Sea</h1>'
    assert (
        markup(copyright_page) == '<p class="work"><em>Harbour &amp; Sea</em></p><p class="edition">2026</p>'
    )
    assert [d.listed for d in (half, title, copyright_page)] == [False, False, False]


def test_a_year_that_nobody_knows_is_not_printed() -> None:
    _, _, copyright_page = front_pages(book(replace(RECORD, dated=False)))
    assert markup(copyright_page) == '<p class="work"><em>Harbour &amp; Sea</em></p>'


def test_the_front_pages_of_a_full_record() -> None:
    record = replace(
        RECORD,
        subtitle="A story",
        contributors=(Contributor("A. Writer"), Contributor("B. Turner", "trl")),
        publisher="Quay Press",
        place="Hull",
        rights="© 2026 A. Writer",
        licence="CC-BY-4.0",
        series=Series("Coasts", 2.0),
        isbn={"print": "9780306406157"},
    )
    _, title, copyright_page = front_pages(book(record))
    assert markup(title) == (
        '<h1 class="title">Harbour &amp; Sea</h1><p class="subtitle">A story</p>'
        '<p class="author">A. Writer</p>'
        '<p class="credit">Translated by B. Turner</p><p class="publisher">Quay Press</p>'
    )
    assert markup(copyright_page) == (
        '<p class="work"><em>Harbour &amp; Sea</em></p><p class="rights">© 2026 A. Writer</p>'
        '<p class="licence"><a href="https://creativecommons.org/licenses/by/4.0/">'
        "Creative Commons Attribution 4.0</a></p>"
        '<p class="imprint">Published by Quay Press, Hull</p><p class="series">Coasts 2</p>'
        '<p class="edition">2026</p><p class="isbn">ISBN 978-0-306-40615-7</p>'
    )


def test_nothing_to_say_makes_no_last_pages() -> None:
    assert list(back_pages(book())) == []


def test_the_last_pages() -> None:
    record = replace(
        RECORD,
        contributors=(Contributor("A. Writer", about="Lives in Hull."),),
        contact=Contact(email="a@example.org", support="https://example.org/give/"),
        share="Pass it on.",
        colophon="Set in Source Serif.",
    )
    pages = list(back_pages(book(record)))
    assert [(d.kind, d.title) for d in pages] == [
        (Kind.CONTRIBUTORS, "About the author"),
        (Kind.AFTERWORD, "Contact"),
        (Kind.LICENCE, "Licence"),
        (Kind.COLOPHON, "Colophon"),
    ]
    assert '<a href="mailto:a@example.org">a@example.org</a>' in markup(pages[1])
    assert '<figure class="qr print-only"><img src="generated/support.svg"' in markup(pages[1])
    assert [code.name for code in codes(book(record))] == ["generated/support.svg"]
    assert next(codes(book(record))).data == next(codes(book(record))).data


def applied(*divisions: Division) -> list[tuple[str, str]]:
    done = apply(book(RECORD, *divisions), WORDS, [])
    return [(d.id, d.kind.value) for d in done.divisions]


def test_the_order_of_the_whole_book() -> None:
    assert applied(
        division("<p>For B.</p>", "dedication", Kind.DEDICATION, Matter.FRONT),
        division("<h1>Preface</h1><p>x</p>", "preface", Kind.PREFACE, Matter.FRONT),
        division("<h1>One</h1><p>x</p>", "one"),
        division("<h1>Two</h1><p>x</p>", "two"),
    ) == [
        ("halftitlepage", "halftitlepage"),
        ("titlepage", "titlepage"),
        ("copyright-page", "copyright-page"),
        ("dedication", "dedication"),
        ("contents", "toc"),
        ("preface", "preface"),
        ("one", "chapter"),
        ("two", "chapter"),
    ]


def test_the_author_s_own_page_takes_the_place_of_the_made_one() -> None:
    own = division("<p>© me</p>", "rights", Kind.COPYRIGHT_PAGE, Matter.FRONT)
    kinds = [
        kind for _, kind in applied(own, division("<h1>One</h1>", "one"), division("<h1>Two</h1>", "two"))
    ]
    assert kinds.count("copyright-page") == 1


def test_a_chapter_may_have_the_name_of_a_made_page() -> None:
    names = [
        name for name, _ in applied(division("<h1>A</h1>", "titlepage"), division("<h1>B</h1>", "contents"))
    ]
    assert len(names) == len(set(names))


def test_one_chapter_needs_no_contents() -> None:
    assert "toc" not in [kind for _, kind in applied(division("<h1>One</h1><p>x</p>", "one"))]


def test_the_contents_page_nests_parts_and_sections() -> None:
    part = replace(division("<h1>Land</h1>", "land", Kind.PART), title="Land", label="Part I", number="I")
    chapter = replace(
        division('<h1>One</h1><h2 id="one--a">A</h2><h3 id="one--b">B</h3>', "one"),
        title="One",
        label="Chapter 1",
        number="1",
        part="land",
    )
    assert markup(
        page(replace(book(RECORD, part, chapter), settings=Settings(contents=ContentsSettings(2))))
    ) == (
        '<header class="opening"><h1><span class="title">Contents</span></h1></header>'
        '<nav class="contents"><ol><li class="part"><a href="#land"><span class="label">Part I</span> '
        '<span class="title">Land</span></a><ol><li class="chapter"><a href="#one">'
        '<span class="label">1</span> <span class="title">One</span></a>'
        '<ol><li class="section"><a href="#one--a"><span class="title">A</span></a></li></ol>'
        "</li></ol></li></ol></nav>"
    )


def test_titles_have_typographic_marks_wherever_they_stand() -> None:
    record = replace(RECORD, title='Alice\'s "Sea"')
    chapters = [division(f"<h1>The {name}'s Tale</h1><p>x</p>", name) for name in ("cook", "mate")]
    done = apply(book(record, *chapters), WORDS, [])
    assert done.metadata.title == "Alice’s “Sea”"
    assert [d.title for d in done.divisions if d.listed] == ["The cook’s Tale", "The mate’s Tale"]
    assert "The cook’s Tale" in markup(next(d for d in done.divisions if d.id == "contents"))
    assert "Alice’s “Sea”" in markup(done.divisions[0])
