"""pandoc and Manubot: a record in a file of its own, files by name or listed in the defaults."""

from __future__ import annotations

from pathlib import Path

from tests.manuscript.layouts.seen import see

RECORD = """title: Tides
subtitle: A Study
author:
  - name: A. Writer
    role: author
  - name: B. Editor
    role: editor
lang: en-GB
rights: © 2026 A. Writer
keywords: [sea, moon]
"""


def test_numbered_files_beside_the_record(tmp_path: Path) -> None:
    names = ["01-quay.md", "02-sea.md", "10-end.md", "README.md"]
    seen = see(tmp_path, {"metadata.yaml": RECORD, **dict.fromkeys(names, "# H\n")})
    assert seen.layout == "pandoc"
    assert seen.order == ["body: 01-quay.md", "body: 02-sea.md", "body: 10-end.md"]
    assert seen.problems == []
    assert seen.facts == {
        "title": "Tides < metadata.yaml",
        "subtitle": "A Study < metadata.yaml",
        "authors": "A. Writer < metadata.yaml",
        "language": "en-GB < metadata.yaml",
        "rights": "© 2026 A. Writer < metadata.yaml",
        "subjects": "sea; moon < metadata.yaml",
    }


def test_manubot_s_content_folder(tmp_path: Path) -> None:
    files = {
        "content/metadata.yaml": "---\ntitle: Tides\nauthors:\n  - name: A. Writer\n    github: aw\n---\n",
        "content/00.front-matter.md": "Words.\n",
        "content/01.abstract.md": "## Abstract\n",
        "content/02.intro.md": "## Introduction\n",
        "content/90.back-matter.md": "## References\n",
        "LICENSE.md": "Creative Commons Attribution 4.0 International, CC BY 4.0\n",
    }
    seen = see(tmp_path, files)
    assert seen.order == [
        "front unnumbered: content/00.front-matter.md",
        "body: content/01.abstract.md",
        "body introduction: content/02.intro.md",
        "back bibliography: content/90.back-matter.md",
    ]
    assert seen.problems == []
    assert seen.facts["authors"] == "A. Writer < content/metadata.yaml"


def test_the_record_at_the_top_and_the_chapters_below(tmp_path: Path) -> None:
    files = {"metadata.yaml": "title: Tides\n", "chapters/1.md": "# A\n", "chapters/2.md": "# B\n"}
    seen = see(tmp_path, files)
    assert (seen.layout, seen.order) == ("pandoc", ["body: chapters/1.md", "body: chapters/2.md"])
    assert seen.problems == []


def test_epub_s_list_of_titles(tmp_path: Path) -> None:
    record = "title:\n- type: main\n  text: Tides\n- type: subtitle\n  text: A Study\ncreator: A. Writer\n"
    seen = see(tmp_path, {"title.yaml": record, "1.md": "# A\n"})
    assert (seen.facts["title"], seen.facts["subtitle"]) == ("Tides < title.yaml", "A Study < title.yaml")


def test_a_title_block_in_a_text_file(tmp_path: Path) -> None:
    seen = see(tmp_path, {"title.txt": "---\ntitle: Tides\nauthor: A. Writer\n...\n", "ch1.md": "# A\n"})
    assert (seen.layout, seen.facts["authors"]) == ("pandoc", "A. Writer < title.txt")


def test_defaults_list_the_files(tmp_path: Path) -> None:
    defaults = "input-files:\n  - sea.md\n  - quay.md\n  - lost.md\nmetadata:\n  title: Tides\n"
    seen = see(tmp_path, {"defaults.yaml": defaults, "quay.md": "# Q\n", "sea.md": "# S\n"})
    assert seen.order == ["body: sea.md", "body: quay.md"]
    assert seen.problems == ["defaults.yaml:4:1 B005 no file 'lost.md'"]
    assert seen.facts == {"title": "Tides < defaults.yaml"}


def test_a_record_about_something_else_is_none(tmp_path: Path) -> None:
    assert see(tmp_path, {"meta.yaml": "version: 3\n", "a.md": "# A\n", "b.md": "# B\n"}).layout == "folder"


def test_a_broken_record_is_told(tmp_path: Path) -> None:
    seen = see(tmp_path, {"metadata.yaml": "title: A: B\n", "a.md": "# A\n"})
    assert seen.problems == ["metadata.yaml:1:1 B017 cannot be read: mapping values are not allowed here"]
    assert seen.order == ["body: a.md"]
