"""mdBook: book.toml with its own tables, and SUMMARY.md."""

from __future__ import annotations

from pathlib import Path

from tests.manuscript.layouts.seen import see

RECORD = '[book]\ntitle = "Tides"\nauthors = ["A. Writer", "B. Writer"]\nlanguage = "fr"\n'


def test_prefix_numbered_and_suffix_chapters(tmp_path: Path) -> None:
    summary = """# Summary

[Before](before.md)

- [Quay](quay.md)
  - [Ropes](quay/ropes.md)
    - [Knots](quay/knots.md)
- [Sea](sea.md)

---

[Thanks](thanks.md)
"""
    names = ["before", "quay", "quay/ropes", "quay/knots", "sea", "thanks"]
    files = {f"src/{name}.md": "# Heading\n" for name in names}
    seen = see(tmp_path, {"book.toml": RECORD, "src/SUMMARY.md": summary, **files})
    assert seen.layout == "mdbook"
    assert seen.order == [
        "front unnumbered: src/before.md",
        "body: src/quay.md",
        "body at 2: src/quay/ropes.md",
        "body at 3: src/quay/knots.md",
        "body: src/sea.md",
        "back unnumbered: src/thanks.md",
    ]
    assert seen.problems == []
    assert seen.facts == {
        "title": "Tides < book.toml",
        "authors": "A. Writer; B. Writer < book.toml",
        "language": "fr < book.toml",
    }


def test_part_titles_and_the_separators_between(tmp_path: Path) -> None:
    summary = """# Summary

[Introduction](README.md)

# Land

- [Quay](quay.md)

---

# Sea

- [Tide](tide.md)
- [Ebb](ebb.md)

---

[Appendix A: Words](words.md)
"""
    files = {f"src/{name}.md": f"# {name}\n" for name in ("README", "quay", "tide", "ebb", "words")}
    seen = see(tmp_path, {"book.toml": RECORD, "src/SUMMARY.md": summary, **files})
    assert seen.order == [
        "front introduction unnumbered: src/README.md",
        "body part: “Land”",
        "body in 1: src/quay.md",
        "body part: “Sea”",
        "body in 2: src/tide.md",
        "body in 2: src/ebb.md",
        "back appendix unnumbered: src/words.md",
    ]
    assert seen.problems == []


def test_drafts_have_no_text_and_those_below_them_stay(tmp_path: Path) -> None:
    summary = "# Summary\n\n- [Quay](quay.md)\n- [Not yet]()\n- [Sea](sea.md)\n  - [Later]()\n"
    files = {"src/quay.md": "# Quay\n", "src/sea.md": "# Sea\n"}
    seen = see(tmp_path, {"book.toml": RECORD, "src/SUMMARY.md": summary, **files})
    assert (seen.order, seen.problems) == (["body: src/quay.md", "body: src/sea.md"], [])


def test_a_draft_with_chapters_below_it_holds_them(tmp_path: Path) -> None:
    summary = "# Summary\n\n- [Quay](quay.md)\n- [Draft]()\n  - [Below](below.md)\n- [Sea](sea.md)\n"
    files = {f"src/{name}.md": "# H\n" for name in ("quay", "below", "sea")}
    seen = see(tmp_path, {"book.toml": RECORD, "src/SUMMARY.md": summary, **files})
    assert seen.problems == []
    assert seen.order == [
        "body: src/quay.md",
        "body part: “Draft”",
        "body in 1: src/below.md",
        "body: src/sea.md",
    ]


def test_another_source_folder(tmp_path: Path) -> None:
    record = '[book]\nsrc = "text"\n'
    files = {"text/SUMMARY.md": "- [Quay](quay.md)\n", "text/quay.md": "# Quay\n", "src/notes.md": "x"}
    seen = see(tmp_path, {"book.toml": record, **files})
    assert (seen.layout, seen.order, seen.problems) == ("mdbook", ["body: text/quay.md"], [])


def test_the_book_s_folder_itself_as_source(tmp_path: Path) -> None:
    files = {"SUMMARY.md": "- [Quay](./quay.md)\n", "quay.md": "# Quay\n"}
    seen = see(tmp_path, {"book.toml": '[book]\nsrc = "."\n', **files})
    assert (seen.layout, seen.order, seen.problems) == ("mdbook", ["body: quay.md"], [])


def test_a_record_of_nothing_but_a_title(tmp_path: Path) -> None:
    files = {"src/SUMMARY.md": "- [Quay](quay.md)\n", "src/quay.md": "# Quay\n", "LICENSE": "MIT License\n"}
    seen = see(tmp_path, {"book.toml": '[book]\ntitle = "Tides"\n', **files})
    assert (seen.layout, seen.order, seen.problems) == ("mdbook", ["body: src/quay.md"], [])
    assert seen.facts == {"title": "Tides < book.toml", "licence": "MIT < LICENSE"}


def test_an_empty_book_table_is_mdbook_s_too(tmp_path: Path) -> None:
    files = {"src/SUMMARY.md": "- [Quay](quay.md)\n", "src/quay.md": "# Quay\n"}
    assert see(tmp_path, {"book.toml": "[book]\n", **files}).layout == "mdbook"


def test_missing_doubled_and_foreign_files_are_told_where_they_are_listed(tmp_path: Path) -> None:
    summary = """# Summary

- [Quay](quai.md)
- [Sea](sea.md)
- [Sea again](sea.md)
- [A place in it](sea.md#storm)
- [Secret](../../secret.md)
- [Picture](map.png)
- [The web](https://example.org/x.md)
"""
    files = {"src/quay.md": "# Quay\n", "src/sea.md": "# Sea\n", "src/map.png": "x"}
    (tmp_path / "secret.md").write_text("x")
    seen = see(tmp_path / "book", {"book.toml": RECORD, "src/SUMMARY.md": summary, **files})
    assert seen.order == ["body: src/sea.md"]
    assert seen.problems == [
        "src/SUMMARY.md:3:1 B005 no file 'quai.md'",
        "src/SUMMARY.md:5:1 B007 'sea.md' is listed twice",
        "src/SUMMARY.md:7:1 B008 '../../secret.md' is outside the book's folder",
        "src/SUMMARY.md:8:1 B018 'map.png' is not Markdown and is left out",
        "src/SUMMARY.md B019 1 Markdown file is not in the book: 'src/quay.md'",
    ]
    assert seen.hints[0] == "did you mean 'quay.md'?"


def test_chapters_that_no_list_names_are_told_in_one_notice(tmp_path: Path) -> None:
    names = ["a", "b", "c", "d", "deep/e", "f"]
    files = {f"src/{name}.md": "# H\n" for name in ["quay", *names, "LICENSE", "_old/g"]}
    seen = see(tmp_path, {"book.toml": RECORD, "src/SUMMARY.md": "- [Quay](quay.md)\n", **files})
    assert seen.problems == [
        "src/SUMMARY.md B019 6 Markdown files are not in the book: "
        "'src/a.md', 'src/b.md', 'src/c.md', 'src/d.md', 'src/f.md' and 1 more"
    ]


def test_a_glossary_that_is_not_listed_is_not_taken_for_another_tool_s(tmp_path: Path) -> None:
    files = {
        "src/SUMMARY.md": "- [Quay](quay.md)\n",
        "src/quay.md": "# Quay\n",
        "src/GLOSSARY.md": "# Words\n",
    }
    seen = see(tmp_path, {"book.toml": RECORD, **files})
    assert (seen.layout, seen.order) == ("mdbook", ["body: src/quay.md"])
    assert seen.problems == ["src/SUMMARY.md B019 1 Markdown file is not in the book: 'src/GLOSSARY.md'"]


def test_titles_that_count_themselves_get_no_number_of_ours(tmp_path: Path) -> None:
    summary = "- [1. Quay](1.md)\n- [2. Sea](2.md)\n"
    files = {"src/1.md": "# 1. Quay\n", "src/2.md": "# 2. Sea\n"}
    seen = see(tmp_path, {"book.toml": RECORD, "src/SUMMARY.md": summary, **files})
    assert seen.order == ["body unnumbered: src/1.md", "body unnumbered: src/2.md"]


def test_without_a_summary_the_files_are_taken_by_name(tmp_path: Path) -> None:
    seen = see(tmp_path, {"book.toml": RECORD, "src/2.md": "# B\n", "src/10.md": "# C\n"})
    assert seen.order == ["body: src/2.md", "body: src/10.md"]


def test_a_broken_book_toml_is_told_and_the_text_still_found(tmp_path: Path) -> None:
    files = {"src/SUMMARY.md": "- [Quay](quay.md)\n", "src/quay.md": "# Quay\n"}
    seen = see(tmp_path, {"book.toml": "[book]\ntitle = Tides\n", **files})
    assert (seen.layout, seen.order) == ("mdbook", ["body: src/quay.md"])
    assert seen.problems == ["book.toml:2:1 B017 cannot be read: invalid value"]


def test_the_cover_of_the_epub_is_the_book_s(tmp_path: Path) -> None:
    record = RECORD + '[output.epub]\ncover-image = "art/cover.png"\n'
    files = {"src/SUMMARY.md": "- [Quay](quay.md)\n", "src/quay.md": "# Quay\n"}
    seen = see(tmp_path, {"book.toml": record, **files})
    assert seen.problems == ["book.toml:6:1 B010 no cover 'art/cover.png'"]
    seen = see(tmp_path, {"book.toml": record, "art/cover.png": b"x", **files})
    assert (seen.problems, seen.facts["cover"]) == ([], "art/cover.png < book.toml")
