"""Ten books for ten tools, as they lie: title, authors, language, licence, and every file once, in order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from publish.book.divisions import Kind
from publish.manuscript import reader
from publish.manuscript.discovery import discover
from publish.problems import Problem, Severity
from tests.manuscripts import told
from tests.shared import manuscript, needs_shared

LINK = re.compile(r"\]\((?!https?:)\.?/?([^)#\s]+\.md)\)")


@dataclass(frozen=True)
class Expected:
    """What a book is; `files` reads its order from its own list in the simplest way."""

    layout: str
    title: str
    authors: tuple[str, ...]
    language: str
    licence: str
    divisions: int
    parts: int
    files: Callable[[Path], list[str]]
    aside: int = 0


def lines(name: str, pattern: str) -> Callable[[Path], list[str]]:
    """The names that a pattern finds in a list, beside which they lie."""

    def read(book: Path) -> list[str]:
        base = Path(name).parent
        found = re.findall(pattern, (book / name).read_text("utf-8"), re.MULTILINE)
        return [(book / base / path).resolve().relative_to(book.resolve()).as_posix() for path in found]

    return read


def named(pattern: str, *more: str) -> Callable[[Path], list[str]]:
    """The files of a pattern by name, then some more."""
    return lambda book: [*sorted(path.relative_to(book).as_posix() for path in book.glob(pattern)), *more]


def by_order(pattern: str) -> Callable[[Path], list[str]]:
    """The files of a pattern by `order:` in their front matter."""

    def order(path: Path) -> int:
        found = re.search(r"^order: *(-?\d+)", path.read_text("utf-8"), re.MULTILINE)
        assert found
        return int(found[1])

    return lambda book: [p.relative_to(book).as_posix() for p in sorted(book.glob(pattern), key=order)]


def course(book: Path) -> list[str]:
    """The page of contents, then the folders that its numbered lines link to."""
    text = (book / "index.md").read_text("utf-8")
    links = re.findall(r"^ *(?:\d+\.|[-*]) +\[[^]]*\]\((\w+/\w+)/?\)", text, re.MULTILINE)
    return ["index.md", *(f"{link}/index.md" for link in links)]


def lesson(book: Path) -> list[str]:
    """The index, then the episodes of the configuration."""
    listed = (book / "config.yaml").read_text("utf-8").split("\nepisodes:")[1].split("\n\n")[0]
    return ["index.md", *(f"episodes/{name}" for name in re.findall(r"^- (\S+)", listed, re.MULTILINE))]


LAYOUTS = {
    "alice": Expected(
        "folder", "Alice's Adventures in Wonderland", ("Lewis Carroll",), "en", "public domain", 12, 0,
        named("Alice*.md"),
    ),
    "allonge": Expected(
        "leanpub", "JavaScript Allongé", ("Reg Braithwaite",), "en", "CC-BY-SA-3.0", 16, 0,
        lines("manuscript/Book.txt", r"^[ \t]*(\S.*\.md)[ \t]*\r?$"), aside=10,
    ),
    "crowdagger-ptafdh": Expected(
        "crowbook", "Pas tout à fait des hommes", ("Lizzie Crowdagger",), "fr", "CC-BY-SA-4.0", 17, 0,
        lines("ptafdh/pas_tout_a_fait_des_hommes.book", r"^[-+!] +(\S+)"),
    ),
    "cs228-notes": Expected(
        "jekyll", "Probabilistic graphical modeling course", ("Volodymyr Kuleshov",), "en", "MIT", 23, 5,
        course, aside=1,
    ),
    "deep-review": Expected(
        "pandoc",
        "Opportunities and obstacles for deep learning in biology and medicine [update in progress]",
        ("Joshua J. Levy", "Brock C. Christensen", "Alexander J. Titus", "Casey S. Greene",
         "Daniel S. Himmelstein", "Daniel C. Elton", "Anthony Gitter"),
        "en-US", "CC-BY-4.0", 10, 0, named("content/[0-9]*.md"),
    ),
    "git-novice": Expected(
        "sandpaper", "Version Control with Git",
        ("Ivan Gonzalez", "Daisie Huang", "Nima Hejazi", "Katherine Koziar", "Madicken Munk"),
        "en", "CC-BY-4.0", 15, 0, lesson, aside=4,
    ),
    "go-web-zh": Expected(
        "honkit", "Go Web 编程", ("AstaXie",), "zh", "CC-BY-SA-3.0", 15, 0,
        named("zh/[0-9][0-9].*.md", "zh/ref.md"), aside=1,
    ),
    "js-primer-ja": Expected(
        "honkit", "JavaScript Primer #jsprimer", ("azu", "Suguru Inatomi"), "ja", "CC-BY-4.0", 41, 2,
        lines("source/README.md", LINK.pattern), aside=1,
    ),
    "osguide-ar": Expected(
        "jekyll", "Open Source Guides", ("Open Source Guides authors",), "ar", "CC-BY-4.0", 12, 0,
        by_order("_articles/ar/*.md"),
    ),
    "rust-book": Expected(
        "mdbook", "The Rust Programming Language",
        ("Steve Klabnik", "Carol Nichols", "Chris Krycho", "Contributions from the Rust Community"),
        "en", "MIT OR Apache-2.0", 32, 0, lines("src/SUMMARY.md", LINK.pattern),
    ),
}  # fmt: skip

pytestmark = needs_shared


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_order_is_the_intended_one_and_nothing_is_amiss(name: str) -> None:
    folder, expected = manuscript(name), LAYOUTS[name]
    problems: list[Problem] = []
    discovery = discover(folder, problems)
    assert discovery is not None
    assert discovery.found.layout == expected.layout
    files = [path.relative_to(folder).as_posix() for path in discovery.found.paths]
    assert files == expected.files(folder)
    assert len(files) == len(set(files))
    assert list(aside(problems)) == ([expected.aside] if expected.aside else [])
    assert len(told(problems)) == (1 if expected.aside else 0)


def aside(problems: list[Problem]) -> Iterator[int]:
    """How many files are told to be in no list."""
    for problem in problems:
        if problem.code == "B019":
            yield int(problem.message.split()[0])


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_record_is_found_and_every_fact_has_its_source(name: str) -> None:
    expected = LAYOUTS[name]
    problems: list[Problem] = []
    book = reader.read(manuscript(name), problems)
    assert book is not None
    record = book.metadata
    assert (record.title, record.authors) == (expected.title, expected.authors)
    assert (record.language, record.licence) == (expected.language, expected.licence)
    assert {"order", "title", "authors", "language", "licence"} <= set(book.sources)
    assert len(book.divisions) == expected.divisions
    assert sum(division.kind is Kind.PART for division in book.divisions) == expected.parts
    hard = [p for p in problems if p.severity is Severity.ERROR and not p.rule.soft]
    assert told(hard) == []
