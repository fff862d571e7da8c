"""Quarto: _quarto.yml with chapters, parts and appendices."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.manuscript.layouts.seen import see

HEAD = "project:\n  type: book\nlang: fr\n"


def of(*names: str) -> dict[str, str]:
    return dict.fromkeys(names, "# Heading\n\nWords.\n")


def test_chapters_parts_and_appendices(tmp_path: Path) -> None:
    record = """book:
  title: Tides
  subtitle: A Study
  author:
    - name: A. Writer
    - name:
        given: B.
        family: Writer
  date: 2026-03-01
  description: Water.
  cover-image: cover.png
  chapters:
    - index.qmd
    - intro.qmd
    - part: Land
      chapters:
        - quay.qmd
        - text: The ropes
          file: ropes.qmd
    - part: sea.qmd
      chapters:
        - tide.qmd
    - summary.qmd
  appendices:
    - words.qmd
"""
    names = ("index", "intro", "quay", "ropes", "sea", "tide", "summary", "words")
    files = of(*(f"{name}.qmd" for name in names))
    seen = see(tmp_path, {"_quarto.yml": HEAD + record, "cover.png": b"x", **files})
    assert seen.layout == "quarto"
    assert seen.order == [
        "front: index.qmd",
        "body: intro.qmd",
        "body part: “Land”",
        "body in 1: quay.qmd",
        "body in 1: ropes.qmd",
        "body part: sea.qmd",
        "body in 2: tide.qmd",
        "body: summary.qmd",
        "back appendix: words.qmd",
    ]
    assert seen.problems == []
    assert seen.facts == {
        "title": "Tides < _quarto.yml",
        "subtitle": "A Study < _quarto.yml",
        "authors": "A. Writer; B. Writer < _quarto.yml",
        "language": "fr < _quarto.yml",
        "description": "Water. < _quarto.yml",
        "date": "2026-03-01 < _quarto.yml",
        "cover": "cover.png < _quarto.yml",
    }


def test_parts_of_patterns(tmp_path: Path) -> None:
    record = 'book:\n  chapters:\n    - index.qmd\n    - part: Land\n      chapters: "land/*.qmd"\n'
    files = of("index.qmd", "land/2-ropes.qmd", "land/10-end.qmd", "land/1-quay.qmd")
    seen = see(tmp_path, {"_quarto.yml": HEAD + record, **files})
    assert seen.order == [
        "front: index.qmd",
        "body part: “Land”",
        "body in 1: land/1-quay.qmd",
        "body in 1: land/2-ropes.qmd",
        "body in 1: land/10-end.qmd",
    ]
    assert seen.problems == []


def test_patterns_in_a_list(tmp_path: Path) -> None:
    record = "book:\n  chapters:\n    - index.qmd\n    - part: Land\n      chapters:\n        - land/*.qmd\n"
    seen = see(tmp_path, {"_quarto.yml": HEAD + record, **of("index.qmd", "land/a.qmd", "land/b.qmd")})
    assert seen.order[2:] == ["body in 1: land/a.qmd", "body in 1: land/b.qmd"]


def test_sections_of_parts_in_the_appendices_only_group_them(tmp_path: Path) -> None:
    record = (
        "book:\n  chapters: [index.qmd, a.qmd]\n  appendices:\n    - part: More\n      chapters: [b.qmd]\n"
    )
    seen = see(tmp_path, {"_quarto.yml": HEAD + record, **of("index.qmd", "a.qmd", "b.qmd")})
    assert seen.order == ["front: index.qmd", "body: a.qmd", "back appendix: b.qmd"]


def test_a_part_without_chapters_and_a_notebook(tmp_path: Path) -> None:
    record = "book:\n  chapters:\n    - index.qmd\n    - part: Empty\n    - data.ipynb\n    - a.qmd\n"
    seen = see(tmp_path, {"_quarto.yml": HEAD + record, "data.ipynb": "{}", **of("index.qmd", "a.qmd")})
    assert seen.order == ["front: index.qmd", "body: a.qmd"]
    assert seen.problems == ["_quarto.yml:8:1 B018 'data.ipynb' is not Markdown and is left out"]


def test_faults_in_the_list_have_lines(tmp_path: Path) -> None:
    record = "book:\n  chapters:\n    - index.qmd\n    - a.qmd\n    - aa.qmd\n    - a.qmd\n    - ../x.qmd\n"
    (tmp_path / "x.qmd").write_text("x")
    seen = see(tmp_path / "book", {"_quarto.yml": HEAD + record, **of("index.qmd", "a.qmd")})
    assert seen.problems == [
        "_quarto.yml:8:1 B005 no file 'aa.qmd'",
        "_quarto.yml:9:1 B007 'a.qmd' is listed twice",
        "_quarto.yml:10:1 B008 '../x.qmd' is outside the book's folder",
    ]


def test_a_site_is_no_book(tmp_path: Path) -> None:
    record = "project:\n  type: website\nwebsite:\n  title: Tides\n"
    assert see(tmp_path, {"_quarto.yml": record, **of("index.qmd", "a.qmd")}).layout == "folder"


@pytest.mark.parametrize(
    "value", ["5", "a.qmd", "[5, null, [a.qmd], {part: null}]", "{a: b}", "null", "2026-01-01"]
)
def test_values_of_other_kinds(tmp_path: Path, value: str) -> None:
    record = f"book:\n  title: [1, {{a: b}}]\n  author: {value}\n  chapters: {value}\n  appendices: {value}\n"
    seen = see(tmp_path, {"_quarto.yml": record, **of("index.qmd", "a.qmd")})
    assert seen.order
