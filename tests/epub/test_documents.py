"""Content documents: whole, typed, linked, and in the HTML that the standard allows."""

from __future__ import annotations

import pytest

from publish.book.divisions import Kind
from publish.book.tree import every, with_class
from tests import books
from tests.epub.conftest import Maker, type_of


def test_every_kind_of_division_says_what_it_is(edition: Maker) -> None:
    kinds = [kind for kind in Kind if kind is not Kind.CONTENTS]
    divisions = [books.division(f"d-{kind.value}", "<p>Text.</p>", kind=kind, title="T") for kind in kinds]
    made = edition(books.book(*divisions))
    assert made.codes == []
    for kind in kinds:
        page = made.page(f"d-{kind.value}")
        section = next(every(page, "section"))
        assert type_of(section) == ("" if kind is Kind.LISTINGS else kind.value)
        assert section.get("aria-labelledby") == f"d-{kind.value}--title"
        assert page.find(f".//*[@id='d-{kind.value}--title']") is not None


def test_a_document_has_a_title_and_a_language(edition: Maker) -> None:
    made = edition(books.book(books.chapter("harbour", "<p>Text.</p>", label="Chapter 1"), language="en-GB"))
    page = made.page("harbour")
    assert next(every(page, "title")).text == "Chapter 1. The Harbour"
    assert dict(page.attrib) == {
        "lang": "en-GB", "{http://www.w3.org/XML/1998/namespace}lang": "en-GB", "dir": "ltr",
    }  # fmt: skip


def test_a_page_without_a_heading_is_named_in_words(edition: Maker) -> None:
    page = books.division("copyright-page", "<p>© 2026</p>", kind=Kind.COPYRIGHT_PAGE, listed=False)
    made = edition(books.book(page, books.chapter("harbour", "<p>Text.</p>")))
    assert next(every(made.page("copyright-page"), "section")).get("aria-label") == "Copyright"
    assert next(every(made.page("copyright-page"), "title")).text == "Copyright"


def test_a_chapter_in_another_language_says_so(edition: Maker) -> None:
    chapter = books.chapter("harbour", "<p>نص</p>", title="الميناء")
    chapter.tree.set("lang", "ar")
    page = edition(books.book(chapter)).page("harbour")
    assert (page.get("lang"), page.get("dir")) == ("ar", "rtl")


def test_links_between_chapters_name_the_file(edition: Maker) -> None:
    made = edition(books.book(
        books.chapter("one", '<h2 id="one--a">A</h2><p><a href="#two--b">b</a> <a href="#one--a">a</a></p>'),
        books.chapter("two", '<h2 id="two--b">B</h2><p><a href="#one">one</a> <a href="#contents">c</a></p>'),
    ))  # fmt: skip
    assert made.links("one") == ["two.xhtml#two--b", "#one--a"]
    assert made.links("two") == ["one.xhtml#one", "nav.xhtml#contents"]


@pytest.mark.parametrize(
    ("written", "packaged"),
    [
        ("https://example.org/a b?c=[1]", "https://example.org/a%20b?c=%5B1%5D"),
        ("mailto:ada@example.org", "mailto:ada@example.org"),
        ("https://example.org/é", "https://example.org/é"),
        ("https://example.org/#/a.md#b", "https://example.org/#/a.md%23b"),
        ("https://", None),
        ("https://two words/", None),
        ("www.example.org", None),
        ("other.md", None),
        ("#nowhere", None),
        ("javascript:alert(1)", None),
    ],
)
def test_links_outward_are_whole_or_plain_text(edition: Maker, written: str, packaged: str | None) -> None:
    made = edition(books.book(books.chapter("one", f'<p><a href="{written}">words</a></p>')))
    assert made.links("one") == [packaged]
    assert "words" in made.text("text/one.xhtml")


def test_headings_of_the_same_words_keep_their_places(edition: Maker) -> None:
    made = edition(books.book(
        books.chapter("one", '<h2 id="one--summary">Summary</h2>'),
        books.chapter("two", '<h2 id="two--summary">Summary</h2>'),
    ))  # fmt: skip
    summaries = [address for address, words in made.contents if words == "Summary"]
    assert summaries == ["one.xhtml#one--summary", "two.xhtml#two--summary"]


def test_divisions_that_are_called_like_our_own_files(edition: Maker) -> None:
    made = edition(
        books.book(books.chapter("nav", "<p>N</p>"), books.chapter("cover", '<p><a href="#nav">n</a></p>'))
    )
    assert made.links("cover-text") == ["nav-text.xhtml#nav"]


def test_what_is_for_paper_only_stays_there(edition: Maker) -> None:
    made = edition(books.book(books.chapter("one", '<p>Both. <span class="print-only">Paper</span></p>')))
    assert "Paper" not in made.text("text/one.xhtml")


RAW = """
<center><font color="red" size="+1">c</font></center> <p align="center">p</p> <tt>t</tt><big>b</big>
<table border="1" cellpadding="2" width="50%" bgcolor="#ffffff">
<tr><td valign="top" nowrap="nowrap">x</td></tr></table>
<ul>text<li>a</li><p>b</p></ul><li value="x">loose</li><ol start="a" type="I"><li>x</li></ol>
<foo bar="1">unknown</foo><video src="x.mp4"><p>fallback</p></video><span><div>block</div></span>
<figure><figcaption>1</figcaption><p>x</p><figcaption>2</figcaption></figure><dt>loose</dt><dl><dt>t</dt></dl>
<details>open</details><header><header>x</header></header><a name="place" onclick="x()">n</a><td>cell</td>
<p lang="not a language" style="page: x; color: red">s</p><p><ul><li>in p</li></ul></p><h3>h<div>d</div></h3>
<!-- a comment -- with dashes --><p>a&#160;b</p><blockquote cite="x y">q</blockquote>
"""


def test_old_html_becomes_html_of_today(edition: Maker) -> None:
    made = edition(books.book(books.chapter("one", RAW.replace("-- with", "with"))))
    text = made.text("text/one.xhtml")
    page = made.page("one")
    looks = {made.look(node) for node in page.iter("{*}*") if node.get("class")}
    assert {"text-align: center;", "color: red;font-size: larger;", "color: red;"} <= looks
    assert made.look(next(every(page, "table"))) == "width: 50%;background-color: #ffffff;"
    assert "style=" not in text
    assert '<a id="place">n</a>' in text
    assert "a comment" not in text
    for words in ("unknown", "fallback", "block", "loose", "open", "cell", "in p", "text"):
        assert words in text


def test_empty_elements_stand_open_and_closed(edition: Maker) -> None:
    made = edition(books.book(books.chapter("one", '<p>a<a id="one--x"/>b<br/>c</p>')))
    assert '<a id="one--x"></a>b<br/>c' in made.text("text/one.xhtml")


def test_the_authors_trees_stay_as_they_are(edition: Maker) -> None:
    chapter = books.chapter("one", '<p align="center">p <span class="print-only">x</span></p>')
    edition(books.book(chapter))
    assert next(every(chapter.tree, "p")).get("align") == "center"
    assert with_class(chapter.tree, "print-only")


def test_code_runs_from_left_to_right_in_a_book_from_right_to_left(edition: Maker) -> None:
    made = edition(
        books.book(books.chapter("one", '<pre class="code"><code>x = 1</code></pre>'), language="ar")
    )
    assert next(every(made.page("one"), "pre")).get("dir") == "ltr"


def test_inline_drawings_and_formulas_are_declared(edition: Maker) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><title>Dot</title><circle r="1"/></svg>'
    mathml = '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>'
    made = edition(
        books.book(books.chapter("one", f"<p>{svg}</p>"), books.chapter("two", f"<p>{mathml}</p>"))
    )
    assert made.values("//opf:item[@id='text-one']/@properties") == ["svg"]
    assert made.values("//opf:item[@id='text-two']/@properties") == ["mathml"]
    assert 'viewBox="0 0 1 1"' in made.text("text/one.xhtml")
    assert "MathML" in made.values("//opf:meta[@property='schema:accessibilityFeature']")


def test_an_id_that_stands_twice_is_the_first_s(edition: Maker) -> None:
    made = edition(books.book(books.chapter("one", '<p id="one--a">A</p><p id="one--a">B</p>')))
    assert [node.get("id") for node in every(made.page("one"), "p")] == ["one--a", None]


def test_empty_paragraphs_go_and_what_they_name_stays(edition: Maker) -> None:
    text = '<p> <br/></p><p><a id="one--here"/></p><p><img src="dot.png" alt="A dot"/></p><p>Text.</p>'
    made = edition(books.book(books.chapter("one", text), resources=(books.picture("dot.png"),)))
    assert len(list(every(made.page("one"), "p"))) == 2
    assert made.page("one").find(".//*[@id='one--here']") is not None


def test_an_aside_is_no_landmark(edition: Maker) -> None:
    text = '<aside><p>By the way.</p></aside><aside class="pull-quote"><p>The sea!</p></aside>'
    page = edition(books.book(books.chapter("one", text))).page("one")
    assert [node.get("role") for node in every(page, "aside")] == ["note", "doc-pullquote"]


def test_what_one_element_looks_like_outweighs_the_theme(edition: Maker) -> None:
    cell = '<td style="text-align: right">1</td>'
    made = edition(books.book(
        books.chapter("one", f"<table><tr>{cell}{cell}</tr></table>"),
        books.chapter("two", f'<table><tr>{cell}</tr></table><p style="margin-left: 5%">x</p>'),
    ))  # fmt: skip
    assert [made.look(cell) for cell in every(made.page("two"), "td", "p")] == [
        "text-align: right;", "margin-left: 5%;",
    ]  # fmt: skip
    assert made.text("css/looks.css").count("text-align") == 1
    assert made.text("text/one.xhtml").index("theme.css") < made.text("text/one.xhtml").index("looks.css")
