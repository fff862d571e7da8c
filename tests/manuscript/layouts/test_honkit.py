"""HonKit and GitBook: SUMMARY.md, and what book.json or .gitbook.yaml says of it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.manuscript.layouts.seen import see

PAGES = {"README.md": "# Tides\n", "quay.md": "# Quay\n", "sea.md": "# Sea\n"}
SUMMARY = "# Summary\n\n* [Quay](quay.md)\n* [Sea](sea.md)\n"


def book(**values: object) -> str:
    return json.dumps(values)


def test_a_summary_alone(tmp_path: Path) -> None:
    seen = see(tmp_path, {"SUMMARY.md": SUMMARY, **PAGES})
    assert (seen.layout, seen.order, seen.problems) == ("honkit", ["body: quay.md", "body: sea.md"], [])
    assert seen.facts == {"title": "Tides < README.md"}


def test_with_a_configuration_the_readme_opens_and_the_glossary_closes(tmp_path: Path) -> None:
    record = book(title="Tides", author="A. Writer", language="en-GB", description="Water.")
    seen = see(tmp_path, {"book.json": record, "SUMMARY.md": SUMMARY, "GLOSSARY.md": "## Ebb\n", **PAGES})
    assert seen.order == [
        "front unnumbered: README.md",
        "body: quay.md",
        "body: sea.md",
        "back glossary: GLOSSARY.md",
    ]
    assert seen.problems == []
    assert seen.facts == {
        "title": "Tides < book.json",
        "authors": "A. Writer < book.json",
        "language": "en-GB < book.json",
        "description": "Water. < book.json",
    }


def test_a_listed_readme_stands_once(tmp_path: Path) -> None:
    summary = "# Summary\n\n* [Introduction](README.md)\n* [Quay](quay.md)\n* [Sea](sea.md)\n"
    seen = see(tmp_path, {"book.json": "{}", "SUMMARY.md": summary, **PAGES})
    assert seen.order == ["front introduction: README.md", "body: quay.md", "body: sea.md"]
    assert seen.problems == []


def test_sections_are_parts(tmp_path: Path) -> None:
    summary = """# Table of contents

* [Introduction](README.md)

## Land

* [Quay](quay.md)
  * [Ropes](ropes.md)

## Sea

* [Sea](sea.md)
"""
    seen = see(tmp_path, {"SUMMARY.md": summary, "ropes.md": "# Ropes\n", **PAGES})
    assert seen.order == [
        "front introduction: README.md",
        "body part: “Land”",
        "body in 1: quay.md",
        "body in 1 at 2: ropes.md",
        "body part: “Sea”",
        "body in 2: sea.md",
    ]
    assert seen.problems == []


def test_renamed_files_under_a_root(tmp_path: Path) -> None:
    record = book(
        root="./text", structure={"readme": "start.md", "summary": "list.md", "glossary": "words.md"}
    )
    files = {
        "text/list.md": "* [Quay](quay.md)\n",
        "text/start.md": "# Tides\n",
        "text/quay.md": "# Quay\n",
        "text/words.md": "## Ebb\n",
        "README.md": "# repository\n",
    }
    seen = see(tmp_path, {"book.json": record, **files})
    assert seen.order == [
        "front unnumbered: text/start.md",
        "body: text/quay.md",
        "back glossary: text/words.md",
    ]
    assert seen.problems == []


def test_gitbook_yaml_has_a_root_and_a_structure(tmp_path: Path) -> None:
    record = "root: ./docs/\n\nstructure:\n  readme: intro.md\n  summary: toc.md\n"
    files = {"docs/toc.md": "* [Quay](quay.md)\n", "docs/intro.md": "# Tides\n", "docs/quay.md": "# Quay\n"}
    seen = see(tmp_path, {".gitbook.yaml": record, **files})
    assert (seen.layout, seen.order) == ("honkit", ["front unnumbered: docs/intro.md", "body: docs/quay.md"])
    assert seen.problems == []


def test_a_book_in_docs(tmp_path: Path) -> None:
    files = {f"docs/{name}": text for name, text in {"SUMMARY.md": SUMMARY, **PAGES}.items()}
    seen = see(tmp_path, {"book.json": book(root="docs"), "README.md": "# tides-repo\n", **files})
    assert seen.order == ["front unnumbered: docs/README.md", "body: docs/quay.md", "body: docs/sea.md"]
    assert seen.problems == []


def test_a_stated_root_that_is_not_there_is_no_way_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "SUMMARY.md").write_text("* [Secret](secret.md)\n")
    (tmp_path / "secret.md").write_text("x")
    seen = see(tmp_path / "book", {"book.json": book(root=".."), "a.md": "# A\n"})
    assert (seen.layout, seen.order) == ("folder", ["body: a.md"])


def test_directories_and_web_pages_stand_for_their_files(tmp_path: Path) -> None:
    summary = "* [Quay](quay/)\n* [Sea](sea.html)\n* [Deep](/deep/README.md)\n* [Web](https://example.org)\n"
    files = {"quay/README.md": "# Quay\n", "sea.md": "# Sea\n", "deep/README.md": "# Deep\n"}
    seen = see(tmp_path, {"SUMMARY.md": summary, **files})
    assert seen.order == ["body: quay/README.md", "body: sea.md", "body: deep/README.md"]
    assert seen.problems == []


def test_items_without_links_hold_parts(tmp_path: Path) -> None:
    summary = "* Land\n  * [Quay](quay.md)\n* [Sea](sea.md)\n"
    seen = see(tmp_path, {"SUMMARY.md": summary, **PAGES})
    assert seen.order == ["body part: “Land”", "body in 1: quay.md", "body: sea.md"]


def test_names_with_spaces_in_every_writing(tmp_path: Path) -> None:
    summary = "* [Quay](the%20quay.md)\n* [Sea](<the sea.md>)\n* [Äl](%C3%A4l.md)\n"
    files = {"the quay.md": "# Q\n", "the sea.md": "# S\n", "äl.md": "# Ä\n"}
    seen = see(tmp_path, {"SUMMARY.md": summary, **files})
    assert seen.order == ["body: the quay.md", "body: the sea.md", "body: äl.md"]
    assert seen.problems == []


def test_a_broken_configuration_is_told_and_the_summary_still_read(tmp_path: Path) -> None:
    seen = see(tmp_path, {"book.json": '{"title": "Tides",}', "SUMMARY.md": SUMMARY, **PAGES})
    assert seen.order == ["front unnumbered: README.md", "body: quay.md", "body: sea.md"]
    assert [line.partition(" cannot")[0] for line in seen.problems] == ["book.json:1:1 B017"]


def test_translations_ask_which(tmp_path: Path) -> None:
    files = {f"{tongue}/{name}": text for tongue in ("en", "fr") for name, text in PAGES.items()}
    files |= {f"{tongue}/SUMMARY.md": SUMMARY for tongue in ("en", "fr")}
    langs = {"LANGS.md": "* [English](en/)\n* [Français](fr/)\n"}
    seen = see(tmp_path, {"book.json": book(title="Tides"), **langs, **files})
    assert seen.layout == "honkit"
    assert seen.problems == ["book B016 the book is here in several languages: 'en', 'fr'"]
    chosen = see(tmp_path, {"book.toml": 'language = "fr"\n'})
    assert chosen.problems == []
    assert chosen.order == ["front unnumbered: fr/README.md", "body: fr/quay.md", "body: fr/sea.md"]
