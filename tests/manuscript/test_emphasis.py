"""Emphasis follows one rule in both readings: CommonMark's, loosened for scripts without spaces."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt

from tests.manuscript.markup import READINGS, html, section, shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*a* **b** ***c***", "<em>a</em> <strong>b</strong> <em><strong>c</strong></em>"),
        ("**a *b* c**", "<strong>a <em>b</em> c</strong>"),
        ("*a **b** c*", "<em>a <strong>b</strong> c</em>"),
        ("*a**b*", "<em>a**b</em>"),
        ("*a**a*`c`", "<em>a**a</em><code>c</code>"),
        ("a * b * c 2*3*4", "a * b * c 2<em>3</em>4"),
        ("*a [b*](c) d*", '<em>a <a href="c">b*</a> d</em>'),
        ("_a_b_ snake_case_", "<em>a_b</em> snake_case_"),
        ("**a**{.x} *b*{.y}", '<strong class="x">a</strong> <em class="y">b</em>'),
        ("*a\nb*", "<em>a\nb</em>"),
        ("\\*a* *b\\*", "*a* *b*"),
    ],
)
def test_marks_pair(text: str, expected: str) -> None:
    assert html(text) == f"<p>{expected}</p>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("これは**「重要」**です", "これは<strong>「重要」</strong>です"),
        ("**「甲」**と**「乙」**と", "<strong>「甲」</strong>と<strong>「乙」</strong>と"),
        ("**[이름](a)**하고", '<strong><a href="a">이름</a></strong>하고'),
        ("这是**“重点”**的", "这是<strong>“重点”</strong>的"),
        ("使う**`code`**です", "使う<strong><code>code</code></strong>です"),
        ("*강조*하고", "<em>강조</em>하고"),
        ("**太字。**次", "<strong>太字。</strong>次"),
        ('a**"b"**c', 'a**"b"**c'),
    ],
)
def test_scripts_without_spaces(text: str, expected: str) -> None:
    assert html(text) == f"<p>{expected}</p>"


@settings(max_examples=300, deadline=None)
@given(
    st.text("*_ab .(\n", max_size=30).filter(
        lambda text: "\n\n" not in text and text.strip() == text and text
    )
)
def test_it_is_commonmark_s_rule(text: str) -> None:
    text = "x " + text.replace("\n", " ")
    expected = MarkdownIt("commonmark").render(text).strip()
    for markup in READINGS:
        tree, _ = section(text, markup=markup)
        assert shown(tree) == expected
        assert etree.fromstring(etree.tostring(tree)) is not None
