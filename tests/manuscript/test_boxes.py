"""Admonitions in everyone's way of writing, and MyST's directives."""

from __future__ import annotations

import pytest

from tests.manuscript.markup import html


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("> [!TIP]\n> Do it.", '<div class="tip"><p>Do it.</p></div>'),
        (
            "> [!note] Mind *this*\n> - a",
            '<div class="note"><p class="title">Mind <em>this</em></p><ul><li>a</li></ul></div>',
        ),
        ("> [!WARNING]\n>\n> a\n>\n> b", '<div class="warning"><p>a</p><p>b</p></div>'),
        ("> [!OTHER]\n> a", "<blockquote><p>[!OTHER]\na</p></blockquote>"),
        ("> a [!TIP]", "<blockquote><p>a [!TIP]</p></blockquote>"),
    ],
)
def test_alerts(text: str, expected: str) -> None:
    assert html(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("::: {.callout-note}\na\n:::", '<div class="note"><p>a</p></div>'),
        ("::: {.callout-tip .wide #t collapse=true}\na\n:::", '<div class="tip wide" id="t"><p>a</p></div>'),
        ('::: {.callout-tip title="T"}\na\n:::', '<div class="tip" title="T"><p>a</p></div>'),
        (
            "::: {.callout-warning}\n## Mind *this*\n\na\n:::",
            '<div class="warning"><p class="title">Mind <em>this</em></p><p>a</p></div>',
        ),
        ("::: callout\n## H\n:::", '<div class="callout"><h2>H</h2></div>'),
    ],
)
def test_callouts(text: str, expected: str) -> None:
    assert html(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("!!! note\n    a\n\n    b\nc", '<div class="note"><p>a</p><p>b</p></div><p>c</p>'),
        (
            '!!! tip "Mind *this*"\n    a',
            '<div class="tip"><p class="title">Mind <em>this</em></p><p>a</p></div>',
        ),
        ("??? danger\n    a", '<div class="caution danger"><p class="title">Danger</p><p>a</p></div>'),
        ("- a\n\n    !!! note\n        b", '<ul><li><p>a</p><div class="note"><p>b</p></div></li></ul>'),
        ("!!! note\n\nNo", "<p>!!! note</p><p>No</p>"),
        ("!!! wow what\n    is it", '<div class="note wow what"><p class="title">Wow</p><p>is it</p></div>'),
        ("Oh!!! note\n    a", "<p>Oh!!! note\na</p>"),
    ],
)
def test_admonitions(text: str, expected: str) -> None:
    assert html(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("```{note}\na *b*\n```", '<div class="note"><p>a <em>b</em></p></div>'),
        ("```{admonition} T\n:class: tip\na\n```", '<div class="note"><p class="title">T</p><p>a</p></div>'),
        (":::{warning} T\n- a\n:::", '<div class="warning"><p class="title">T</p><ul><li>a</li></ul></div>'),
        ("::::{tip}\n:::{note}\na\n:::\n::::", '<div class="tip"><div class="note"><p>a</p></div></div>'),
        ("```{epigraph}\na\n```", '<div class="epigraph"><p>a</p></div>'),
        ("```{math}\na_1\n```", '<div class="math display">$$\na_1\n$$</div>'),
        (
            "```{code-block} python\n:linenos:\n:caption: A b\nx\n```",
            '<pre class="code" data-language="python" data-title="A b"><code>x</code></pre>',
        ),
        (
            "```{figure} a.png\n:alt: pic\n:width: 50%\n\nCaption *b*.\n```",
            '<div class="figure"><p><img alt="pic" src="a.png" style="width: 50%"/></p>'
            "<p>Caption <em>b</em>.</p></div>",
        ),
        ("```{image} a.png\n```", '<p><img alt="" src="a.png"/></p>'),
        ("```{mermaid}\na\n```", '<pre class="code" data-language="mermaid"><code>a</code></pre>'),
    ],
)
def test_directives(text: str, expected: str) -> None:
    assert html(text) == expected
