"""Which files make the book, and in which order."""

from __future__ import annotations

from pathlib import Path

from publish.book.divisions import Kind, Matter
from publish.manuscript.discovery import discover
from publish.problems import Problem
from tests.manuscripts import told, write


def ordered(book: Path) -> tuple[list[tuple[str, Kind, Matter]], list[Problem]]:
    problems: list[Problem] = []
    discovery = discover(book, problems)
    assert discovery is not None
    items = discovery.found.items
    return [(item.path.name if item.path else item.title, item.kind, item.matter) for item in items], problems


def test_files_in_natural_order_with_roles_by_name(tmp_path: Path) -> None:
    names = [
        "10-sea.md",
        "2-quay.md",
        "preface.md",
        "appendix-a.md",
        "README.md",
        "00-epilogue.md",
        "LICENSE.md",
    ]
    write(tmp_path, dict.fromkeys(names, "x"))
    assert ordered(tmp_path) == (
        [
            ("preface.md", Kind.PREFACE, Matter.FRONT),
            ("00-epilogue.md", Kind.EPILOGUE, Matter.BODY),
            ("2-quay.md", Kind.CHAPTER, Matter.BODY),
            ("10-sea.md", Kind.CHAPTER, Matter.BODY),
            ("appendix-a.md", Kind.APPENDIX, Matter.BACK),
        ],
        [],
    )


def test_a_chapter_that_only_mentions_such_a_word_is_a_chapter(tmp_path: Path) -> None:
    chapters = ["a-summary-of-the-war.md", "licence-to-sail.md", "the-authors.md"]
    others = ["SUMMARY.md", "LICENSE-MIT.md", "COLLECTION-README.md", "CHANGELOG.md"]
    write(tmp_path, dict.fromkeys([*chapters, *others], "x"))
    assert [name for name, _, _ in ordered(tmp_path)[0]] == chapters


def test_a_readme_alone_is_the_book(tmp_path: Path) -> None:
    write(tmp_path, {"README.md": "x"})
    assert ordered(tmp_path) == ([("README.md", Kind.CHAPTER, Matter.BODY)], [])


def test_the_manuscript_folder_is_preferred(tmp_path: Path) -> None:
    write(tmp_path, {"notes.md": "x", "manuscript/one.md": "x"})
    assert ordered(tmp_path)[0] == [("one.md", Kind.CHAPTER, Matter.BODY)]


def test_listed_files_parts_and_appendices(tmp_path: Path) -> None:
    toml = """
[contents]
front_matter = ["preface.md"]
appendices = ["tables.md"]
back_matter = ["glossary.md"]
[[contents.parts]]
title = "Land"
chapters = ["b.md"]
[[contents.parts]]
file = "sea.md"
chapters = ["a.md"]
"""
    names = ["preface.md", "tables.md", "glossary.md", "a.md", "b.md", "sea.md", "unlisted.md"]
    write(tmp_path, {"manuscript/book.toml": toml, **{f"manuscript/{name}": "x" for name in names}})
    found, problems = ordered(tmp_path)
    assert told(problems) == [
        "manuscript/book.toml B019 1 Markdown file is not in the book: 'manuscript/unlisted.md'"
    ]
    assert found == [
        ("preface.md", Kind.PREFACE, Matter.FRONT),
        ("Land", Kind.PART, Matter.BODY),
        ("b.md", Kind.CHAPTER, Matter.BODY),
        ("sea.md", Kind.PART, Matter.BODY),
        ("a.md", Kind.CHAPTER, Matter.BODY),
        ("tables.md", Kind.APPENDIX, Matter.BACK),
        ("glossary.md", Kind.GLOSSARY, Matter.BACK),
    ]


def test_a_listed_file_that_is_missing_doubled_or_outside_is_told(tmp_path: Path) -> None:
    toml = '[contents]\nchapters = [\n  "harbor.md",\n  "sea.md",\n  "sea.md",\n  "../secret.md",\n]\n'
    write(
        tmp_path / "b",
        {
            "manuscript/book.toml": toml,
            "manuscript/harbour.md": "x",
            "manuscript/sea.md": "x",
            "secret.md": "x",
        },
    )
    found, problems = ordered(tmp_path / "b")
    assert [name for name, _, _ in found] == ["sea.md"]
    assert told(problems) == [
        "manuscript/book.toml:3:1 B005 no file 'harbor.md'",
        "manuscript/book.toml:5:1 B007 'sea.md' is listed twice",
        "manuscript/book.toml:6:1 B008 '../secret.md' is outside the manuscript folder",
        "manuscript/book.toml B019 1 Markdown file is not in the book: 'manuscript/harbour.md'",
    ]
    assert problems[0].hint == "did you mean 'harbour.md'?"
