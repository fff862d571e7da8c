"""What goes before what: the book's file, the layout's configuration, the surroundings, the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish.manuscript import layouts, reader
from publish.problems import Problem
from tests.manuscript.layouts.seen import see
from tests.manuscripts import write

SUMMARY = "# Summary\n\n- [Sea](sea.md)\n- [Quay](quay.md)\n"
PAGES = {"quay.md": "# Quay\n\nWords.\n", "sea.md": "# Sea\n\nWords.\n"}
HONKIT = {"book.json": '{"title": "From HonKit", "author": "H. Kit"}', "SUMMARY.md": SUMMARY, **PAGES}


def sources(folder: Path, files: dict[str, str]) -> dict[str, str]:
    book = reader.read(write(folder, files), [])
    assert book is not None
    return {name: place for name, place in book.sources.items() if name in ("title", "authors", "order")}


def test_the_book_s_file_goes_before_the_layout(tmp_path: Path) -> None:
    files = {
        **HONKIT,
        "manuscript/book.toml": 'title = "Mine"\ndate = 2026-01-01\n',
        "README.md": "# Tides\n",
    }
    assert sources(tmp_path, files) == {
        "title": "manuscript/book.toml",
        "authors": "book.json",
        "order": "SUMMARY.md",
    }


def test_chapters_in_the_book_s_file_go_before_every_list(tmp_path: Path) -> None:
    files = {**HONKIT, "book.toml": 'title = "Mine"\n[contents]\nchapters = ["quay.md", "sea.md"]\n'}
    seen = see(tmp_path, files)
    assert (seen.layout, seen.order, seen.problems) == ("", ["body: quay.md", "body: sea.md"], [])


def test_a_book_s_file_without_chapters_keeps_the_found_order(tmp_path: Path) -> None:
    seen = see(tmp_path, {**HONKIT, "book.toml": 'title = "Mine"\n'})
    assert (seen.layout, seen.order, seen.problems) == ("honkit", ["body: sea.md", "body: quay.md"], [])


def test_a_book_s_file_beside_plain_files_is_the_house_s_own(tmp_path: Path) -> None:
    seen = see(
        tmp_path, {"book.toml": 'title = "Mine"\n', "README.md": "- [a](quay.md)\n- [b](sea.md)\n", **PAGES}
    )
    assert (seen.layout, seen.order, seen.problems) == ("", ["body: quay.md", "body: sea.md"], [])


def test_runs_of_the_book_s_file_are_taken_out_of_a_found_order(tmp_path: Path) -> None:
    files = {**HONKIT, "book.toml": '[contents]\nappendices = ["words.md"]\n', "words.md": "# Words\n"}
    seen = see(tmp_path, files)
    assert seen.order == ["body: sea.md", "body: quay.md", "back appendix: words.md"]
    assert seen.problems == []


def test_the_layout_s_record_goes_before_the_surroundings(tmp_path: Path) -> None:
    files = {**HONKIT, "README.md": "# From the Readme\n\nBy R. Eadme\n", "AUTHORS": "A. File\n"}
    seen = see(tmp_path, files)
    assert (seen.facts["title"], seen.facts["authors"]) == ("From HonKit < book.json", "H. Kit < book.json")


def test_two_lists_that_differ_are_one_problem_that_names_the_choices(tmp_path: Path) -> None:
    leanpub = {"Book.txt": "quay.md\nsea.md\n"}
    seen = see(tmp_path, {**HONKIT, **leanpub})
    assert seen.layout == "honkit"
    assert seen.problems == [
        "book B016 the order is listed twice: 'SUMMARY.md' (HonKit) and 'Book.txt' (Leanpub)"
    ]
    assert seen.hints == ['name one in a book.toml: layout = "honkit" or "leanpub"']
    named = see(tmp_path, {"manuscript/book.toml": 'layout = "leanpub"\n'})
    assert (named.layout, named.order, named.problems) == ("leanpub", ["body: quay.md", "body: sea.md"], [])


def test_two_lists_that_agree_are_no_problem(tmp_path: Path) -> None:
    seen = see(tmp_path, {**HONKIT, "Book.txt": "sea.md\nquay.md\n"})
    assert (seen.layout, seen.problems) == ("honkit", [])


def test_a_list_goes_before_an_order_by_names(tmp_path: Path) -> None:
    seen = see(tmp_path, {"metadata.yaml": "title: Tides\n", "SUMMARY.md": SUMMARY, **PAGES})
    assert (seen.layout, seen.order, seen.problems) == ("honkit", ["body: sea.md", "body: quay.md"], [])


def test_a_list_that_names_only_missing_files_gives_way_and_is_told(tmp_path: Path) -> None:
    files = {"SUMMARY.md": "- [Lost](lost.md)\n", "quay.md": "# Quay\n"}
    seen = see(tmp_path, files)
    assert (seen.layout, seen.order) == ("folder", ["body: quay.md"])
    assert seen.problems == ["SUMMARY.md:1:1 B005 no file 'lost.md'"]


@pytest.mark.parametrize("name", [layout.name for layout in layouts.LAYOUTS if layout.name != "folder"])
def test_a_layout_that_is_named_but_not_here(tmp_path: Path, name: str) -> None:
    seen = see(tmp_path, {"book.toml": f'layout = "{name}"\n', "quay.md": "# Quay\n"})
    assert (seen.layout, seen.order) == ("", ["body: quay.md"])
    title = layouts.BY_NAME[name].title
    assert seen.problems == [f"book.toml:1:1 B003 'layout': no {title} manuscript is here"]


def test_a_heading_goes_before_the_folder_s_name_only(tmp_path: Path) -> None:
    text = "# Title: Tides\n\n## Author: A. Writer\n\n## Quay\n\na\n\n## Sea\n\nb\n"
    assert sources(tmp_path, {"all.md": text}) == {"title": "all.md", "authors": "all.md", "order": "all.md"}


def test_no_fact_is_told_twice_and_no_problem_either(tmp_path: Path) -> None:
    problems: list[Problem] = []
    reader.read(write(tmp_path, HONKIT), problems)
    assert len(problems) == len(set(map(str, problems)))
