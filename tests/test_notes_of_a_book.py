"""Notes as the author wants them, in both editions: where they stand, how they are marked, whose they are."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pytest
from lxml import etree

from publish import themes, transforms
from publish.book.divisions import Book, Division, Kind
from publish.book.tree import every, with_class, words_of
from publish.epub import edition as epub
from publish.manuscript import reader
from publish.pdf import edition
from publish.problems import Problem
from tests.manuscripts import DATED, told, write
from tests.printed import dangling, destinations, page_texts

RECORD = f'title = "Harbour"\nauthors = ["Ada Quay"]\nlanguage = "en"\n{DATED}'
FILES = {
    "1.md": (
        "# Quay\n\nSalt[^salt] and tar[^ed:tar]; rope^[Of hemp.], pitch^[ed: Of pine.] and salt[^salt].\n\n"
        "[^salt]: From the sea [the north](2.md).\n\n[^ed:tar]: So the manuscript.\n"
    ),
    "2.md": "# Sea\n\nA [whale]{.index}[^w].\n\n[^w]: Or a [narwhal]{.index}.\n",
}
READINGS = pytest.mark.parametrize("markup", ["markdown", "commonmark"])


def made(
    folder: Path, wanted: str = "", markup: str = "markdown", more: str = "", **files: str
) -> tuple[Book, list[str]]:
    problems: list[Problem] = []
    record = f'markup = "{markup}"\n{RECORD}[notes]\n{wanted}\n{more}'
    raw = reader.read(write(folder, {"book.toml": record, **FILES, **files}), problems)
    assert raw is not None
    return transforms.apply(raw, themes.words("en"), problems), told(problems)


def calls(division: Division) -> list[str]:
    return [call.text or "" for call in with_class(division.tree, "note-call")]


def notes(tree: etree._Element) -> list[str]:
    found = [note for note in with_class(tree, "note") if note.get("data-number")]
    return [f"{note.get('data-number')} {words_of(note)}" for note in found]


def chapters(book: Book) -> list[Division]:
    return list(book.of_kind(Kind.CHAPTER))


@READINGS
def test_the_editor_s_have_letters_and_follow_the_author_s(tmp_path: Path, markup: str) -> None:
    book, said = made(tmp_path, markup=markup)
    first, second = chapters(book)
    assert said == []
    assert calls(first) == ["1", "a", "2", "b", "1"]
    assert notes(first.tree) == [
        "1 From the sea the north.", "2 Of hemp.", "a So the manuscript.", "b Of pine.",
    ]  # fmt: skip
    assert (calls(second), notes(second.tree)) == (["1"], ["1 Or a narwhal."])


def test_through_the_book_both_count_on(tmp_path: Path) -> None:
    more = "# Sea\n\nA whale[^w], a seal^[ed: Grey.].\n\n[^w]: Or a narwhal.\n"
    book, _ = made(tmp_path, 'numbering = "book"', **{"2.md": more})
    assert [calls(each) for each in chapters(book)] == [["1", "a", "2", "b", "1"], ["3", "c"]]


def test_symbols_where_there_are_enough_of_them(tmp_path: Path) -> None:
    six = "# Sea\n\n" + " ".join(f"w^[n{number}]" for number in range(6))
    book, said = made(
        tmp_path, 'numbering = "symbols"', **{"2.md": six, "3.md": six.replace("w^", "w^[n]^", 1)}
    )
    assert said == []
    assert [calls(each) for each in chapters(book)] == [
        ["*", "a", "†", "b", "*"], list("*†‡§‖¶"), list("1234567"),
    ]  # fmt: skip
    text = "".join(page_texts(edition.make(book, "print", problems := [], lambda *_: None)))
    assert all(text.count(sign) >= 2 for sign in "*†‡§‖¶")
    assert problems == []


@READINGS
def test_at_the_end_of_the_book_they_stand_under_their_chapters(tmp_path: Path, markup: str) -> None:
    glossary = {"glossary.md": "# Glossary\n\nKeel\n\n:   Of a ship.\n"}
    book, said = made(tmp_path, 'placement = "book"', markup, **glossary)
    (division,) = book.of_kind(Kind.NOTES)
    assert said == []
    assert [each.kind.value for each in book.divisions][-5:] == [
        "chapter", "chapter", "endnotes", "glossary", "index",
    ]  # fmt: skip
    assert [words_of(head) for head in every(division.tree, "h2")] == ["Chapter 1 Quay", "Chapter 2 Sea"]
    assert notes(division.tree)[2:] == ["a So the manuscript.", "b Of pine.", "1 Or a narwhal."]
    assert not [each for d in chapters(book) for each in with_class(d.tree, "notes")]
    assert division.place(with_class(division.tree, "note")[-1]).file == "2.md"


def test_a_page_of_the_author_s_takes_them_at_its_end(tmp_path: Path) -> None:
    own = '---\nkind: "endnotes"\n---\n# On sources\n\nMost are lost.\n'
    book, said = made(
        tmp_path,
        'placement = "book"',
        more='[contents]\nchapters = ["1.md", "2.md", "n.md"]\n',
        **{"n.md": own},
    )
    (division,) = book.of_kind(Kind.NOTES)
    assert said == []
    assert (division.title, len(notes(division.tree))) == ("On sources", 5)


def test_a_sample_has_the_notes_of_its_chapters(tmp_path: Path) -> None:
    book, _ = made(tmp_path, 'placement = "book"', more='[sample]\nchapters = ["1.md"]\n')
    sample = transforms.sample(book)
    (division,) = sample.of_kind(Kind.NOTES)
    assert [note[0] for note in notes(division.tree)] == ["1", "2", "a", "b"]
    assert not list(sample.of_kind(Kind.INDEX))
    more = '[sample]\nchapters = ["0.md"]\n'
    whole, _ = made(tmp_path / "2", 'placement = "book"', more=more, **{"0.md": "# Ebb\n\nNothing.\n"})
    without = transforms.sample(whole)
    assert not list(without.of_kind(Kind.NOTES))


@pytest.mark.parametrize("placement", ["foot", "chapter", "book"])
def test_links_lead_both_ways_in_the_pages(tmp_path: Path, placement: str, judges: ModuleType) -> None:
    book, _ = made(tmp_path, f'placement = "{placement}"')
    data = edition.make(book, "print", problems := [], lambda *_: None)
    assert problems == []
    assert dangling(data) == []
    ends, texts = destinations(data), page_texts(data)
    first = book.divisions.index(chapters(book)[0])
    for call, note, words in (("call-1", "note-1", "From the sea"), ("call-ed-1", "note-ed-1", "manuscript")):
        id_ = book.divisions[first].id
        assert "Salt" in texts[ends[f"{id_}__{call}"]]
        assert words in texts[ends[f"{id_}__{note}"]]
        assert (ends[f"{id_}__{call}"] == ends[f"{id_}__{note}"]) == (placement != "book")
    file = tmp_path / "book.pdf"
    file.write_bytes(edition.make(book, "screen", [], lambda *_: None))
    assert [*judges.verapdf(file, "PDFUA-1"), *judges.verapdf(file, "PDFA-2A")] == []


@pytest.mark.parametrize("placement", ["foot", "chapter", "book"])
def test_links_lead_both_ways_in_the_epub(tmp_path: Path, placement: str, judges: ModuleType) -> None:
    book, _ = made(tmp_path, f'placement = "{placement}"')
    data = epub.make(book, problems := [])
    assert problems == []
    pages = {
        name.rpartition("/")[2]: etree.fromstring(zipfile.ZipFile(BytesIO(data)).read(name))
        for name in zipfile.ZipFile(BytesIO(data)).namelist()
        if name.endswith(".xhtml")
    }
    where = {str(id_): name for name, page in pages.items() for id_ in page.xpath("//@id")}
    backs = [a for page in pages.values() for a in with_class(page, "note-back")]
    assert [a.text for a in backs] == ["1.", "b", "2.", "a.", "b.", "1."]
    for link in (*backs, *(a for page in pages.values() for a in with_class(page, "note-call"))):
        file, _, id_ = (link.get("href") or "").partition("#")
        assert where[id_] == (file or where[id_])
    types = {kind for page in pages.values() for kind in page.xpath("//*/@*[local-name() = 'type']")}
    assert ("endnotes" in types) == ("endnote" in types) == (placement == "book")
    assert ("footnote" in types) == (placement != "book")
    file = tmp_path / "book.epub"
    file.write_bytes(data)
    assert judges.epubcheck(file) == []


def test_addresses_are_no_notes_where_notes_are_counted_through_the_book(tmp_path: Path) -> None:
    linked = {"2.md": "# Sea\n\nA [map](https://example.org/map) and a seal^[Grey.], a whale^[ed: Blue.].\n"}
    more = '[editions.print]\nlinks = "note"\n'
    book, _ = made(tmp_path, 'numbering = "book"', more=more, **linked)
    assert "map (example.org/map)" in " ".join(
        "".join(page_texts(edition.make(book, "print", [], _quiet))).split()
    )
    book, _ = made(tmp_path / "2", "", more=more, **linked)
    text = " ".join("".join(page_texts(edition.make(book, "print", [], _quiet))).split())
    assert "1 example.org/map" in text
    assert "2 Grey." in text
    assert "a Blue." in text


def _quiet(*_: object) -> None:
    """Progress that nobody hears."""


def test_what_notes_cannot_be(tmp_path: Path) -> None:
    problems: list[Problem] = []
    write(tmp_path, {"book.toml": f'{RECORD}[notes]\nplacement = "margin"\n', **FILES})
    reader.read(tmp_path, problems)
    assert "book.toml:6:1 B003 'placement': it should be 'foot', 'chapter' or 'book'" in told(problems)
