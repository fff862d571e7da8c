"""Manuscripts without a tool: numbers in the front matter, a page of contents, a folder, a single file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.manuscript.layouts.seen import see


def of(*names: str, text: str = "# Heading\n\nWords.\n") -> dict[str, str]:
    return dict.fromkeys(names, text)


# --- numbers in the front matter


@pytest.mark.parametrize("key", ["order", "weight", "nav_order", "sidebar_position", "chapter"])
def test_pages_by_their_numbers(tmp_path: Path, key: str) -> None:
    text = "---\n{}: {}\nlang: fr\n---\nWords.\n"
    files = {f"{name}.md": text.format(key, number) for number, name in enumerate("cab", 1)}
    seen = see(tmp_path, {**files, "README.md": "# tides\n", "notes.md": "x"})
    assert seen.layout == "front-matter"
    assert seen.order == ["body: c.md", "body: a.md", "body: b.md"]
    assert seen.facts["language"] == "fr < front matter"
    assert seen.problems == ["book B019 1 Markdown file is not in the book: 'notes.md'"]


def test_a_few_numbers_among_many_pages_are_no_order(tmp_path: Path) -> None:
    files = {"a.md": "---\norder: 9\n---\nx", **of("b.md", "c.md", "d.md")}
    assert see(tmp_path, files).layout == "folder"


def test_translations_with_numbers_ask_which(tmp_path: Path) -> None:
    files = {f"{tongue}/{name}.md": f"---\norder: 1\n---\n{name}" for tongue in ("en", "fr") for name in "ab"}
    seen = see(tmp_path, files)
    assert seen.problems == ["book B016 the book is here in several languages: 'en', 'fr'"]
    assert see(tmp_path, {"book.toml": 'language = "fr"\nlayout = "front-matter"\n'}).order == [
        "body: fr/a.md",
        "body: fr/b.md",
    ]


# --- a page of contents


def test_a_readme_whose_links_are_the_only_order(tmp_path: Path) -> None:
    readme = """# Tides of the North

A book by everyone.

## Table of contents

1. [Quay](quay.md)
2. [Sea](sea.md)
   - [Tide](tide.md)
3. [Ebb](ebb.md)

## Contributing

See [the rules](CONTRIBUTING.md) and [the licence](LICENSE.md).
"""
    names = ("quay.md", "sea.md", "tide.md", "ebb.md", "CONTRIBUTING.md", "LICENSE.md", "zz.md")
    seen = see(tmp_path, {"README.md": readme, **of(*names)})
    assert seen.layout == "contents-page"
    assert seen.order == ["body: quay.md", "body: sea.md", "body at 2: tide.md", "body: ebb.md"]
    assert seen.problems == ["README.md B019 1 Markdown file is not in the book: 'zz.md'"]
    assert seen.facts == {"title": "Tides of the North < README.md"}


def test_headings_over_lists_are_parts(tmp_path: Path) -> None:
    index = "# Tides\n\n## Land\n\n- [Quay](quay.md)\n- [Rope](rope.md)\n\n## Sea\n\n- [Tide](tide.md)\n"
    seen = see(tmp_path, {"index.md": index, **of("quay.md", "rope.md", "tide.md")})
    assert seen.order == [
        "body part: “Land”",
        "body in 1: quay.md",
        "body in 1: rope.md",
        "body part: “Sea”",
        "body in 2: tide.md",
    ]
    assert seen.problems == []


def test_a_contents_page_that_is_also_prose_opens_the_book(tmp_path: Path) -> None:
    prose = "This book tells of the water and of those who live by it, and of nothing else at all.\n"
    index = f"# Tides\n\n{prose}\n- [Quay](quay.md)\n- [Sea](sea.md)\n- [Tide](tide.md)\n"
    seen = see(tmp_path, {"index.md": index, **of("quay.md", "sea.md", "tide.md")})
    assert seen.order == ["front: index.md", "body: quay.md", "body: sea.md", "body: tide.md"]


def test_links_in_running_text_are_no_contents(tmp_path: Path) -> None:
    readme = "# Tides\n\nSee [quay](b.md), [sea](a.md) and [tide](c.md).\n"
    seen = see(tmp_path, {"README.md": readme, **of("a.md", "b.md", "c.md")})
    assert (seen.layout, seen.order) == ("folder", ["body: a.md", "body: b.md", "body: c.md"])


def test_a_chapter_with_a_few_links_is_not_the_contents(tmp_path: Path) -> None:
    index = "# Tides\n\n- [a](1.md)\n- [b](2.md)\n- [c](3.md)\n"
    names = [f"{number}.md" for number in range(1, 9)]
    seen = see(tmp_path, {"index.md": index, **of(*names)})
    assert (seen.layout, seen.order[:2]) == ("folder", ["body: index.md", "body: 1.md"])


# --- a folder


def test_a_folder_in_natural_order(tmp_path: Path) -> None:
    names = ("10.md", "9.md", "1-a.md", "Two/2.md", "preface.md", "appendix-a.md", "glossary.md")
    others = ("README.md", "CONTRIBUTING.md", "LICENSE.md", "CODE_OF_CONDUCT.md", "CHANGELOG.md")
    folders = ("node_modules/x", "drafts", ".github", "_old", "venv", "vendor", "dist")
    inside = (f"{folder}/a.md" for folder in folders)
    seen = see(tmp_path, of(*names, *others, *inside, text="Words.\n"))
    assert seen.layout == "folder"
    assert seen.order == [
        "front preface: preface.md",
        "body: 1-a.md",
        "body: 9.md",
        "body: 10.md",
        "body: Two/2.md",
        "back appendix: appendix-a.md",
        "back glossary: glossary.md",
    ]
    assert (seen.problems, seen.facts) == ([], {})


def test_an_index_opens_its_folder(tmp_path: Path) -> None:
    seen = see(tmp_path, of("a/b.md", "a/index.md", "c/README.md", "c/d.md", "index.md", "about.md"))
    order = ["index.md", "about.md", "a/index.md", "a/b.md", "c/d.md"]
    assert seen.order == [f"body: {name}" for name in order]


def test_readmes_in_most_of_the_folders_are_chapters(tmp_path: Path) -> None:
    names = ("1-quay/README.md", "2-sea/README.md", "2-sea/tide.md", "code/notes.md")
    seen = see(tmp_path, of("README.md", *names, text="x"))
    assert seen.order == [f"body: {name}" for name in names]


def test_a_readme_beside_a_licence_is_the_book(tmp_path: Path) -> None:
    assert see(tmp_path, of("README.md", "LICENSE.md", "CONTRIBUTING.md", text="x")).order == [
        "body: README.md"
    ]


def test_translations_in_folders_ask_which(tmp_path: Path) -> None:
    files = of("en/1.md", "en/2.md", "fr/1.md", "fr/2.md", "README.md")
    seen = see(tmp_path, files)
    assert seen.problems == ["book B016 the book is here in several languages: 'en', 'fr'"]
    assert seen.hints == ["name layout and language in a book.toml, or build one of them: publish build en"]
    one = see(tmp_path, {"book.toml": 'language = "fr"\nlayout = "folder"\n'})
    assert (one.order, one.problems) == (["body: fr/1.md", "body: fr/2.md"], [])


def test_one_file_is_the_book_and_tells_of_itself(tmp_path: Path) -> None:
    text = "---\ntitle: Tides\nauthor: [A. Writer, B. Writer]\nlang: fr\nlicense: CC-BY-4.0\n---\n# Quay\n"
    seen = see(tmp_path, {"tides.md": text})
    assert (seen.layout, seen.order, seen.problems) == ("folder", ["body: tides.md"], [])
    assert seen.facts == {
        "title": "Tides < tides.md",
        "authors": "A. Writer; B. Writer < tides.md",
        "language": "fr < tides.md",
        "licence": "CC-BY-4.0 < tides.md",
    }


def test_pandoc_s_title_block_tells_of_the_book(tmp_path: Path) -> None:
    seen = see(tmp_path, {"tides.md": "% Tides\n% A. Writer; B. Writer\n% 2026-02-01\n\n# Quay\n"})
    assert seen.facts == {
        "title": "Tides < tides.md",
        "authors": "A. Writer; B. Writer < tides.md",
        "date": "2026-02-01 < tides.md",
    }


def test_nothing_is_no_book(tmp_path: Path) -> None:
    seen = see(tmp_path / "empty", {"notes.txt": "x"})
    assert seen.problems == ["book B013 no manuscript and no Markdown file in 'empty'"]
