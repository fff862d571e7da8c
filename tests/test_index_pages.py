"""The index of a whole book: its locators name pages on which the marks stand, the same in both editions."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from publish import themes, transforms
from publish.book.divisions import Book, Kind
from publish.book.locators import LOCATORS, joined, read
from publish.book.page_labels import labels
from publish.book.tree import every, with_class, words_of
from publish.epub import edition as epub
from publish.epub.indexing import number_index
from publish.manuscript import reader
from publish.pdf import edition
from tests.manuscripts import DATED, write
from tests.printed import page_labels, page_texts

TERMS = ["rope", "anchor", "lantern", "tide", "gull", "keel", "mast", "sail"]
PLAIN = (
    "the harbour lay still and nobody on that quay spoke of it to those who cared".split()  # noqa: SIM905
)


def chapter(number: int) -> str:
    """Paragraphs with many marks; the words that are marked stand nowhere else."""
    pick = random.Random(number)
    paragraphs = []
    for _ in range(30):
        words = [pick.choice(PLAIN) for _ in range(pick.randint(20, 110))]
        for at in pick.sample(range(len(words)), 3):
            term = pick.choice(TERMS)
            kind = pick.choice(["", f' entry="{term}!of {pick.choice(["hemp", "iron", "oak", "old"])}"'])
            words[at] = f"[{term}]{{.index{kind}}}"
        paragraphs.append(" ".join(words) + ".")
    middle = f'::: {{.index entry="weather"}}\n\n{" ".join(PLAIN * 40)}.\n\n:::'
    return "\n\n".join([f"# Chapter {number}", *paragraphs[:9], middle, *paragraphs[9:]])


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    files = {f"{number}.md": chapter(number) for number in range(1, 5)}
    record = f'title = "Harbour"\nauthors = ["Ada Quay"]\nlanguage = "en"\n{DATED}'
    found = reader.read(write(tmp_path_factory.mktemp("book"), {"book.toml": record, **files}), [])
    assert found is not None
    return transforms.apply(found, themes.words("en"), [])


def test_every_locator_s_page_holds_the_mark_in_both_editions(book: Book) -> None:
    made = edition.made(book, "print", [], lambda *_: None)
    texts = dict(zip(page_labels(made.data), page_texts(made.data), strict=True))
    found = labels(book, made.page_map)
    marked = {node.get("id"): words_of(node) for d in book.divisions for node in with_class(d.tree, "index")}
    checked = [(name, text) for name, text in marked.items() if text in TERMS]
    assert len(checked) > 300
    assert [(name, text) for name, text in checked if text not in letters(texts[found[name or ""]])] == []
    (index,) = book.of_kind(Kind.INDEX)
    printed = letters("".join(text for label, text in texts.items() if label in index_pages(made.data)))
    for shown in with_class(index.tree, LOCATORS):
        term = words_of(shown.getprevious())  # type: ignore[arg-type]
        pages = ", ".join(each.words for each in joined(read(shown, found)))
        assert letters(f"{term}, {pages}") in printed
    (numbered,) = number_index(book, found).of_kind(Kind.INDEX)
    for link in (link for link in every(numbered.tree, "a") if "locator" in (link.get("class") or "")):
        assert (link.text or "").split("–")[0] == found[(link.get("href") or "#")[1:]]


def letters(text: str) -> str:
    """A text without what lines do to it; hyphens at their ends are other signs in PDFium."""
    return re.sub(r"[\s\x02\ufffe\u00ad-]", "", text)


def index_pages(data: bytes) -> set[str]:
    """The labels of the pages of the index."""
    names = page_labels(data)
    texts = page_texts(data)
    first = next(at for at, text in enumerate(texts) if text.strip().startswith("Index"))
    return set(names[first:])


def test_heads_go_on_over_the_page(book: Book) -> None:
    data = edition.made(book, "print", [], lambda *_: None).data
    texts = [
        text
        for label, text in zip(page_labels(data), page_texts(data), strict=True)
        if label in index_pages(data)
    ]
    assert len(texts) > 1
    assert all("(continued)" not in text.split("\n")[-2] for text in texts)


def test_without_a_print_edition_the_places_are_counted(book: Book) -> None:
    data = epub.make(book, [])
    assert data
    (numbered,) = number_index(book, {}).of_kind(Kind.INDEX)
    (first, *_) = with_class(numbered.tree, LOCATORS)
    assert [link.text for link in every(first, "a")] == [str(number) for number in range(1, len(first) + 1)]


def test_the_file_is_valid(book: Book, judges: object, tmp_path: Path) -> None:
    made = edition.made(book, "print", [], lambda *_: None)
    file = tmp_path / "book.epub"
    file.write_bytes(epub.make(book, [], pages=made.page_map))
    assert judges.epubcheck(file) == []  # type: ignore[attr-defined]
