"""The glossary: links from first uses; abbreviations told in full once."""

from __future__ import annotations

from pathlib import Path

from publish import themes, transforms
from publish.book.divisions import Book, Kind
from publish.book.tree import every, with_class
from publish.manuscript import reader
from publish.problems import Problem
from tests.manuscripts import DATED, write

GLOSSARY = "# Glossary\n\nquay\n:   A place where ships lie.\n\nHull\n:   A port. Its quay is old.\n"


def made(folder: Path, *chapters: str, record: str = "") -> Book:
    toml = f'title = "Harbour"\nlanguage = "en"\n{DATED}{record}'
    texts = {f"{number}.md": text for number, text in enumerate(chapters, 1)}
    problems: list[Problem] = []
    read = reader.read(write(folder, {"book.toml": toml, "glossary.md": GLOSSARY, **texts}), problems)
    assert read is not None
    book = transforms.apply(read, themes.words("en"), problems)
    assert problems == []
    return book


def links(book: Book) -> list[list[tuple[str, str]]]:
    return [
        [(link.text or "", link.get("href") or "") for link in with_class(chapter.tree, "glossary-link")]
        for chapter in book.of_kind(Kind.CHAPTER)
    ]


def test_first_uses_in_each_chapter_lead_to_the_glossary(tmp_path: Path) -> None:
    book = made(
        tmp_path,
        "# The quay\n\nA `quay`, [the quay](2.md), a *Quay* and a quay.\n\nThe hull of a ship in Hull.\n",
        "# Sea\n\nQuays and the quay.\n",
    )
    (glossary,) = book.of_kind(Kind.GLOSSARY)
    ids = [term.get("id") for term in every(glossary.tree, "dt")]
    assert ids == ["glossary--quay", "glossary--hull"]
    assert links(book) == [
        [("Quay", "#glossary--quay"), ("Hull", "#glossary--hull")],
        [("quay", "#glossary--quay")],
    ]
    assert with_class(glossary.tree, "glossary-link") == []


def test_nothing_is_linked_without_a_glossary_or_against_the_author_s_will(tmp_path: Path) -> None:
    assert links(made(tmp_path, "# A\n\nA quay.\n", record="link_glossary = false\n")) == [[]]


def test_abbreviations_are_told_in_full_once(tmp_path: Path) -> None:
    text = "*[ISBN]: International Standard Book Number\n\nAn ISBN, another ISBN.\n"
    book = made(tmp_path, f"# A\n\n{text}", f"# B\n\n{text}", record="expand_abbreviations = true\n")
    shown = ["".join(map(str, next(every(each.tree, "p")).itertext())) for each in book.of_kind(Kind.CHAPTER)]
    assert shown == ["An ISBN (International Standard Book Number), another ISBN.", "An ISBN, another ISBN."]
