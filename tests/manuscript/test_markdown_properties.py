"""Whatever an author types, it is read: nothing raises, the tree is XML, and no text is lost."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from publish.manuscript.markdown import Markup
from tests.manuscript.markup import READINGS, section, shown

# Seconds that a nonsensical chapter may take on a slow machine.
LONGEST = 10

CHARACTERS = "abcé字🐟 \n\n\n\t*_`~#>-+:|[](){}<>!\\^$=&;\"'/.@1\x00\x0b\u00a0"
MARKS = """
    ```⏎ ~~~ :::·a⏎ :::⏎ -· 1.· >· [^1] [^1]:· ^[ ]( ]{.x} <div> </div> <p· a=" <!-- --> <script> </script>
    <title> <svg> <table> <td> <a·href=x> &amp; |·a·|·b·|⏎|--|--|⏎ $$ \\( \\) http://a.b {:·.x} {#i}
    markdown=1> <b/> *** \\newpage⏎ ····
"""
PIECES = st.sampled_from([*CHARACTERS, *MARKS.replace("·", "\x01").split()]).map(
    lambda piece: piece.replace("\x01", " ").replace("⏎", "\n")
)


@pytest.mark.parametrize("markup", READINGS)
@settings(max_examples=400, deadline=None)
@given(text=st.lists(PIECES, max_size=60).map("".join))
def test_anything_is_read_and_gives_xml(text: str, markup: Markup) -> None:
    tree, _ = section(text, first_line=5, markup=markup)
    again = etree.fromstring(etree.tostring(tree))
    assert again.tag == tree.tag
    words = "".join(tree.itertext())
    assert "klzzwxh" not in words
    assert "wzxhzdk" not in words
    lines = 5 + text.count("\n")
    assert all(5 <= (node.sourceline or 0) <= lines for node in tree.iter(etree.Element))


WORDS = st.text("abcdefghijklmnopqrstuvwxyzäöüßéñøабв字文あ", min_size=1, max_size=8)
DECORATED = st.tuples(WORDS, st.sampled_from(["{}", "{},", "*{}*", "**{}**", "`{}`", "“{}”", "{}—", "_{}_"]))
PARAGRAPH = st.lists(DECORATED.map(lambda pair: pair[1].format(pair[0])), min_size=1, max_size=12)


@pytest.mark.parametrize("markup", READINGS)
@settings(max_examples=150, deadline=None)
@given(paragraphs=st.lists(PARAGRAPH, min_size=1, max_size=5), mark=st.sampled_from(["", "> ", "- ", "1. "]))
def test_paragraphs_keep_their_letters(paragraphs: list[list[str]], mark: str, markup: Markup) -> None:
    text = "\n\n".join(mark + " ".join(words) for words in paragraphs)
    tree, problems = section(text, markup=markup)
    assert problems == []
    letters = re.findall(r"[^\W\d_]", text)
    assert re.findall(r"[^\W\d_]", "".join(tree.itertext())) == letters


@pytest.mark.parametrize("markup", READINGS)
@pytest.mark.parametrize(
    "text",
    [
        ">" * 1000 + " a",
        "- " * 1000 + "a",
        "*" * 3000 + "a" + "*" * 3000,
        "*a " * 1000 + "b" + " a*" * 1000,
        "[" * 5000,
        "![" * 3000,
        "^[" * 1000 + "a" + "]" * 1000,
        "<div>" * 3000,
        "<div>\n" * 1000,
        "<span>" * 3000 + "a",
        "::: a\n" * 500,
        "<title>" * 500,
        "]{.a}" * 8000,
        "^[" * 8000,
        "<script>" * 8000,
        "<svg>" * 8000,
        "<!--" * 8000,
        "x\\[\n# a\n" * 2000,
        "\n".join("  " * depth + "- a" for depth in range(300)),
        "\n".join("-*"[line % 2] + " a" for line in range(1000)),
    ],
    ids=lambda text: str(text)[:12],
)
def test_nesting_without_end_is_read(text: str, markup: Markup) -> None:
    start = time.perf_counter()
    tree, _ = section(text, markup=markup)
    assert time.perf_counter() - start < LONGEST
    assert etree.fromstring(etree.tostring(tree)).tag == tree.tag


def test_an_empty_chapter_is_an_empty_section() -> None:
    tree, problems = section(" \n\n")
    assert (shown(tree), problems) == ("", [])
