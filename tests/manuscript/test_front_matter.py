"""The lines between dashes at the head of a chapter."""

from __future__ import annotations

import pytest

from publish.manuscript.front_matter import Chapter, FrontMatter, split
from publish.problems import Problem
from tests.manuscripts import told


def parted(text: str, *, strict: bool = True) -> tuple[Chapter, list[Problem]]:
    problems: list[Problem] = []
    return split(text, "a.md", problems, strict=strict), problems


def test_a_chapter_without_it_is_left_alone() -> None:
    assert parted("# One\n") == (Chapter(FrontMatter(), "# One\n", 1), [])


def test_keys_are_read_and_the_text_keeps_its_lines() -> None:
    chapter, problems = parted("---\ntitle: The Quay\nnumbered: false\n---\n\nText")
    assert problems == []
    assert chapter == Chapter(FrontMatter(title="The Quay", numbered=False), "\nText", 5)


def test_a_rule_at_the_head_is_no_front_matter() -> None:
    text = "---\n\nIt was night.\n\n---\n\nMore"
    assert parted(text) == (Chapter(FrontMatter(), text, 1), [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("---\ntitle: a: b\n---\nx", "a.md:2:9 M002 front matter: mapping values are not allowed here"),
        ("---\ntite: T\n---\nx", "a.md:2:1 M011 unknown key 'tite'"),
        ("---\ntitle: T\nkind: chaptre\n---\nx", "a.md:3:1 B003 'chaptre' is no kind of division"),
        ("---\nlisted: perhaps\n---\nx", "a.md:2:1 B003 'listed' must be true or false"),
    ],
)
def test_a_fault_is_told_with_its_line(text: str, found: str) -> None:
    chapter, problems = parted(text)
    assert told(problems) == [found]
    assert chapter.text == "x"


def test_strange_keys_are_no_matter_in_a_found_manuscript() -> None:
    chapter, problems = parted("---\nlayout: post\ntitle: T\ntags: [a]\n---\nx", strict=False)
    assert problems == []
    assert chapter.front_matter == FrontMatter(title="T")
