"""Repositories as their authors have them, with all that lies about in them."""

from __future__ import annotations

from pathlib import Path

from tests.manuscript.layouts.seen import see

FURNITURE = {
    "README.md": "# The Tides\n\nAn open book. See [how to help](CONTRIBUTING.md).\n",
    "README.zh-CN.md": "# 潮汐\n",
    "README_fr.md": "# Les marées\n",
    "CONTRIBUTING.md": "# Contributing\n",
    "CODE_OF_CONDUCT.md": "# Conduct\n",
    "LICENSE.md": "CC BY-SA 4.0\n",
    "CHANGELOG.md": "# 1.0\n",
    ".github/PULL_REQUEST_TEMPLATE.md": "x\n",
    ".github/ISSUE_TEMPLATE/fault.md": "---\nname: Fault\n---\nx\n",
    "node_modules/thing/README.md": "# thing\n",
    "node_modules/thing/docs/guide.md": "# guide\n",
    "package.json": "{}\n",
    "Makefile": "all:\n\ttrue\n",
}


def of(*names: str) -> dict[str, str]:
    return {name: f"# The {Path(name).stem}\n\nWords.\n" for name in names}


def test_chapters_in_a_folder_of_their_own(tmp_path: Path) -> None:
    seen = see(tmp_path, {**FURNITURE, **of("chapters/01-quay.md", "chapters/02-sea.md")})
    assert seen.order == ["body: chapters/01-quay.md", "body: chapters/02-sea.md"]
    assert (seen.layout, seen.problems) == ("folder", [])
    assert seen.facts == {"title": "The Tides < README.md", "licence": "CC-BY-SA-4.0 < LICENSE.md"}


def test_an_mdbook_with_everything_around(tmp_path: Path) -> None:
    files = {
        "book.toml": '[book]\ntitle = "Tides"\n',
        "src/SUMMARY.md": "- [Quay](quay.md)\n",
        **of("src/quay.md"),
    }
    seen = see(tmp_path, {**FURNITURE, **files, **of("notes/plan.md", "book/html/quay.md")})
    assert (seen.layout, seen.order, seen.problems) == ("mdbook", ["body: src/quay.md"], [])


def test_a_summary_in_docs_without_a_configuration(tmp_path: Path) -> None:
    summary = {"docs/SUMMARY.md": "* [Start](README.md)\n* [Quay](quay.md)\n"}
    seen = see(tmp_path, {**FURNITURE, **summary, **of("docs/README.md", "docs/quay.md")})
    assert seen.order == ["front: docs/README.md", "body: docs/quay.md"]
    assert (seen.layout, seen.problems) == ("honkit", [])


def test_docsify_has_its_order_in_the_sidebar(tmp_path: Path) -> None:
    sidebar = (
        "* [Quay](quay.md)\n* The sea\n  * [Tide](sea/tide.md)\n  * [Ebb](sea/ebb.md)\n* [End](end.md)\n"
    )
    names = ("docs/end.md", "docs/quay.md", "docs/sea/ebb.md", "docs/sea/tide.md", "docs/_coverpage.md")
    files = {**FURNITURE, "docs/_sidebar.md": sidebar, "docs/README.md": "# Tides\n", **of(*names)}
    seen = see(tmp_path, files)
    assert seen.layout == "contents-page"
    assert seen.order == [
        "body: docs/quay.md",
        "body part: “The sea”",
        "body in 1: docs/sea/tide.md",
        "body in 1: docs/sea/ebb.md",
        "body: docs/end.md",
    ]
    assert seen.problems == []


def test_a_wiki_with_its_sidebar(tmp_path: Path) -> None:
    sidebar = "1. [Quay](Quay)\n2. [Sea](Sea)\n3. [Ebb](Ebb)\n"
    seen = see(tmp_path, {"_Sidebar.md": sidebar, "_Footer.md": "x", **of("Ebb.md", "Quay.md", "Sea.md")})
    assert seen.order == ["body: Quay.md", "body: Sea.md", "body: Ebb.md"]


def test_docusaurus_by_its_positions(tmp_path: Path) -> None:
    files = {
        f"docs/{name}.md": f"---\nsidebar_position: {n}\n---\n# {name}\n" for n, name in enumerate("cab", 1)
    }
    seen = see(tmp_path, {**FURNITURE, "docusaurus.config.js": "", **files})
    assert (seen.layout, seen.problems) == ("front-matter", [])
    assert seen.order == ["body: docs/c.md", "body: docs/a.md", "body: docs/b.md"]


def test_softcover_lists_as_leanpub_does(tmp_path: Path) -> None:
    book = "cover\nfrontmatter:\nmaketitle\ntableofcontents\npreface.md\nmainmatter:\nchapters/quay.md\n"
    seen = see(tmp_path, {**FURNITURE, "Book.txt": book, **of("preface.md", "chapters/quay.md")})
    assert (seen.layout, seen.problems) == ("leanpub", [])
    assert seen.order == ["front preface: preface.md", "body: chapters/quay.md"]


def test_a_bookdown_without_a_configuration(tmp_path: Path) -> None:
    index = "---\ntitle: Tides\nsite: bookdown::bookdown_site\n---\n\n# Welcome {-}\n"
    seen = see(tmp_path, {**FURNITURE, "index.Rmd": index, **of("01-quay.Rmd", "02-sea.Rmd")})
    assert seen.layout == "bookdown"
    assert seen.order == ["front: index.Rmd", "body: 01-quay.Rmd", "body: 02-sea.Rmd"]
    assert (seen.problems, seen.facts["title"]) == ([], "Tides < index.Rmd")


def test_pandoc_with_a_makefile_and_a_record(tmp_path: Path) -> None:
    files = {"metadata.yml": "title: Tides\nauthor: [A. Writer]\nlang: de\n", **of("text/1.md", "text/2.md")}
    seen = see(tmp_path, {**FURNITURE, **files})
    assert (seen.layout, seen.problems) == ("pandoc", [])
    assert seen.order == ["body: text/1.md", "body: text/2.md"]
    assert (seen.facts["title"], seen.facts["language"]) == ("Tides < metadata.yml", "de < metadata.yml")


def test_a_translation_beside_the_original(tmp_path: Path) -> None:
    summary = "* [Quay](quay.md)\n"
    files = {f"{tongue}/SUMMARY.md": summary for tongue in ("en", "fr")} | of("en/quay.md", "fr/quay.md")
    seen = see(tmp_path, {**FURNITURE, **files})
    assert seen.problems == ["book B016 the book is here in several languages: 'en', 'fr'"]
    one = see(tmp_path / "fr", {})
    assert (one.order, one.problems) == (["body: quay.md"], [])
    assert one.facts["language"] == "fr < folder fr/"


def test_a_hugo_book_with_its_archetypes_and_theme(tmp_path: Path) -> None:
    others = ("archetypes/default.md", "themes/book/README.md", "themes/book/exampleSite/content/a.md")
    page = "+++\ntitle = '{}'\nweight = {}\n+++\nWords.\n"
    files = {
        "hugo.toml": "title = 'Tides'\n",
        "content/docs/sea.md": page.format("Sea", 2),
        "content/docs/quay.md": page.format("Quay", 1),
        **of(*others),
    }
    seen = see(tmp_path, {**FURNITURE, **files})
    assert (seen.layout, seen.problems) == ("hugo", [])
    assert seen.order == ["body: content/docs/quay.md", "body: content/docs/sea.md"]


def test_a_jekyll_with_everything_a_site_has(tmp_path: Path) -> None:
    page = "---\ntitle: {}\nnav_order: {}\n---\nWords.\n"
    files = {
        "quay.md": page.format("Quay", 2),
        "sea.md": page.format("Sea", 1),
        "404.md": "---\n---\nLost.\n",
    }
    others = of("_includes/note.md", "_drafts/later.md", "_site/quay.md")
    seen = see(tmp_path, {**FURNITURE, "_config.yml": "title: Tides\n", **files, **others})
    assert (seen.layout, seen.order) == ("jekyll", ["body: sea.md", "body: quay.md"])
    assert seen.problems == ["_config.yml B019 1 Markdown file is not in the book: '404.md'"]
