"""Quotes, divisions, verse, tables and definitions, and the prose that only looks like them."""

from __future__ import annotations

import pytest

from publish.manuscript.markdown import Markup
from tests.manuscript.markup import READINGS, html, section, shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("> one\n\n> two", "<blockquote><p>one</p></blockquote><blockquote><p>two</p></blockquote>"),
        (">one\n>two", "<blockquote><p>one\ntwo</p></blockquote>"),
        ("> one\nlazy\n\nthree", "<blockquote><p>one\nlazy</p></blockquote><p>three</p>"),
        ("Words\n> one", "<p>Words</p><blockquote><p>one</p></blockquote>"),
        ("> one\n>\n> — N", "<blockquote><p>one</p><p>— N</p></blockquote>"),
        ("> a\n- b", "<blockquote><p>a</p></blockquote><ul><li>b</li></ul>"),
        ("> > a\n> b", "<blockquote><blockquote><p>a\nb</p></blockquote></blockquote>"),
    ],
)
def test_quotes(text: str, expected: str) -> None:
    assert html(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("::: epigraph\nText\n:::", '<div class="epigraph"><p>Text</p></div>'),
        (":::note\nText\n:::", '<div class="note"><p>Text</p></div>'),
        ("::::: callout :::\n## H\n::::::::", '<div class="callout"><h2>H</h2></div>'),
        (
            "::: {.pull-quote #q lang=fr}\nMot\n:::",
            '<div class="pull-quote" id="q" lang="fr"><p>Mot</p></div>',
        ),
        ("::: a\n::: b\nx\n:::\n:::", '<div class="a"><div class="b"><p>x</p></div></div>'),
        (
            "::: a\n```\n:::\n```\n:::\nafter",
            '<div class="a"><pre class="code"><code>:::</code></pre></div><p>after</p>',
        ),
        ("- one\n\n  ::: a\n  x\n  :::", '<ul><li><p>one</p><div class="a"><p>x</p></div></li></ul>'),
        ("Words ::: a", "<p>Words ::: a</p>"),
    ],
)
def test_divisions(text: str, expected: str) -> None:
    assert html(text) == expected


@pytest.mark.parametrize("markup", READINGS)
def test_a_longer_line_closes_what_was_left_open_inside(markup: Markup) -> None:
    tree, problems = section(":::: a\n::: b\nx\n::::\nafter", markup=markup)
    assert shown(tree) == '<div class="a"><div class="b"><p>x</p></div></div><p>after</p>'
    assert problems == ["2 M010"]


@pytest.mark.parametrize("markup", READINGS)
def test_an_open_division_is_reported_where_it_opens(markup: Markup) -> None:
    tree, problems = section("a\n\n::: b\nx\n", markup=markup)
    assert (shown(tree), problems) == ('<p>a</p><div class="b"><p>x</p></div>', ["3 M010"])


def line(words: str, step: int = 0) -> str:
    """A line of verse as it stands in the tree."""
    return f'<span class="line{f" indent-{step}" if step else ""}">{words}</span>'


def test_line_blocks() -> None:
    first, second = line("one <em>b</em>") + line("two", 1), line("three")
    expected = f'<div class="verse"><p>{first}</p><p>{second}</p></div>'
    assert html("| one *b*\n|   two\n|\n| three") == expected


def test_lines_of_a_verse_division() -> None:
    first, second = line("one") + line("two", 2), line("three")
    expected = f'<div class="verse" lang="fr"><p>{first}</p><p>{second}</p></div>'
    assert html("::: {.verse lang=fr}\none\n    two\\\n\nthree\n:::") == expected


def cells(text: str) -> list[list[str]]:
    """The cells of a table, row by row, as HTML."""
    tree, problems = section(text)
    assert problems == []
    rows = list(tree.iter("{*}tr"))
    return [
        [shown(cell).partition(">")[2].removesuffix("</td>").removesuffix("</th>") for cell in row]
        for row in rows
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("| a | b |\n|---|---|\n| 1 | 2 |", [["a", "b"], ["1", "2"]]),
        ("a | b\n--|--\n1 | 2", [["a", "b"], ["1", "2"]]),
        ("| a |\n|-|\n| 1 |", [["a"], ["1"]]),
        ("|a|b|\n|-|-|\n| `x\\|y` | 2 |", [["a", "b"], ["<code>x|y</code>", "2"]]),
        ("|a|b|\n|-|-|\n| 1 |\n| 1 | 2 | 3 |", [["a", "b"], ["1", ""], ["1", "2 | 3"]]),
    ],
)
def test_tables(text: str, expected: list[list[str]]) -> None:
    assert cells(text) == expected


def test_drawn_tables() -> None:
    assert cells("  a    b\n---- ----\n  1  two three\n  4    5\n\nc")[0] == ["a", "b"]
    assert cells("  a    b\n---- ---------\n   1 two three\n") == [["a", "b"], ["1", "two three"]]
    grid = "+---+-----+\n| a | b   |\n+===+=====+\n| 1 | - x |\n|   | - y |\n+---+-----+"
    assert cells(grid) == [["a", "b"], ["1", "<ul><li>x</li><li>y</li></ul>"]]
    assert cells("+---+\n| a |\n+---+") == [["a"]]


@pytest.mark.parametrize("text", ["+---+\n| a |", "Words\n--- ---", "+--+ is a plus"])
def test_what_only_looks_drawn_is_no_table(text: str) -> None:
    assert "<table>" not in html(text)


def test_tables_beside_text() -> None:
    shown_html = html("Words\n| a | b |\n|:-:|--:|\n| 1 | 2 |\nafter")
    assert shown_html.startswith("<p>Words</p><table>")
    assert shown_html.endswith("</table><p>after</p>")
    assert '<th style="text-align: center">a</th><th style="text-align: right">b</th>' in shown_html
    assert html("a | b\n\nc").startswith("<p>a | b</p>")


@pytest.mark.parametrize("text", ["Table: Cap *x*\n\nTABLE", "TABLE\n\nTable: Cap *x*"])
def test_captions_of_tables(text: str) -> None:
    shown_html = html(text.replace("TABLE", "|a|b|\n|-|-|\n|1|2|"))
    assert shown_html.startswith("<table><caption>Cap <em>x</em></caption><thead>")
    assert shown_html.endswith("</table>")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Term\n: Def", "<dl><dt>Term</dt><dd>Def</dd></dl>"),
        ("Term\n:   Def\n    more", "<dl><dt>Term</dt><dd>Def\nmore</dd></dl>"),
        ("A\n:   a\n\nB\n:   b\n:   c", "<dl><dt>A</dt><dd>a</dd><dt>B</dt><dd>b</dd><dd>c</dd></dl>"),
        ("Term\n\n: Def\n\n  two", "<dl><dt>Term</dt><dd><p>Def</p><p>two</p></dd></dl>"),
    ],
)
def test_definitions(text: str, expected: str) -> None:
    assert html(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It was usual\n: she left early\nthat day.",
        "La danseuse avait vraiment l'air mal à l'aise, bien sûr\n: elle était",
        "Running text\nof two lines\n: and a colon",
        "a\n:b",
    ],
)
def test_prose_with_a_colon_is_no_definition(text: str) -> None:
    assert html(text) == f"<p>{text}</p>"
