"""What a web site needs and a book does not: links to the next page, marks for a table of contents."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.manuscript.expansion.chapters import Chapter

TEXT = "# One\n\nText.\n\n"


@pytest.fixture
def book(tmp_path: Path) -> Chapter:
    return Chapter(tmp_path, "contents-page")


@pytest.mark.parametrize(
    "links",
    [
        "## links\n   * [目录](<a.md>)\n   * 上一节: [Go](<b.md>)\n   * 下一节: [安装](<c.md>)",
        "<br/>\n\n|[Index](../) | [Previous](../a) | [Next](../b)|",
        "---\n\n[← Previous: Boats](a.md) | [Next: Tides →](b.md)",
        "Next: [The tides](b.md)",
        "[Zurück](a.md) · [Inhalt](b.md) · [Weiter](c.md)",
        "- Предыдущий раздел: [A](a.md)\n- Следующий раздел: [B](b.md)",
        "| [Prev](a.md) | [Home](b.md) | [Next](c.md) |\n|:--|:-:|--:|",
        '<p align="center"><a href="a.md">Previous</a> | <a href="b.md">Next</a></p>',
    ],
)
def test_links_to_other_pages_go(book: Chapter, links: str) -> None:
    line = 5
    words = f"{line} M022 links to other pages of the site were left out"
    assert book.becomes(TEXT + links, words).rstrip() == TEXT.rstrip()
    assert book.becomes(f"{TEXT}{links}\n\n[a]: b.md\n", words).split() == [*TEXT.split(), "[a]:", "b.md"]


@pytest.mark.parametrize(
    "words",
    [
        "See the [next chapter](b.md) for more.",
        "- [Boats](a.md)\n- [Tides](b.md)",
        "[The index of tides](a.md)",
        "Next: [a page](https://example.org/)",
        "Back to [the sea](a.md), they said.",
        "[Next](b.md) and then some words",
        "```\n[Next](b.md)\n```",
        "Next week",
    ],
)
def test_other_links_stay(book: Chapter, words: str) -> None:
    assert book.becomes(TEXT + words) == TEXT + words


def test_links_at_the_head_of_a_page_go_too(book: Chapter) -> None:
    words = "1 M022 links to other pages of the site were left out"
    assert book.becomes(f"[← Back](index.md)\n\n{TEXT}", words) == f"\n\n{TEXT}"


def test_a_page_of_nothing_else_stays(book: Chapter) -> None:
    assert book.becomes("[Next](b.md)") == "[Next](b.md)"


@pytest.mark.parametrize(
    "mark",
    [
        "* TOC\n{:toc}",
        "1. Contents\n{:.x}\n{: toc}",
        "[TOC]",
        "[[_TOC_]]",
        "<!-- toc -->\n\n- [A](#a)\n\n<!-- tocstop -->",
        "{::comment}\na\n{:/comment}",
        "{::options parse_block_html='true' /}",
    ],
)
def test_marks_for_a_table_of_contents_go(book: Chapter, mark: str) -> None:
    assert book.becomes(f"a\n\n{mark}\n\nb") == "a\n\n\n\nb"
    shown = f"a\n\n````\n{mark}\n````"
    assert book.becomes(shown) == shown
