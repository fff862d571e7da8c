r"""A textbook of 2,088 formulas: how many of them are set, in both editions, and that the rest is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from publish import themes, transforms
from publish.book.divisions import Book
from publish.book.tree import MATHML, has_class, with_class
from publish.formulas import tex
from publish.formulas.drawing import drawn
from publish.formulas.faults import Unsettable
from publish.manuscript import reader
from publish.manuscript.project_file import FILE_NAME
from publish.problems import Problem
from tests.shared import manuscript, needs_shared

# What the site of these notes defines in a file that is no part of them.
MACROS = r"""
E = '\mathbb{E}'
tp = '\tilde{p}'
pt = '\tilde{p}'
bfx = '\mathbf{x}'
bfy = '\mathbf{y}'
Ind = '\mathbb{I}'
Xc = '\mathcal{X}'
e = '\epsilon'
"""

HIGHEST = 13  # ems, of seven rows


def transformed(folder: Path, problems: list[Problem]) -> tuple[int, Book]:
    """How many formulas are written, and the book."""
    raw = reader.read(folder, problems)
    assert raw is not None
    written = sum(len(with_class(division.tree, "math")) for division in raw.divisions)
    return written, transforms.apply(raw, themes.words("en"), problems)


def formulas(book: Book) -> Iterator[bool]:
    """Whether each formula is set, on paper too."""
    for division in book.divisions:
        for node in with_class(division.tree, "math"):
            if has_class(node, "source"):
                yield False
                continue
            try:
                drawing = drawn(next(node.iter(f"{{{MATHML}}}math")))
                yield drawing.width > 0 and drawing.height < HIGHEST
            except Unsettable:
                yield False


@needs_shared
def test_all_formulas_but_one_in_a_hundred_are_set(tmp_path: Path) -> None:
    problems: list[Problem] = []
    written, book = transformed(manuscript("cs228-notes"), problems)
    told = {problem.message.split()[2]: problem for problem in problems if problem.code == "M031"}
    found = list(formulas(book))
    definitions = 2  # that show nothing
    assert (written, len(found)) == (2088, 2088 - definitions)
    assert sum(found) == len(found)
    assert sorted(told) == ["\\E", "\\Ind", "\\Xc", "\\bfx", "\\bfy", "\\e", "\\pt", "\\tp"]
    assert not [problem for problem in problems if problem.code == "M030"]


@needs_shared
def test_with_its_commands_none_is_left_to_tell(tmp_path: Path) -> None:
    """The commands are the author's to give: so they are read as a book's file says them."""
    from shutil import copytree  # noqa: PLC0415

    folder = copytree(manuscript("cs228-notes"), tmp_path / "notes", copy_function=_copy)
    (folder / FILE_NAME).write_text(f'layout = "jekyll"\n[math.macros]{MACROS}', encoding="utf-8")
    problems: list[Problem] = []
    _, book = transformed(folder, problems)
    assert not [node for d in book.divisions for node in with_class(d.tree, "source")]
    assert not [problem for problem in problems if problem.code in ("M030", "M031")]


def _copy(source: str, target: str) -> str:
    Path(target).write_bytes(Path(source).read_bytes())
    return target


@needs_shared
@pytest.mark.parametrize("name", ["deep-review", "allonge", "rust-book", "git-novice", "crowdagger-ptafdh"])
def test_what_is_no_formula_does_not_become_one(name: str) -> None:
    problems: list[Problem] = []
    written, _ = transformed(manuscript(name), problems)
    assert written < 20
    assert not [problem for problem in problems if problem.code in ("M030", "M031")]


def test_delimiters_are_those_that_the_readings_know() -> None:
    assert {opening for opening, _ in tex.DELIMITERS} == set(re.findall(r"\S+", r"$$ \[ \( $"))
