"""Leanpub: Book.txt with the names of the files, one a line."""

from __future__ import annotations

from pathlib import Path

from tests.manuscript.layouts.seen import see


def files(*names: str, heading: str = "# Heading\n\nWords.\n") -> dict[str, str]:
    return {f"manuscript/{name}": heading for name in names}


def test_section_lines_blank_lines_comments_and_nested_paths(tmp_path: Path) -> None:
    book = """frontmatter:
title.md

mainmatter:
# the land
  land/quay.md
\tland/ropes.md

backmatter:
thanks.md
"""
    names = ("title.md", "land/quay.md", "land/ropes.md", "thanks.md")
    seen = see(tmp_path, {"manuscript/Book.txt": book, **files(*names)})
    assert seen.layout == "leanpub"
    assert seen.order == [
        "front: manuscript/title.md",
        "body: manuscript/land/quay.md",
        "body: manuscript/land/ropes.md",
        "back: manuscript/thanks.md",
    ]
    assert (seen.problems, seen.facts) == ([], {})


def test_sections_in_braces_as_in_markua(tmp_path: Path) -> None:
    book = "{frontmatter}\npreface.txt\n{mainmatter}\nquay.md\n{backmatter}\nend.md\n"
    seen = see(tmp_path, {"manuscript/Book.txt": book, **files("preface.txt", "quay.md", "end.md")})
    assert seen.order == [
        "front preface: manuscript/preface.txt",
        "body: manuscript/quay.md",
        "back: manuscript/end.md",
    ]
    assert seen.problems == []


def test_files_that_hold_only_the_mark_of_a_section(tmp_path: Path) -> None:
    book = "front.md\npreface.md\nmain.md\nquay.md\n"
    marks = {"manuscript/front.md": "{frontmatter}\n", "manuscript/main.md": "{mainmatter}\n"}
    seen = see(tmp_path, {"manuscript/Book.txt": book, **marks, **files("preface.md", "quay.md")})
    assert seen.order == ["front preface: manuscript/preface.md", "body: manuscript/quay.md"]
    assert seen.problems == []


def test_parts_in_both_of_leanpub_s_writings(tmp_path: Path) -> None:
    texts = {
        "manuscript/land.md": "{class: part}\n# Land\n",
        "manuscript/sea.md": "{class: part}\n# Sea\n\nWords.\n",
        "manuscript/sky.md": "-# Sky\n",
        **files("quay.md", "tide.md", "star.md"),
    }
    seen = see(
        tmp_path, {"manuscript/Book.txt": "land.md\nquay.md\nsea.md\ntide.md\nsky.md\nstar.md\n", **texts}
    )
    assert seen.order == [
        "body part: “Land”",
        "body in 1: manuscript/quay.md",
        "body part: manuscript/sea.md",
        "body in 2: manuscript/tide.md",
        "body part: “Sky”",
        "body in 3: manuscript/star.md",
    ]
    assert seen.problems == []


def test_a_file_that_begins_lower_goes_on_with_the_one_before(tmp_path: Path) -> None:
    lower = files("ropes.md", heading="## Ropes\n\nWords.\n")
    texts = {**files("quay.md", "sea.md"), **lower}
    seen = see(tmp_path, {"manuscript/Book.txt": "quay.md\nropes.md\nsea.md\n", **texts})
    assert seen.order == [
        "body: manuscript/quay.md",
        "body at 2: manuscript/ropes.md",
        "body: manuscript/sea.md",
    ]


def test_the_sample_is_not_the_book(tmp_path: Path) -> None:
    lists = {"manuscript/Book.txt": "quay.md\nsea.md\n", "manuscript/Sample.txt": "sea.md\n"}
    seen = see(tmp_path, {**lists, **files("quay.md", "sea.md", "later.md")})
    assert seen.order == ["body: manuscript/quay.md", "body: manuscript/sea.md"]
    assert seen.problems == [
        "manuscript/Book.txt B019 1 Markdown file is not in the book: 'manuscript/later.md'"
    ]


def test_windows_line_ends_and_a_byte_order_mark(tmp_path: Path) -> None:
    book = "\ufeffmainmatter:\r\nquay.md\r\nsea.md\r\n"
    seen = see(tmp_path, {"manuscript/Book.txt": book, **files("quay.md", "sea.md")})
    assert (seen.order, seen.problems) == (["body: manuscript/quay.md", "body: manuscript/sea.md"], [])


def test_a_list_beside_the_files_without_a_folder_manuscript(tmp_path: Path) -> None:
    seen = see(tmp_path, {"Book.txt": "quay.md\n", "quay.md": "# Quay\n"})
    assert (seen.layout, seen.order, seen.problems) == ("leanpub", ["body: quay.md"], [])


def test_markua_with_its_resources(tmp_path: Path) -> None:
    texts = {
        "manuscript/quay.markua": "# Quay\n",
        "manuscript/sea.md": "# Sea\n",
        "manuscript/resources/title_page.png": b"x",
    }
    seen = see(tmp_path, {"manuscript/Book.txt": "quay.markua\nsea.md\n", **texts})
    assert seen.order == ["body: manuscript/quay.markua", "body: manuscript/sea.md"]
    assert seen.facts["cover"].startswith("manuscript/resources/title_page.png")


def test_missing_doubled_and_foreign_files_are_told_with_their_lines(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("x")
    book = "quai.md\nsea.md\nsea.md\n../../secret.md\n/etc/passwd\ntable.csv\n"
    there = {"manuscript/Book.txt": book, "manuscript/table.csv": "x", **files("quay.md", "sea.md")}
    seen = see(tmp_path / "book", there)
    assert seen.order == ["body: manuscript/sea.md"]
    assert seen.problems == [
        "manuscript/Book.txt:1:1 B005 no file 'quai.md'",
        "manuscript/Book.txt:3:1 B007 'sea.md' is listed twice",
        "manuscript/Book.txt:4:1 B008 '../../secret.md' is outside the book's folder",
        "manuscript/Book.txt:5:1 B005 no file '/etc/passwd'",
        "manuscript/Book.txt:6:1 B018 'table.csv' is not Markdown and is left out",
        "manuscript/Book.txt B019 1 Markdown file is not in the book: 'manuscript/quay.md'",
    ]
    assert seen.hints[0] == "did you mean 'quay.md'?"


def test_a_record_beside_the_list(tmp_path: Path) -> None:
    record = "title: Tides\nauthor: A. Writer\n"
    seen = see(tmp_path, {"book.yml": record, "manuscript/Book.txt": "quay.md\n", **files("quay.md")})
    assert seen.facts == {"title": "Tides < book.yml", "authors": "A. Writer < book.yml"}
