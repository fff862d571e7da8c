"""What the contents list: the headings of the text, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish import themes, transforms
from publish.book.divisions import Book
from publish.book.outline import flat, outline
from publish.book.tree import HEADINGS, local
from publish.manuscript import reader
from publish.problems import Problem
from tests.manuscripts import write


def listed(tmp_path: Path, *chapters: str, **front: str) -> list[tuple[str, str, str]]:
    book = read(tmp_path, *chapters, **front)
    return [(entry.short_label, entry.title, entry.run) for entry in flat(outline(book, 3))]


def read(tmp_path: Path, *chapters: str, **front: str) -> Book:
    files = {f"{number}.md": text for number, text in enumerate(chapters, 1)}
    files |= {f"{name}.md": text for name, text in front.items()}
    problems: list[Problem] = []
    toml = {"book.toml": 'title = "Harbour"\nlanguage = "en"\ndate = 2026-01-02\n'}
    book = reader.read(write(tmp_path, toml | files), problems)
    assert book is not None
    book = transforms.apply(book, themes.words("en"), problems)
    assert problems == []
    return book


@pytest.mark.parametrize(
    "box",
    [
        "::: note\n\n## Inner\n\nText.\n\n:::",
        "::: challenge\n\n## Inner\n\nText.\n\n### More\n\n:::",
        "> ## Inner",
        "- item\n\n    ## Inner",
    ],
)
def test_headings_inside_boxes_quotations_and_lists_are_not(box: str, tmp_path: Path) -> None:
    assert listed(tmp_path, f"# Quay\n\nText.\n\n## Boats\n\n{box}\n", "# Sea\n\nText.\n") == [
        ("1", "Quay", "chapter"),
        ("", "Boats", "section"),
        ("2", "Sea", "chapter"),
    ]


def test_the_title_of_a_box_leaves_no_level_behind(tmp_path: Path) -> None:
    box = "::: callout\n\n## Inner\n\n### Below\n\n#### Further\n\n:::"
    chapter, *_ = read(tmp_path, f"# Quay\n\n{box}\n\n## Boats\n", "# Sea\n").divisions[-2:]
    assert [local(heading) for heading in chapter.tree.iter(*HEADINGS)] == ["h1", "h2", "h3", "h2"]


def test_a_title_page_that_the_author_wrote_is_not(tmp_path: Path) -> None:
    chapters, page = ("# Quay\n\nText.\n", "# Sea\n\nText.\n"), "# The Harbour\n\nBy me.\n"
    entries = listed(tmp_path, *chapters, **{"title-page": page})
    assert [title for _, title, _ in entries] == ["Quay", "Sea"]


def test_a_piece_without_a_title_is_listed_by_its_sections(tmp_path: Path) -> None:
    text = "---\nnumbered: false\n---\n\nWords.\n\n## People\n\nMore.\n\n## Thanks\n\nEven more.\n"
    entries = listed(tmp_path, text, "# Quay\n\nText.\n", "# Sea\n\nText.\n")
    assert [title for _, title, _ in entries] == ["People", "Thanks", "Quay", "Sea"]


def test_a_part_without_a_number_is_a_part(tmp_path: Path) -> None:
    part = "---\nkind: part\nnumbered: false\n---\n\n# Ebb\n"
    assert ("", "Ebb", "part") in listed(tmp_path, part, "# Quay\n\nText.\n", "# Sea\n\nText.\n")
