"""Prose survives: what was text in HTML is text again in the manuscript, whatever marks stand in it."""

from __future__ import annotations

import string
from html import escape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from publish.book.tree import every, local
from publish.importers import escapes, house_markdown
from publish.importers.flow import Flow
from publish.importers.hypertext import read
from publish.importers.ledger import Ledger
from publish.manuscript import markdown
from publish.problems import Problem
from tests.importers.trees import read_again, section, written

MARKS = st.text(alphabet="ab1 .,:;!?*_`~=^$[](){}<>#+-|\\&/'\"@%\u00a0é中", max_size=40)
PROSE = st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn")), max_size=60)
PIECES = (
    "* * *",
    "---",
    "===",
    "1. one",
    "1) one",
    "- item",
    "+ item",
    "* item",
    "# head",
    "> said",
    "| row |",
    ": means",
    ":::",
    "::: note",
    "```",
    "~~~",
    "[a]: b",
    "[^a]: b",
    "[^a]",
    "^[a]",
    "*[A]: b",
    "{pagebreak}",
    "{#id}",
    "\\newpage",
    "$$",
    "$a$",
    "\\(a\\)",
    "\\[a\\]",
    "\\begin{align}",
    "Table: x",
    "[x] y",
    "[ ] y",
    "[!NOTE]",
    "http://a.b/_c_",
    "<a@b.c>",
    "&copy;",
    "&#42;",
    "<b>",
    "</p>",
    "<!-- x -->",
    "a_b_c",
    "__a__",
    "*a*",
    "**a**",
    "~a~",
    "^a^",
    "==a==",
    "![a](b)",
    "[a](b)",
    "[a][b]",
    "[a]{.b}",
    "\x02",
    "a\\",
    "`a`",
    "``",
    "5 * 3",
    "_",
    "]",
    "[[a]]",
    "a](b)",
    "![",
    "~~a~~",
    "(c)",
    "...",
    "H~2~O",
    "a|b",
    "@ab&cd",
    "[@a]",
    "-@a [p. 3]",
    "\\@ref(a)",
    "@ref(a)",
    "\\ref{a}",
)


def _text_of(node: etree._Element) -> str:
    return " ".join(escapes.folded("".join(node.itertext())).split(" ")).strip(" ")


def _round_trip(html: str) -> tuple[list[str], list[str]]:
    """The texts of the paragraphs before and after."""
    page = read(f"<html><body>{html}</body></html>", "x.html")
    assert page is not None
    before = Flow({}, Ledger("x")).section(page.body)
    problems: list[Problem] = []
    after = markdown.parse(house_markdown.write(before), source="x.md", problems=problems)
    assert [p for p in problems if p.code != "M012"] == []
    return [text for p in before if (text := _text_of(p))], [text for p in after if (text := _text_of(p))]


@given(st.one_of(MARKS, PROSE, st.lists(st.sampled_from(PIECES), max_size=5).map(" ".join)))
@settings(max_examples=400, deadline=None)
@example("a\\\\]")
@example("\\[ a \\] b")
def test_a_paragraph_of_anything_comes_back(text: str) -> None:
    before, after = _round_trip(f"<p>{escape(text)}</p>")
    assert after == before


@given(st.lists(st.one_of(MARKS, st.sampled_from(PIECES)), min_size=2, max_size=4))
@settings(max_examples=200, deadline=None)
def test_lines_and_items_come_back(texts: list[str]) -> None:
    lines = "<br>".join(f"x{escape(text)}" for text in texts)
    items = "".join(f"<li>{escape(text)}</li>" for text in texts)
    before, after = _round_trip(f"<p>{lines}</p>")
    assert ["".join(text.split()) for text in after] == ["".join(text.split()) for text in before]
    before, after = _round_trip(f"<ul>{items}</ul>")
    assert ["".join(text.split()) for text in after] == ["".join(text.split()) for text in before]


INLINE = st.recursive(
    st.one_of(MARKS, st.sampled_from(PIECES)).map(escape),
    lambda inner: st.tuples(
        st.sampled_from(["em", "strong", "sup", "sub", "code", "del", "a"]),
        st.lists(inner, min_size=1, max_size=3),
    ).map(
        lambda pair: (
            f"<{pair[0]} {'href=http://x.y/z' if pair[0] == 'a' else ''}>{''.join(pair[1])}</{pair[0]}>"
        )
    ),
    max_leaves=5,
)


@given(st.lists(INLINE, min_size=1, max_size=4).map("".join))
@settings(max_examples=400, deadline=None)
def test_marked_words_come_back(html: str) -> None:
    before, after = _round_trip(f"<p>{html}</p>")
    assert after == before


@given(st.one_of(MARKS, PROSE))
@settings(max_examples=200, deadline=None)
def test_headings_cells_captions_and_alternatives_come_back(text: str) -> None:
    words = _text_of(section(f"<p>{escape(text)}</p>")) if text.isprintable() else ""
    if not words:
        return
    source = written(
        f"<h2>{escape(words)}</h2><table><tr><th>{escape(words)}</th><th>b</th></tr></table>"
        f'<figure><img src="p.png" alt="{escape(words)}"/><figcaption>{escape(words)}</figcaption></figure>'
    )
    problems: list[Problem] = []
    tree = markdown.parse(source, source="x.md", problems=problems)
    image = next(every(tree, "img"))
    assert [local(node) for node in tree] == ["h2", "table", "p"]
    assert [_text_of(tree[0]), _text_of(next(every(tree, "th")))] == [words, words]
    assert [image.get("alt"), image.get("title")] == [words, words]


@pytest.mark.parametrize("piece", PIECES)
def test_every_mark_alone_comes_back(piece: str) -> None:
    before, after = _round_trip(f"<p>x</p><p>{escape(piece)}</p><p>y</p>")
    assert after == before


@pytest.mark.parametrize(
    "prose", ["a [sic] b", "snake_case", "5 $", "1 < 2 & 3 > 2", "it's 5.5 - no: (yes)!", "a+b=c"]
)
def test_ordinary_prose_is_not_disfigured(prose: str) -> None:
    assert written(f"<p>{escape(prose)}</p>") == prose


def test_marks_do_not_run_into_each_other() -> None:
    content = '<p>Wow!<a href="#x">y</a> <em>a</em><strong>b</strong> <em> c</em>d</p>'
    assert written(content) == "Wow\\![y](#x) *a*<strong>b</strong> *c*d"
    assert read_again(written(content)) == (
        '<p>Wow!<a href="#x">y</a> <em>a</em><strong>b</strong> <em>c</em>d</p>',
        [],
    )


def test_the_alphabet_has_every_mark_of_ascii() -> None:
    assert set(string.punctuation) <= set("".join(PIECES) + "/'\"@%,;+?")
