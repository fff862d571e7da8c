"""Real input, end to end: both editions valid, complete, and true to their contents pages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest

from publish import press, themes, transforms
from publish.book.divisions import Book
from publish.manuscript import reader
from publish.problems import Problem, Severity
from tests import completeness, printed, seed
from tests.shared import ROOT, manuscript, needs_shared

FOUND = (
    "alice", "allonge", "crowdagger-ptafdh", "cs228-notes", "deep-review", "git-novice", "go-web-zh",
    "js-primer-ja", "osguide-ar", "rust-book",
)  # fmt: skip
# The names of languages in scripts without a font here, or whose letters are not printed one by one.
UNORDERED = {
    "rust-book": ("appendix-06-translation",),
    "cs228-notes": ("*",),  # captions that have drawn formulas are painted after the text of their page
}


@dataclass(frozen=True)
class Made:
    """A book and its editions."""

    name: str
    book: Book
    editions: dict[str, bytes]
    problems: dict[str, tuple[Problem, ...]]

    @property
    def linked(self) -> bytes:
        """The PDF with live links and an outline, which some printers refuse."""
        return self.editions.get("screen") or self.editions["print"]


def _folder(name: str, tmp: Path) -> Path:
    if name == "handbook":
        return ROOT
    return seed.manuscript(tmp / "seed") if name == "seed" else manuscript(name)


@pytest.fixture(
    scope="module",
    params=[
        pytest.param("handbook", marks=pytest.mark.xdist_group("handbook")),
        *(
            pytest.param(name, marks=(needs_shared, pytest.mark.xdist_group(name)))
            for name in ("seed", *FOUND)
        ),
    ],
)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A book as it lies, built as its author would build it, but not into its folder."""
    tmp = tmp_path_factory.mktemp(request.param)
    folder = _folder(request.param, tmp)
    book = reader.read(folder, [])
    assert book is not None
    book = transforms.apply(book, themes.words(book.metadata.language), [])
    data, problems = {}, {}
    for edition in ("epub", "print", "screen")[: 3 if "screen" in book.settings.editions else 2]:
        result = press.build(folder, [edition], tmp / f"book.{edition}")
        assert [p for p in result.problems if p.severity is Severity.ERROR] == []
        data[edition], problems[edition] = (tmp / f"book.{edition}").read_bytes(), result.problems
    return Made(request.param, book, data, problems)


def test_the_epub_is_valid(made: Made, judges: ModuleType) -> None:
    assert judges.epubcheck(made.editions["epub"]) == []


def test_no_word_is_lost_in_the_epub(made: Made) -> None:
    assert completeness.missing_in_epub(made.book, made.editions["epub"]) == []


def test_no_word_is_lost_on_paper(made: Made) -> None:
    assert completeness.missing_in_pdf(made.book, made.editions["print"], UNORDERED.get(made.name, ())) == []


def test_every_entry_of_the_contents_names_the_page_of_its_heading(
    made: Made,
) -> None:
    entries = printed.contents_entries(made.book, made.linked)
    assert len(entries) > 5
    assert [entry for entry in entries if entry.shown != entry.label] == []


def test_fonts_are_embedded_and_links_and_outline_resolve(made: Made) -> None:
    data = made.linked
    assert printed.fonts_not_embedded(made.editions["print"]) == []
    assert printed.dangling(data) == []
    assert len(printed.outline_titles(data)) > 5


def test_every_problem_has_a_place(made: Made) -> None:
    """Only of what no file states, such as the date, there is no line."""
    problems = [problem for found in made.problems.values() for problem in found]
    assert [p for p in problems if not p.location.line and p.code not in {"B009", "B019", "P002"}] == []


@needs_shared
def test_the_seed_s_sections_are_in_the_contents(tmp_path: Path) -> None:
    folder = seed.manuscript(tmp_path)
    problems: list[Problem] = []
    book = reader.read(folder, problems)
    assert book is not None
    assert len(seed.sections()) == 9
    book = transforms.apply(book, themes.words("en"), problems)
    text = completeness.body_of(next(d for d in book.divisions if d.id == "contents"))
    assert all(completeness.letters(title) in text for title in seed.sections())
