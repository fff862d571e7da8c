"""Every element knows the line of the author's file that it comes from."""

from __future__ import annotations

import pytest
from lxml import etree

from publish.book.tree import local
from publish.manuscript.markdown import Markup
from tests.manuscript.markup import READINGS, section

CHAPTER = """\
# Head [a](one.md)

First line
with *words* and
![p](two.png) and [b][ref].

- item

  ```
  code
  ```
- other `x`
  and [c](three.md)

> quote
> **strong** [^n]

| a | b |
|---|---|
| 1 | [d](four.md) |

::: box

    indented

Term
:   Definition
    with [e](five.md)

:::

<div>
<p>raw</p>
<img src="six.png">
</div>

[ref]: seven.md
[^n]: A note with
    [f](eight.md)^[spot *on*]
"""


def lines_of(tree: etree._Element) -> list[tuple[str, str, int]]:
    """Name, first words and line of every element."""
    found = []
    for node in tree.iter(etree.Element):
        words = node.get("src") or node.get("href") or " ".join("".join(node.itertext()).split())
        found.append((local(node), words[:12], node.sourceline or 0))
    return found


@pytest.mark.parametrize("markup", READINGS)
def test_every_element_has_its_line(markup: Markup) -> None:
    tree, problems = section(CHAPTER, markup=markup)
    assert problems == []
    found = lines_of(tree)
    for expected in [
        ("h1", "Head a", 1),
        ("a", "one.md", 1),
        ("p", "First line w", 3),
        ("em", "words", 4),
        ("img", "two.png", 5),
        ("a", "seven.md", 5),
        ("li", "itemcode", 7),
        ("pre", "code", 9),
        ("li", "other x and ", 12),
        ("code", "x", 12),
        ("a", "three.md", 13),
        ("blockquote", "quote strong", 15),
        ("strong", "strong", 16),
        ("a", "#note:n", 16),
        ("table", "ab1d", 18),
        ("td", "1", 20),
        ("a", "four.md", 20),
        ("pre", "indented", 24),
        ("dt", "Term", 26),
        ("dd", "Definition w", 27),
        ("a", "five.md", 28),
        ("div", "raw", 32),
        ("p", "raw", 33),
        ("img", "six.png", 34),
        ("aside", "A note with ", 38),
        ("a", "eight.md", 39),
        ("aside", "spot on", 39),
        ("em", "on", 39),
    ]:
        assert expected in found
    assert all(line for _, _, line in found)


@pytest.mark.parametrize("markup", READINGS)
def test_lines_count_from_the_first_line_of_the_chapter(markup: Markup) -> None:
    tree, problems = section("a [^x]\n\n*b*\n\n<div>", first_line=10, markup=markup)
    assert [(name, line) for name, _, line in lines_of(tree)] == [
        ("section", 10),
        ("p", 10),
        ("p", 12),
        ("em", 12),
        ("div", 14),
    ]
    assert problems == ["14 M004", "10 M005"]


@pytest.mark.parametrize("markup", READINGS)
def test_words_that_come_twice_are_found_in_their_order(markup: Markup) -> None:
    tree, _ = section("*a*\n[x](u)\n*a*\n[x](u)", markup=markup)
    assert [line for name, _, line in lines_of(tree) if name in ("em", "a")] == [1, 2, 3, 4]
