"""HTML of many hands: notes, marks, boxes, encodings, and pages that are broken."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publish.importers import hypertext, web_page
from publish.importers.ledger import Ledger
from tests.importers.arrivals import bring, text_of

NOTES = {
    "pandoc": (
        '<p>a<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a></p><section'
        ' class="footnotes" role="doc-endnotes"><hr><ol><li id="fn1"><p>N<a href="#fnref1"'
        ' class="footnote-back">↩︎</a></p></li></ol></section>'
    ),
    "a wiki": (
        '<p>a<sup id="cite_ref-1" class="reference"><a'
        ' href="#cite_note-1">[1]</a></sup></p><h2>References</h2><ol class="references"><li'
        ' id="cite_note-1"><a href="#cite_ref-1">^</a> N</li></ol>'
    ),
    "its number as the way back": '<p>a<a id="c1" href="#n1">1</a></p><p id="n1"><a href="#c1">1</a> N</p>',
    "stars": '<p>a<a name="c1" href="#n1">*</a></p><p><a name="n1" href="#c1">*</a> N</p>',
}


@pytest.mark.parametrize("name", NOTES)
def test_notes_as_others_write_them(name: str, tmp_path: Path) -> None:
    assert text_of(tmp_path, "a.html", f"<h1>A</h1>{NOTES[name]}") == "# A\n\na[^1]\n\n[^1]: N"


def test_a_link_that_is_a_number_is_no_note(tmp_path: Path) -> None:
    page = '<h1>A</h1><p><a href="#s">1</a></p><h2 id="s">S</h2><p>Text</p>'
    assert text_of(tmp_path, "a.html", page) == "# A\n\n[1](#s)\n\n## S {#s}\n\nText"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<p><span style="font-weight:700">a</span><b>b</b> <i><i>c</i></i></p>', "**ab** *c*"),
        ('<p>a <q>b</q> <span style="font-variant: small-caps">c</span></p>', "a “b” [c]{.smallcaps}"),
        ("<blockquote class=epigraph><p>a</p><cite>B C</cite></blockquote>", "::: epigraph\na\n\n— B C\n:::"),
        ("<div class=poem>a<br>&nbsp;&nbsp;b<br><br>c</div>", "::: verse\na\n  b\n\nc\n:::"),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", "- a\n  - b\n- c"),
        ("<pre><code class='language-py'>x = 1\n\ny</code></pre>", "```py\nx = 1\n\ny\n```"),
        ("<p><math alttext='x^2'><mi>x</mi></math></p>", "$x^2$"),
        ("<p>a<!-- b --> c</p><p>&nbsp;</p>", "a c"),
        ("<div>a<p>b</p>c</div>", "a\n\nb\n\nc"),
        ("<dl><dt>a<dd>b</dl>", "a\n:   b"),
    ],
)
def test_html_of_many_hands(html: str, expected: str, tmp_path: Path) -> None:
    assert text_of(tmp_path, "a.html", f"<h1>A</h1>{html}<p>z</p>") == f"# A\n\n{expected}\n\nz"


def test_encodings(tmp_path: Path) -> None:
    declared = '<meta charset="iso-8859-1"><h1>Caf\u00e9</h1><p>\u201cx\u201d</p>'.encode("cp1252")
    assert text_of(tmp_path, "a.html", declared) == "# Café\n\n“x”"
    assert text_of(tmp_path / "b", "b.html", "\ufeff<h1>Café</h1><p>x</p>".encode("utf-16")) == "# Café\n\nx"


TAGS = [
    "p",
    "div",
    "b",
    "i",
    "a",
    "table",
    "tr",
    "td",
    "ul",
    "li",
    "ol",
    "blockquote",
    "h1",
    "h2",
    "pre",
    "img",
    "br",
    "hr",
    "sup",
    "figure",
    "figcaption",
    "dl",
    "dt",
    "dd",
    "aside",
    "section",
    "nav",
    "form",
    "svg",
    "math",
    "span",
    "footer",
    "cite",
]
PARTS = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]),
    st.sampled_from(
        [
            '<a href="#a" id="b">1',
            '<li id="a"><a href="#b">x',
            "&nbsp;",
            "<!--",
            "-->",
            "text",
            " ",
            '<div class="verse pull-quote">',
        ]
    ),
)


@given(st.lists(PARTS, max_size=25).map("".join))
@settings(max_examples=300, deadline=None)
def test_no_page_is_too_broken_to_be_read(html: str) -> None:
    arrival = web_page.read(html, Path("a.html"), Ledger("a.html"))
    assert arrival is None or all(chapter.tree is not None for chapter in arrival.chapters)


def test_a_page_nested_without_end_is_refused_and_a_deep_one_read(tmp_path: Path) -> None:
    assert hypertext.read("<div>" * 5000 + "x", "a") is None
    assert text_of(tmp_path, "a.html", "<h1>A</h1>" + "<blockquote>" * 300 + "x").endswith("> x")
    assert bring(tmp_path / "b", {"b.html": "<div>" * 5000 + "x"})[1] == [
        "I002 the page cannot be read: its elements are nested without end"
    ]


def test_headings_and_sections_are_text_whatever_they_are_called(tmp_path: Path) -> None:
    page = (
        '<h1>A</h1><section id="related-work" class="level2"><h2>Related work</h2><p>x</p></section>'
        '<h2 id="comments">Comments</h2><p class="share">y</p>'
    )
    assert text_of(tmp_path, "a.html", page) == "# A\n\n## Related work\n\nx\n\n## Comments\n\ny"


def test_a_text_about_rights_is_not_its_own_end(tmp_path: Path) -> None:
    items = "".join(
        f"<p>Copyright and related rights, number {n}, of works made available.</p>" for n in range(9)
    )
    assert text_of(tmp_path, "a.html", f"<h1>A</h1>{items}").count("number") == 9


def test_headings_lose_the_links_to_themselves(tmp_path: Path) -> None:
    page = '<h1 id="a"><a href="#a">A</a></h1><h2 id="b">B <a class="headerlink" href="#b">¶</a></h2><p>x</p>'
    assert text_of(tmp_path, "a.html", page) == "# A\n\n## B\n\nx"


def test_boxes_with_a_name(tmp_path: Path) -> None:
    page = '<h1>A</h1><div class="admonition tip"><p class="admonition-title">Tip</p><p>x</p></div><p>z</p>'
    assert text_of(tmp_path, "a.html", page) == "# A\n\n::: tip\nx\n:::\n\nz"


def test_names_of_the_house_s_own_have_no_power(tmp_path: Path) -> None:
    page = '<h1>A</h1><p><a class="note-call" href="#note:1">a word</a></p><aside class="note">y</aside>'
    assert text_of(tmp_path, "a.html", page) == "# A\n\na word\n\ny"
