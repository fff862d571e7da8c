"""The sample: chosen chapters whose lists, links and numbers are true, and a page on the rest."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest
from lxml import etree

from publish import press, themes, transforms
from publish.book.divisions import Book, Kind
from publish.book.tree import every, with_class, words_of
from publish.manuscript import reader
from publish.problems import Problem
from tests.manuscripts import DATED, told, write

TOML = (
    f'title = "Harbour"\nauthors = ["Ada Quay"]\nlanguage = "en"\n{DATED}colophon = "Set by hand."\n'
    '[contact]\nwebsite = "https://example.org/harbour"\n[isbn]\nprint = "978-3-16-148410-0"\n'
    '[[contents.parts]]\ntitle = "Ebb"\nchapters = ["1.md", "2.md"]\n'
    '[[contents.parts]]\ntitle = "Flow"\nchapters = ["3.md", "4.md"]\n'
    '[citations]\nbibliography = "works.bib"\n'
)
FILES = {
    "1.md": "# Quay\n\nA [rope]{.index}, a [sail]{.index}; see [the sea](3.md) and [the tide](4.md#tide).\n",
    "2.md": "# Sea\n\nA [whale]{.index} [@two].\n",
    "3.md": "# Boats\n\nA [rope]{.index} again [@one], and the [quay](1.md).\n",
    "4.md": "# Tide\n\n## High {#tide}\n\nA [gull]{.index}.\n",
    "works.bib": "@book{one, author={One, A}, title={First}, year={2001}}\n"
    "@book{two, author={Two, B}, title={Second}, year={2002}}\n",
}


def sampled(folder: Path, *chapters: str) -> tuple[Book, list[str]]:
    chosen = ", ".join(f'"{name}"' for name in chapters)
    problems: list[Problem] = []
    write(folder, {"book.toml": f"{TOML}[sample]\nchapters = [{chosen}]\n", **FILES})
    read = reader.read(folder, problems)
    assert read is not None
    return transforms.sample(transforms.apply(read, themes.words("en"), problems)), told(problems)


def words(node: etree._Element) -> str:
    return " ".join("".join(map(str, node.itertext())).split())


def test_chapters_parts_and_pages_of_the_record(tmp_path: Path) -> None:
    book, said = sampled(tmp_path, "1.md", "3.md")
    assert said == []
    assert [each.title or each.kind.value for each in book.divisions] == [
        "Half title", "Title page", "Copyright", "Contents", "Ebb", "Quay", "Flow", "Boats",
        "The whole book", "Bibliography", "Index", "Contact", "Colophon",
    ]  # fmt: skip
    assert [each.title for each in sampled(tmp_path, "1.md")[0].of_kind(Kind.PART)] == ["Ebb"]


def test_numbers_are_those_of_the_whole_book(tmp_path: Path) -> None:
    book, _ = sampled(tmp_path, "3.md")
    assert [each.label for each in book.of_kind(Kind.CHAPTER)] == ["Chapter 3"]
    (contents,) = book.of_kind(Kind.CONTENTS)
    assert [words(link) for link in every(contents.tree, "a")] == [
        "Part II Flow", "3 Boats", "The whole book", "Bibliography", "Index", "Contact", "Colophon",
    ]  # fmt: skip


def test_links_into_the_rest_lead_to_a_page_on_it(tmp_path: Path) -> None:
    book, _ = sampled(tmp_path, "1.md", "3.md")
    first, second = book.of_kind(Kind.CHAPTER)
    assert [link.get("href") for link in every(first.tree, "a")] == [f"#{second.id}", "#whole-book"]
    (rest,) = (each for each in book.divisions if each.id == "whole-book")
    assert [words(item) for item in every(rest.tree, "li")] == ["Chapter 2 Sea", "Chapter 4 Tide"]
    assert "example.org/harbour" in words(rest.tree)


def test_every_link_leads_somewhere(tmp_path: Path) -> None:
    book, _ = sampled(tmp_path, "1.md")
    ids = {str(id_) for each in book.divisions for id_ in each.tree.xpath("//@id")}
    links = [link.get("href") or "" for each in book.divisions for link in every(each.tree, "a")]
    assert [link for link in links if link.startswith("#") and link[1:] not in ids] == []


def test_index_and_bibliography_have_what_the_sample_has(tmp_path: Path) -> None:
    book, _ = sampled(tmp_path, "3.md")
    (index,), (works,) = book.of_kind(Kind.INDEX), book.of_kind(Kind.BIBLIOGRAPHY)
    assert [words_of(term) for term in with_class(index.tree, "term")] == ["rope"]
    assert [words(letter) for letter in with_class(index.tree, "letter")] == ["R"]
    assert [words(item).split(",")[0] for item in with_class(works.tree, "works")[0]] == ["One"]
    kinds = [each.kind for each in sampled(tmp_path, "4.md")[0].divisions]
    assert Kind.BIBLIOGRAPHY not in kinds
    assert Kind.INDEX in kinds


def test_it_is_another_publication(tmp_path: Path) -> None:
    book, _ = sampled(tmp_path, "1.md")
    whole = reader.read(tmp_path, [])
    assert whole is not None
    assert (book.metadata.title, book.metadata.slug, book.metadata.isbn) == (
        "Harbour (Sample)",
        "harbour-sample",
        {},
    )
    assert book.metadata.identifier != whole.metadata.identifier
    (title,), (imprint,) = book.of_kind(Kind.TITLE_PAGE), book.of_kind(Kind.COPYRIGHT_PAGE)
    assert words(title.tree).endswith("Sample")
    assert "ISBN" not in words(imprint.tree)


def test_chapters_that_are_not_there(tmp_path: Path) -> None:
    assert sampled(tmp_path, "1.md", "9.md")[1] == ["book.toml:19:1 B010 no chapter '9.md' in the book"]


def test_a_sample_that_nobody_chose(tmp_path: Path) -> None:
    result = press.build(
        write(tmp_path, {"book.toml": TOML, **FILES}), ["epub"], variant=press.Variant(sample=True)
    )
    assert told(result.problems) == ["book.toml B025 no chapters are chosen for a sample"]
    assert result.paths == ()


def test_leanpub_s_sample(tmp_path: Path) -> None:
    files = {
        "Book.txt": "1.md\n2.md\n",
        "Sample.txt": "2.md\nother.md\n",
        "1.md": "# A\n\nText.\n",
        "2.md": "# B\n\nText.\n",
    }
    read = reader.read(write(tmp_path, {f"manuscript/{name}": text for name, text in files.items()}), [])
    assert read is not None
    assert read.settings.sample == ("manuscript/2.md",)


@pytest.mark.parametrize("edition", ["epub", "screen"])
def test_the_files_conform(tmp_path: Path, judges: ModuleType, edition: str) -> None:
    write(tmp_path, {"book.toml": f'{TOML}[sample]\nchapters = ["1.md"]\n[editions.screen]\n', **FILES})
    result = press.build(tmp_path, [edition], variant=press.Variant(sample=True))
    (path,) = result.paths
    assert path.name.startswith("harbour-sample")
    if edition == "epub":
        assert judges.epubcheck(path) == []
    else:
        assert judges.verapdf(path, "PDFUA-1") == []
