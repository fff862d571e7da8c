"""Jekyll, Hugo, sandpaper, MkDocs and Jupyter Book: sites that are books."""

from __future__ import annotations

from pathlib import Path

from tests.manuscript.layouts.seen import see


def page(title: str = "", text: str = "Words.\n", **values: object) -> str:
    lines = [f"{key}: {value}" for key, value in ({"title": title} if title else {}).items()]
    lines += [f"{key}: {value}" for key, value in values.items()]
    return "\n".join(["---", *lines, "---", text])


# --- Jekyll


def test_jekyll_by_the_numbers_of_its_pages(tmp_path: Path) -> None:
    files = {
        "_config.yml": "title: Tides\nauthor: A. Writer\n",
        "index.md": page("Home", nav_order=1),
        "quay.md": page("Quay", nav_order=2),
        "sea.md": page("Sea", nav_order=10),
        "tide.md": page("Tide", nav_order=1, parent="Sea"),
        "draft.md": page("Draft", nav_order=3, published="false"),
        "_site/quay.md": page("Quay", nav_order=2),
        "README.md": "# repository\n",
    }
    seen = see(tmp_path, files)
    assert seen.layout == "jekyll"
    assert seen.order == ["front: index.md", "body: quay.md", "body: sea.md", "body at 2: tide.md"]
    assert seen.problems == ["_config.yml B019 1 Markdown file is not in the book: 'draft.md'"]
    assert seen.facts == {"title": "Tides < _config.yml", "authors": "A. Writer < _config.yml"}


def test_jekyll_by_the_list_of_a_collection(tmp_path: Path) -> None:
    record = "title: Tides\ncollections:\n  pages:\n    output: true\n    order: [sea.md, quay.md, lost.md]\n"
    files = {"_config.yml": record, "_pages/quay.md": page("Quay"), "_pages/sea.md": page("Sea")}
    seen = see(tmp_path, files)
    assert (seen.layout, seen.order) == ("jekyll", ["body: _pages/sea.md", "body: _pages/quay.md"])
    assert seen.problems == ["_config.yml:5:1 B005 no file '_pages/lost.md'"]


def test_jekyll_by_its_contents_page(tmp_path: Path) -> None:
    index = page("Tides", "# Contents\n\n1. [Quay](quay/)\n2. [Sea](sea/)\n3. [Tide](tide.html)\n")
    files = {f"{name}/index.md": page(name) for name in ("quay", "sea")}
    seen = see(
        tmp_path, {"_config.yml": "title: Tides\n", "index.md": index, "tide.md": page("Tide"), **files}
    )
    assert (seen.layout, seen.problems) == ("jekyll", [])
    assert seen.order == ["body: quay/index.md", "body: sea/index.md", "body: tide.md"]


def test_jekyll_posts_stand_by_their_dates(tmp_path: Path) -> None:
    posts = {
        f"_posts/2026-{month}-01-{name}.md": page(name) for month, name in (("02", "sea"), ("01", "quay"))
    }
    files = {"_config.yml": "title: Tides\n", "index.md": page("Home"), "about.md": page("About"), **posts}
    seen = see(tmp_path, files)
    assert seen.layout == "jekyll"
    assert seen.order == ["body: _posts/2026-01-01-quay.md", "body: _posts/2026-02-01-sea.md"]


def test_a_jekyll_of_plain_pages_is_a_folder(tmp_path: Path) -> None:
    files = {"_config.yml": "title: Tides\nlang: fr\n", "1.md": page("Quay"), "2.md": page("Sea")}
    seen = see(tmp_path, files)
    assert (seen.order, seen.problems) == (["body: 1.md", "body: 2.md"], [])
    assert seen.facts["title"] == "Tides < _config.yml"


# --- Hugo


def test_hugo_folders_are_parts_by_weight(tmp_path: Path) -> None:
    files = {
        "hugo.toml": 'title = "Tides"\nlanguageCode = "en-gb"\n[params]\nauthor = "A. Writer"\n',
        "content/_index.md": page("Tides", "Welcome aboard.\n"),
        "content/sea/_index.md": page("The Sea", "", weight=2),
        "content/sea/ebb.md": page("Ebb", weight=2),
        "content/sea/tide/index.md": page("Tide", weight=1),
        "content/land/_index.md": page("The Land", "Dry words.\n", weight=1),
        "content/land/quay.md": page("Quay", weight=1),
        "content/land/draft.md": page("Draft", weight=2, draft="true"),
    }
    seen = see(tmp_path, files)
    assert seen.layout == "hugo"
    assert seen.order == [
        "front: content/_index.md",
        "body part: content/land/_index.md",
        "body in 1: content/land/quay.md",
        "body part: “The Sea”",
        "body in 2: content/sea/tide/index.md",
        "body in 2: content/sea/ebb.md",
    ]
    assert seen.problems == ["hugo.toml B019 1 Markdown file is not in the book: 'content/land/draft.md'"]
    assert seen.facts == {
        "title": "Tides < hugo.toml",
        "authors": "A. Writer < hugo.toml",
        "language": "en-gb < hugo.toml",
    }


def test_hugo_front_matter_in_toml_has_weights_too(tmp_path: Path) -> None:
    files = {
        "hugo.toml": 'title = "Tides"\n',
        "content/b.md": '+++\ntitle = "B"\nweight = 1\n+++\nWords.\n',
        "content/a.md": '+++\ntitle = "A"\nweight = 2\n+++\nWords.\n',
    }
    seen = see(tmp_path, files)
    assert (seen.layout, seen.order) == ("hugo", ["body: content/b.md", "body: content/a.md"])


def test_hugo_s_translations_ask_which(tmp_path: Path) -> None:
    files = {f"content/{tongue}/{n}.md": page(n, weight=1) for tongue in ("en", "de") for n in ("a", "b")}
    seen = see(tmp_path, {"hugo.yaml": "title: Tides\n", **files})
    assert seen.problems == ["book B016 the book is here in several languages: 'content/de', 'content/en'"]


# --- the Carpentries


def test_sandpaper_s_episodes(tmp_path: Path) -> None:
    record = """title: "Tides"
license: 'CC-BY 4.0'
source: 'https://example.org'
episodes:
- sea.md
- quay.Rmd
learners:
- setup.md
instructors:
"""
    files = {"index.md": page(site="sandpaper::site"), "learners/setup.md": page("Setup")}
    files |= {"episodes/quay.Rmd": page("Quay"), "episodes/sea.md": page("Sea"), "instructors/note.md": "x"}
    seen = see(tmp_path, {"config.yaml": record, **files})
    assert seen.layout == "sandpaper"
    assert seen.order == [
        "front: index.md",
        "body: episodes/sea.md",
        "body: episodes/quay.Rmd",
        "back: learners/setup.md",
    ]
    assert seen.problems == ["config.yaml B019 1 Markdown file is not in the book: 'instructors/note.md'"]
    assert seen.facts == {"title": "Tides < config.yaml", "licence": "CC-BY-4.0 < config.yaml"}


# --- MkDocs


def test_mkdocs_navigation(tmp_path: Path) -> None:
    record = """site_name: Tides
site_author: A. Writer
theme:
  name: material
  language: de
nav:
  - index.md
  - Quay: quay.md
  - The Sea:
      - sea/tide.md
      - Deep:
          - The ebb: sea/ebb.md
  - Elsewhere: https://example.org
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
"""
    names = ("index", "quay", "sea/tide", "sea/ebb", "left")
    seen = see(tmp_path, {"mkdocs.yml": record, **{f"docs/{name}.md": "# H\n\nWords.\n" for name in names}})
    assert seen.layout == "mkdocs"
    assert seen.order == [
        "front: docs/index.md",
        "body: docs/quay.md",
        "body part: “The Sea”",
        "body in 1: docs/sea/tide.md",
        "body in 1 at 2: docs/sea/ebb.md",
    ]
    assert seen.problems == ["mkdocs.yml B019 1 Markdown file is not in the book: 'docs/left.md'"]
    assert seen.facts == {
        "title": "Tides < mkdocs.yml",
        "authors": "A. Writer < mkdocs.yml",
        "language": "de < mkdocs.yml",
    }


def test_mkdocs_without_a_navigation_is_a_folder_in_its_docs(tmp_path: Path) -> None:
    files = {
        "mkdocs.yml": "site_name: Tides\n",
        "docs/index.md": "# T\n",
        "docs/a.md": "# A\n",
        "notes.md": "x",
    }
    seen = see(tmp_path, files)
    assert (seen.order, seen.facts["title"]) == (
        ["front: docs/index.md", "body: docs/a.md"],
        "Tides < mkdocs.yml",
    )


# --- Jupyter Book


def test_jupyter_book_s_parts_and_sections(tmp_path: Path) -> None:
    toc = """format: jb-book
root: intro
parts:
  - caption: Land
    chapters:
      - file: quay
        sections:
          - file: ropes
      - url: https://example.org
        title: Elsewhere
  - caption: Sea
    chapters:
      - file: sea/tide.md
      - glob: more/*
"""
    names = ("intro", "quay", "ropes", "sea/tide", "more/a", "more/b")
    files = {f"{name}.md": "# H\n\nWords.\n" for name in names}
    record = "title: Tides\nauthor: A. Writer and B. Writer\nlogo: logo.png\ncopyright: '2026'\n"
    seen = see(tmp_path, {"_toc.yml": toc, "_config.yml": record, **files})
    assert seen.layout == "jupyter-book"
    assert seen.order == [
        "front: intro.md",
        "body part: “Land”",
        "body in 1: quay.md",
        "body in 1 at 2: ropes.md",
        "body part: “Sea”",
        "body in 2: sea/tide.md",
        "body in 2: more/a.md",
        "body in 2: more/b.md",
    ]
    assert seen.problems == []
    assert (seen.facts["title"], seen.facts["authors"]) == (
        "Tides < _config.yml",
        "A. Writer; B. Writer < _config.yml",
    )


def test_jupyter_book_s_notebooks_are_told(tmp_path: Path) -> None:
    toc = "format: jb-book\nroot: intro\nchapters:\n- file: data\n- file: lost\n"
    seen = see(tmp_path, {"_toc.yml": toc, "intro.md": "# I\n", "data.ipynb": "{}"})
    assert seen.order == ["front: intro.md"]
    assert seen.problems == [
        "_toc.yml:4:1 B018 'data.ipynb' is not Markdown and is left out",
        "_toc.yml:5:1 B005 no file 'lost'",
    ]
