"""Colours of listings that nobody sees are left away for the typesetter, and the pages stay the same."""

from __future__ import annotations

import copy
from dataclasses import replace

import pypdfium2  # type: ignore[import-untyped]
import pytest
from lxml import etree

from publish import themes
from publish.book.divisions import Book
from publish.book.page_map import insert
from publish.book.settings import PageSettings, Styles
from publish.book.tree import XHTML, classes, element, every, wrap
from publish.means import Means
from publish.pdf import colours, edition, looks, paged, selectors
from publish.transforms import highlighting, line_numbers
from tests.pdf.books import LOREM, book, chapter, silent

PYTHON = '''\
@cache
def tide(port, day=None, *, datum="chart"):
    """How high the water stands, in a sentence that is longer than a line of the page is wide, and turns."""
    found = [float(x) for x in read("%s.txt" % port) if x not in ("", None)]  # a long remark on a long line
\treturn {'high': max(found), "low": min(found), 'mean': sum(found) / 2.5e3 if found else -1, "n": 0x1F}
'''
RUST = 'pub fn main() {\n    let é = "→ ≤ 日本";  \n\n    println!("{}", é.len() as f64 * 1.5_f64);\n}\n'
HTML = (
    '<p class="quay" id="a-rather-long-name-for-one-paragraph" title="The harbour &amp; its boats">Sea</p>\n'
)
DIFF = "--- a/tides.py\n+++ b/tides.py\n@@ -1,2 +1,2 @@\n-low = 1\n+low = 2\n same\n"
CONSOLE = "$ tide --port porthcorran\n06:12  high  5.4 m\n"
JSON = '{"port": "Porthcorran", "heights": [1.5, 2, null, true], "a-long-key-that-goes-on": "and on"}\n'
SAMPLES = {"python": PYTHON, "rust": RUST, "html": HTML, "diff": DIFF, "console": CONSOLE, "json": JSON}


def listing(language: str, code: str, name: str = "code") -> str:
    written = code.replace("&", "&amp;").replace("<", "&lt;")
    return f'<pre class="{name}" data-language="{language}"><code>{written}</code></pre>'


def listed(*listings: str, styles: str = "", justify: str = "total-fit") -> Book:
    """A book with coloured listings between its paragraphs."""
    body = f"<p>{LOREM}</p>".join(listings)
    each = chapter(1, f"<p>{LOREM}</p>{body}<p>{LOREM}</p>")
    highlighting.highlight(each.tree)
    line_numbers.number(each.tree)
    return book(each, pages=replace(PageSettings(), justify=justify), styles=Styles(book=styles))


def thin(tree: etree._Element, work: Book, name: str = "print") -> None:
    """Leave away what an edition of a book does not show, on a page as wide as they are."""
    colours.thin(tree, looks.colours(work, name), 114)


def spans(work: Book, name: str = "print") -> set[str]:
    """The colours that an edition has."""
    tree = copy.deepcopy(work.divisions[0].tree)
    thin(tree, work, name)
    assert "".join(map(str, tree.itertext())) == "".join(map(str, work.divisions[0].tree.itertext()))
    return {str(span.get("class")) for span in every(tree, "span") if colours.is_colour(span)}


def seen(work: Book, name: str) -> list[tuple[str, bytes]]:
    """The text and the look of every page."""
    pdf = pypdfium2.PdfDocument(edition.make(work, name, [], silent, Means(1)))
    return [(page.get_textpage().get_text_bounded(), page.render(scale=2).to_pil().tobytes()) for page in pdf]


@pytest.mark.parametrize("justify", ["total-fit", "greedy"])
@pytest.mark.parametrize("name", ["print", "screen"])
def test_pages_are_the_same_with_and_without(
    name: str, justify: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = [listing(language, code) for language, code in SAMPLES.items()]
    numbered = [listing(language, code, "code numbered") for language, code in SAMPLES.items()]
    work = listed(*plain, *numbered, justify=justify)
    thinned = seen(work, name)
    monkeypatch.setattr(paged.colours, "thin", lambda *_: None)
    assert len(thinned) > 2
    assert thinned == seen(work, name)


def test_paper_has_the_colours_that_its_theme_styles() -> None:
    short = {"python": "@a\nclass B:\n    x = 1 or 's'  # b\n", "html": "<p id='a'>b</p>\n"}
    samples = {**short, "diff": DIFF, "console": CONSOLE}
    work = listed(*(listing(language, code) for language, code in samples.items()))
    assert spans(work, "screen") > spans(work)
    assert spans(work) == {
        "tok-c",
        "tok-gd",
        "tok-gh",
        "tok-gi",
        "tok-go",
        "tok-gp",
        "tok-k",
        "tok-nt",
        "tok-ow",
    }


def test_no_colour_is_made_that_no_theme_shows() -> None:
    made = {f"tok-{family}" for family in highlighting.FAMILIES.values()}
    theme = themes.load("classic")
    for sheets in ((theme.shared, theme.epub), (theme.shared, theme.print, theme.screen)):
        assert selectors.told_apart("\n".join(sheets), "") == made


def test_the_text_between_joins() -> None:
    work = listed(listing("python", 's = "a"; t = 1; del s  # b\n'))
    tree = copy.deepcopy(work.divisions[0].tree)
    thin(tree, work)
    code = next(every(tree, "code"))
    assert etree.tostring(code, encoding="unicode").replace(f' xmlns="{XHTML}"', "") == (
        '<code>s = "a"; t = 1; <span class="tok-k">del</span> s  <span class="tok-c"># b</span>\n</code>'
    )


@pytest.mark.parametrize(
    ("css", "names"),
    [
        ("", set()),
        (".code .tok-s, pre > .tok-m { color: red }", {"tok-s", "tok-m"}),
        ("@media print { @supports (color: red) { .tok-s { color: red } } }", {"tok-s"}),
        (r".tok\-s { color: red }", {"tok-s"}),
        (".inscription, :root, h2 + p, tr:nth-child(even) td, #a > b, p:not(.x) { color: red }", set()),
        ("@page { margin: 1in; @top-left { content: 'a' } } .a::before { content: 'span *' }", set()),
        ("/* span, * */ .a > .b { color: red }", set()),
    ],
)
def test_an_authors_colours_stay(css: str, names: set[str]) -> None:
    assert selectors.told_apart("", css) == names


@pytest.mark.parametrize(
    "selector",
    [
        "span", "pre span", "code SPAN", "*", ".code *", "code > *", "[class]", "[class^=tok]",
        "code :nth-child(2)", ":not(p)", ".code :is(span, b)", "a, pre span", "*|span", ".tok-k + .tok-k",
        ".tok-k:first-child", ".tok-k ~ .tok-s", "span.tok-k:not(.tok-s)", "code:has(> span)", "::before",
        ".tok-k[title]", "p + span",
    ],
)  # fmt: skip
def test_every_colour_stays_where_any_may_be_meant(selector: str) -> None:
    assert selectors.told_apart("", f"@media print {{ {selector} {{ color: red }} }}") is None


def test_rules_in_rules_may_mean_every_colour() -> None:
    assert selectors.told_apart("", ".code { span { color: red } }") is None
    assert len(spans(listed(listing("python", PYTHON), styles="pre span { color: red }"))) > len(
        spans(listed(listing("python", PYTHON)))
    )


def test_what_is_more_than_a_colour_stays() -> None:
    kept = '<span class="tok-s" id="s">a</span><span class="tok-s">b</span>'
    work = book(chapter(1, f'<pre class="code"><code>{kept}</code></pre><p><span class="tok-s">c</span></p>'))
    tree = copy.deepcopy(work.divisions[0].tree)
    thin(tree, work)
    assert len(list(every(tree, "span"))) == len(list(every(work.divisions[0].tree, "span")))


@pytest.mark.parametrize(
    ("code", "around", "stays"),
    [
        ("x = 'a'\n", "", False),
        (f"x = ['a'] {'+ b ' * 12}\n", "", True),
        (f"'a'\nx = {'b + ' * 12}\n'a'\n", "", False),
        (f'x = {"b + " * 12}"""a\nb"""\n', "", True),
        ("\t" * 12 + "x = 'a'\n", "", True),
        ("x = 'a'  # 語\ny = 1\n", "", True),
        (f"x = 'a' {'+ b ' * 10}\n", "", False),
        (f"x = 'a' {'+ b ' * 10}\n", "ul li", True),
        ("x = 'a'\n", "table td", True),
    ],
)
def test_lines_that_may_turn_over_keep_their_colours(code: str, around: str, stays: bool) -> None:
    tree = etree.fromstring(f'<section xmlns="{XHTML}">{listing("python", code)}</section>')
    for name in reversed(around.split()):
        wrap(tree[0], name)
    highlighting.highlight(tree)
    colours.thin(tree, frozenset({"tok-c"}), 114)
    assert any("tok-s" in classes(span) for span in every(tree, "span")) is stays


@pytest.mark.parametrize("justify", ["total-fit", "greedy"])
def test_a_page_begins_in_the_listing_where_it_did(justify: str, monkeypatch: pytest.MonkeyPatch) -> None:
    code = "".join(f'"line {at}", {at}, print(f({at}), "of {at}")  # of {at}\n' for at in range(150))
    work = listed(listing("python", code), listing("python", code, "code numbered"), justify=justify)
    page_map = edition.made(work, "print", [], silent, Means(1)).page_map
    monkeypatch.setattr(paged.colours, "thin", lambda *_: None)
    assert edition.made(work, "print", [], silent, Means(1)).page_map == page_map
    tree = copy.deepcopy(work.divisions[0].tree)
    insert(tree, [(page.place, element("b", {}, "|")) for page in page_map.pages])
    begun = "".join(map(str, tree.itertext())).split("|")[2:]
    assert len(begun) > 6
    assert all(text.startswith(('"line', "Voyage", "The", "[")) for text in begun[:-1])
