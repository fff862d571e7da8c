"""Whole books: where the EPUB says that a printed page begins, the words of that page begin."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from publish import press
from publish.book.tree import H, every, with_class
from tests.epub.conftest import Opened, type_of
from tests.manuscripts import DATED, write
from tests.printed import page_labels, page_texts
from tests.shared import ROOT, manuscript, needs_shared
from tests.test_page_map import plain as without_spaces

LETTERS = 12
PAGES = 20
BOOKS: dict[str, Callable[[], Path]] = {
    "handbook": lambda: ROOT,
    "alice": lambda: manuscript("alice"),
    "git-novice": lambda: manuscript("git-novice"),
}


def plain(text: str) -> str:
    """The letters of a text; no reader of PDFs can tell a hyphen of its own from one at the end of a line."""
    return without_spaces(text).replace("-", "")


def beginnings(made: Opened) -> dict[str, str]:
    """By the number of a page, the letters after its mark; not in tables, which repeat their heads."""
    found = {}
    nav = next(node for node in every(made.page("nav"), "nav") if type_of(node) == "page-list")
    for link in every(nav, "a"):
        file, _, name = (link.get("href") or "").partition("#")
        page = made.page(file.removesuffix(".xhtml"))
        (mark,) = (node for node in with_class(page, "page-mark") if node.get("id") == name)
        letters = plain("".join(str(text) for text in mark.xpath("following::text()")))
        if (
            file != "nav.xhtml"
            and len(letters) >= LETTERS
            and next(mark.iterancestors(f"{H}table"), None) is None
        ):
            found[link.text or ""] = letters[:LETTERS]
    return found


@pytest.mark.parametrize(
    "name", ["handbook", *(pytest.param(name, marks=needs_shared) for name in ("alice", "git-novice"))]
)
def test_pages_begin_in_the_epub_where_they_begin_on_paper(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "book"
    shutil.copytree(BOOKS[name](), folder, ignore=shutil.ignore_patterns(".*", "dist"), dirs_exist_ok=True)
    made = press.build(folder, ["epub", "print"])
    epub, pdf = made.paths
    texts = dict(zip(page_labels(pdf.read_bytes()), map(plain, page_texts(pdf.read_bytes())), strict=True))
    found = beginnings(Opened(epub.read_bytes(), []))
    for label in random.Random(name).sample(sorted(found), PAGES):
        assert texts[label].startswith(found[label][:LETTERS]), label


RECORD = f'title = "T"\nauthors = ["A"]\n{DATED}[editions.epub]\n'
DECLARED = f"{RECORD}[editions.print]\n"


@pytest.mark.parametrize(
    ("record", "asked", "listed"),
    [
        (DECLARED, ["epub"], True),
        (RECORD, ["epub"], False),
        (DECLARED, ["epub", "print"], True),
        (RECORD, ["epub", "print"], True),
    ],
)
def test_an_epub_has_the_pages_of_a_declared_print_edition(
    tmp_path: Path, record: str, asked: list[str], listed: bool
) -> None:
    write(tmp_path / "manuscript", {"book.toml": record, "one.md": "# One\n\nText.\n"})
    made = press.build(tmp_path, asked)
    epub = next(path for path in made.paths if path.suffix == ".epub")
    assert ("page-list" in Opened(epub.read_bytes(), []).text("text/nav.xhtml")) is listed
    first = epub.read_bytes()
    press.build(tmp_path, asked)
    assert epub.read_bytes() == first
