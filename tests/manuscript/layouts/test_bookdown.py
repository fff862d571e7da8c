"""bookdown: _bookdown.yml, index.Rmd, and headings that open parts and appendices."""

from __future__ import annotations

from pathlib import Path

from tests.manuscript.layouts.seen import see

INDEX = "---\ntitle: Tides\nauthor: A. Writer\ndate: 2026\n---\n\n# Preface {-}\n\nWords.\n"


def of(*names: str) -> dict[str, str]:
    return dict.fromkeys(names, "# Heading\n\nWords.\n")


def test_files_by_name_after_the_index(tmp_path: Path) -> None:
    files = {"index.Rmd": INDEX, **of("02-sea.Rmd", "01-quay.Rmd", "10-end.Rmd", "_hidden.Rmd")}
    seen = see(tmp_path, {"_bookdown.yml": 'book_filename: "tides"\n', **files})
    assert seen.layout == "bookdown"
    assert seen.order == [
        "front preface: index.Rmd",
        "body: 01-quay.Rmd",
        "body: 02-sea.Rmd",
        "body: 10-end.Rmd",
    ]
    assert seen.problems == []
    assert seen.facts["title"] == "Tides < index.Rmd"
    assert seen.facts["authors"] == "A. Writer < index.Rmd"


def test_listed_files_parts_and_appendices(tmp_path: Path) -> None:
    files = {
        "index.Rmd": INDEX,
        "land.Rmd": "# (PART) Land {-}\n\n# Quay\n\nWords.\n",
        "ropes.Rmd": "# Ropes\n\nWords.\n",
        "sea.Rmd": "# (PART\\*) Sea {-}\n",
        "tide.Rmd": "# Tide\n\nWords.\n",
        "app.Rmd": "# (APPENDIX) Appendix {-}\n",
        "words.Rmd": "# Words\n\nWords.\n",
    }
    record = "rmd_files: [index.Rmd, land.Rmd, ropes.Rmd, sea.Rmd, tide.Rmd, app.Rmd, words.Rmd]\n"
    seen = see(tmp_path, {"_bookdown.yml": record, **files})
    assert seen.order == [
        "front preface: index.Rmd",
        "body part: “Land”",
        "body in 1: land.Rmd",
        "body in 1: ropes.Rmd",
        "body part: “Sea”",
        "body in 2: tide.Rmd",
        "back appendix: words.Rmd",
    ]
    assert seen.problems == []


def test_lists_for_each_edition_and_folders(tmp_path: Path) -> None:
    record = 'rmd_files:\n  html: ["index.Rmd", "a.Rmd"]\n  latex: ["index.Rmd", "b.Rmd"]\n'
    seen = see(tmp_path / "a", {"_bookdown.yml": record, "index.Rmd": INDEX, **of("a.Rmd", "b.Rmd")})
    assert seen.order == ["front preface: index.Rmd", "body: b.Rmd"]
    files = {"index.Rmd": INDEX, **of("text/1.Rmd", "text/2.Rmd", "other/3.Rmd")}
    seen = see(tmp_path / "b", {"_bookdown.yml": "rmd_subdir: [text]\n", **files})
    assert seen.order == ["front preface: index.Rmd", "body: text/1.Rmd", "body: text/2.Rmd"]


def test_a_missing_file_has_its_line(tmp_path: Path) -> None:
    record = "rmd_files:\n  - index.Rmd\n  - quai.Rmd\n"
    seen = see(tmp_path, {"_bookdown.yml": record, "index.Rmd": INDEX, **of("quay.Rmd")})
    assert seen.problems == [
        "_bookdown.yml:3:1 B005 no file 'quai.Rmd'",
        "_bookdown.yml B019 1 Markdown file is not in the book: 'quay.Rmd'",
    ]
