"""Chapters that are parsed elsewhere, or were parsed before: the same trees, lines and problems."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from publish.manuscript import markdown, parsing
from publish.manuscript.parsing import Text, parsed, unfolded
from publish.means import Means
from publish.problems import Problem
from publish.store import Store

SOURCE = """# Of *Knots*

A bowline,[^b] a `hitch`, and a [link](#of-knots) & more.[^lost]

| Rope | Use |
|---|---|
| hemp | old |

<div>

x^2^ <svg xmlns:xlink="http://www.w3.org/1999/xlink"><use xlink:href="#a"/></svg>

$$E = mc^2$$

[^b]: It holds.
"""
TEXT = Text(SOURCE, "knots.md", "markdown")
CHAPTERS = [Text(f"# {number}\n\n{'Words. ' * 40}", f"{number}.md", "commonmark") for number in range(8)]


def whole(section: etree._Element) -> tuple[bytes, list[int | None]]:
    """A tree as text, and the lines of its elements."""
    return etree.tostring(section), [node.sourceline for node in section.iter()]


def test_a_tree_comes_back_as_it_was() -> None:
    problems: list[Problem] = []
    again: list[Problem] = []
    section = markdown.parse(SOURCE, source="knots.md", problems=problems)
    assert whole(unfolded(parsed([TEXT])[TEXT], again)) == whole(section)
    assert again == problems
    assert [each.code for each in again] == ["M004", "M005"]


def test_two_chapters_from_one_text_are_two_trees() -> None:
    data = parsed([TEXT, TEXT])[TEXT]
    first, second = unfolded(data, []), unfolded(data, [])
    first.clear()
    assert len(second) > 0


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_the_trees_do_not_hang_on_the_number_of_processes(jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = parsed(CHAPTERS, Means(1))
    monkeypatch.setattr(parsing, "FEW", 0)
    assert parsed(CHAPTERS, Means(jobs)) == alone


def test_a_chapter_is_parsed_again_only_when_it_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    theirs = markdown.parse

    def parse(text: str, **others: object) -> etree._Element:
        seen.append(str(others["source"]))
        return theirs(text, **others)  # type: ignore[arg-type]

    monkeypatch.setattr(markdown, "parse", parse)
    means = Means(1, Store(tmp_path))
    first = parsed(CHAPTERS, means)
    assert len(seen) == len(CHAPTERS)
    seen.clear()
    edited = [*CHAPTERS[:-1], Text("# Other\n", "7.md", "commonmark")]
    again = parsed(edited, means)
    assert seen == ["7.md"]
    assert [again[text] for text in edited[:-1]] == [first[text] for text in CHAPTERS[:-1]]
