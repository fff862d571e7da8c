"""HTML in a manuscript: what stays, what becomes of old and unknown tags, and what no book can hold."""

from __future__ import annotations

import pytest

from publish.manuscript.markdown import Markup
from tests.manuscript.markup import READINGS, html, section, shown

CODE_IN_DIVISION = '<div><pre class="code"><code>  &lt;p&gt;a&lt;/p&gt;</code></pre></div>'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<div class='n'>\n\n<p>*a*</p>\n\n</div>\n\nb", '<div class="n"><p>*a*</p></div><p>b</p>'),
        (
            "<div class='n'>\n\n*a*\n\n- b\n\n</div>",
            '<div class="n"><p><em>a</em></p><ul><li>b</li></ul></div>',
        ),
        (
            "<details>\n<summary>*a*</summary>\n\n*b*\n\n</details>",
            "<details>\n<summary>*a*</summary><p><em>b</em></p></details>",
        ),
        (
            "<table>\n<tr><td>\n\n*a*\n\n</td></tr></table>",
            "<table>\n<tbody><tr><td><p><em>a</em></p></td></tr></tbody></table>",
        ),
        ("a<br>b <img src=c.png>", '<p>a<br/>b <img src="c.png"/></p>'),
        ('<a id="p"></a>\nWords *x*', '<p><a id="p"/>\nWords <em>x</em></p>'),
        ("x<sup>*a*</sup>", "<p>x<sup><em>a</em></sup></p>"),
        ('- <div class="n">\n\n  x\n  </div>', '<ul><li><div class="n"><p>x</p></div></li></ul>'),
        ("<!-- a -- b -->\n\nc <!-- d --> e", "<p>c  e</p>"),
        ("<!-- a\n\n- b\n```\n-->\nc", "<p>c</p>"),
        ("- one\n<!-- a -->\n- two", "<ul><li>one</li></ul><ul><li>two</li></ul>"),
        ("one\n\n</div>\n\ntwo", "<p>one</p><p>two</p>"),
        ('<a id="x"/> b', '<p><a id="x"/> b</p>'),
        ("`<div>` is open", "<p><code>&lt;div&gt;</code> is open</p>"),
        ("Vec<String> and the <title> tag", "<p>Vec&lt;String&gt; and the &lt;title&gt; tag</p>"),
    ],
)
def test_raw_html_stays(text: str, expected: str) -> None:
    assert html(text) == expected


@pytest.mark.parametrize(
    ("text", "in_markdown", "in_commonmark"),
    [
        ("<div>a</div>\n*b*", "<div>a</div><p><em>b</em></p>", "<div>a</div>\n*b*"),
        (
            "Words\n<div>x</div>\nmore",
            "<p>Words</p><div>x</div><p>more</p>",
            "<p>Words</p><div>x</div>\nmore",
        ),
        ("<img src=a.png>\n*b*", '<p><img src="a.png"/>\n<em>b</em></p>', '<img src="a.png"/>\n*b*'),
        ("<div>\n\n      <p>a</p>\n\n</div>", "<div>\n\n      <p>a</p>\n\n</div>", CODE_IN_DIVISION),
    ],
)
def test_where_the_readings_differ(text: str, in_markdown: str, in_commonmark: str) -> None:
    assert html(text, "markdown") == in_markdown
    assert html(text, "commonmark") == in_commonmark


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<div markdown="1">\n\n## H\n\n*a*\n\n</div>', "<div><h2>H</h2><p><em>a</em></p></div>"),
        ('<p markdown="1" class="c">\n*a*\n</p>', '<p class="c"><em>a</em></p>'),
        (
            '<table>\n<tr><td markdown="1">*a*</td></tr>\n</table>',
            "<table>\n<tbody><tr><td><em>a</em></td></tr>\n</tbody></table>",
        ),
        (
            '<aside markdown="1">\n  a *b*\n  <p markdown="1">\n— c\n  </p>\n</aside>',
            "<aside><p>a <em>b</em></p><p>— c</p></aside>",
        ),
        ('<span markdown="1">*a*</span>', "<p><span><em>a</em></span></p>"),
    ],
)
def test_markdown_where_it_is_asked_for(text: str, expected: str) -> None:
    assert html(text) == expected


@pytest.mark.parametrize("markup", READINGS)
@pytest.mark.parametrize(
    ("text", "expected", "expected_problems"),
    [
        ("a\n\n<div>\nb\n\n*c*", "<p>a</p><div>\nb</div><p><em>c</em></p>", ["3 M004"]),
        ("- <div>\n- b\n\nc</div>", "<ul><li><div></div></li><li>b</li></ul><p>c</p>", ["1 M004"]),
        ("::: x\n<div>\n:::\na", '<div class="x"><div></div></div><p>a</p>', ["2 M004"]),
        ("::: x\na\n\n</div>\n\nb\n:::", '<div class="x"><p>a</p><p>b</p></div>', []),
        ("a <b>c\n\nd", "<p>a <b>c</b></p><p>d</p>", []),
        ("<p>a\n\nb", "<p>a</p><p>b</p>", []),
        ("<!-- a\n\nb", "<p>&lt;!-- a</p><p>b</p>", ["1 M004"]),
    ],
)
def test_what_is_never_closed(text: str, expected: str, expected_problems: list[str], markup: Markup) -> None:
    tree, problems = section(text, markup=markup)
    assert (shown(tree).replace("\n</", "</").replace("<div/>", "<div></div>"), problems) == (
        expected,
        expected_problems,
    )


@pytest.mark.parametrize("markup", READINGS)
@pytest.mark.parametrize(
    ("text", "expected", "expected_problems"),
    [
        ("a\n\n<script>\nb()\n\nc\n</script>\n\nd", "<p>a</p><p>d</p>", ["3 M018"]),
        ("a <script>b()</script> c", "<p>a  c</p>", ["1 M018"]),
        ("<style>\n.a { b: c }\n</style>\n\npara", "<p>para</p>", ["1 M018"]),
        ("<div>\n<iframe src='x'></iframe>\nb</div>", "<div>\n\nb</div>", ["2 M018"]),
        ("<form>\n<input type=text> b\n</form>", "\n b", ["1 M018", "2 M018"]),
        ('<p onclick="a()" id="i">b</p>', '<p id="i">b</p>', ["1 M018"]),
        ('a <b onclick="x" onkeyup="y">b</b>', "<p>a <b>b</b></p>", ["1 M018"]),
        ("[a](javascript:b())", "<p><a>a</a></p>", ["1 M018"]),
        ("<select><option>a</option></select>\n\nb", "<p>b</p>", ["1 M018"]),
    ],
)
def test_what_a_book_cannot_hold(
    text: str, expected: str, expected_problems: list[str], markup: Markup
) -> None:
    tree, problems = section(text, markup=markup)
    assert (shown(tree), problems) == (expected, expected_problems)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<center>a</center>", '<div style="text-align: center">a</div>'),
        ("<p align=right>a</p>", '<p style="text-align: right">a</p>'),
        ("a <tt>b</tt> <strike>c</strike>", "<p>a <code>b</code> <del>c</del></p>"),
        ("a <img src=a.png width=10 height=20>", '<p>a <img src="a.png" width="10" height="20"/></p>'),
    ],
)
def test_old_html_becomes_new(text: str, expected: str) -> None:
    assert html(text) == expected


@pytest.mark.parametrize("markup", READINGS)
def test_an_unknown_tag_becomes_a_division_with_its_name(markup: Markup) -> None:
    tree, problems = section('<Listing caption="use `x` of `V<T>`">\n\n*a*\n\n</Listing>\n\nb', markup=markup)
    assert shown(tree) == '<div class="listing"><p><em>a</em></p></div><p>b</p>'
    assert problems == ["1 M018"]


DRAWING = '<svg viewBox="0 0 1 1"><title>T</title><linearGradient id="g"/></svg>'


@pytest.mark.parametrize("markup", READINGS)
@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        (DRAWING, "", ""),
        (f"a {DRAWING} b", "<p>a ", " b</p>"),
        (DRAWING.replace("<title>", "\n\n<title>"), "", ""),
        (f"- {DRAWING}", "<ul><li>", "</li></ul>"),
    ],
    ids=["alone", "in a line", "with an empty line", "in a list"],
)
def test_drawings_are_one_piece_wherever_they_stand(
    text: str, before: str, after: str, markup: Markup
) -> None:
    shown_html = html(text, markup=markup).replace("\n", "")
    assert shown_html.startswith(before + "<svg")
    assert shown_html.endswith("</svg>" + after)
    assert "<title>T</title>" in shown_html
    assert '<linearGradient id="g"/>' in shown_html


def test_drawings_keep_their_names() -> None:
    text = '<svg viewBox="0 0 1 1">\n<title>T</title>\n<linearGradient id="g"/>\n</svg>'
    shown_html = html(f"<div>\n{text}\n</div>")
    assert 'viewBox="0 0 1 1"' in shown_html
    assert "<title>T</title>" in shown_html
    assert '<linearGradient id="g"/>' in shown_html
