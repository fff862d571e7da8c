r"""Formulas in the trees: MathML with its TeX, commands that hold for the book, and what cannot be set."""

from __future__ import annotations

from pathlib import Path

from publish.book.tree import MATHML, with_class
from tests.written import BOOK, Written, written

M = f"{{{MATHML}}}"


def alternatives(book: Written) -> list[str]:
    """What is said instead of the formulas of the first chapter."""
    return [math.get("alttext", "") for math in book.division("one").tree.iter(f"{M}math")]


def test_a_formula_says_its_tex(tmp_path: Path) -> None:
    book = written(tmp_path, "# One\n\nLet $x_1 <  2$, and\n\n$$\nx = 1\n$$\n\nholds. It costs $5 or $6.\n")
    assert alternatives(book) == ["x_1 < 2", "x = 1"]
    assert [math.get("display") for math in book.division("one").tree.iter(f"{M}math")] == ["inline", "block"]
    assert book.said == []


def test_the_author_may_describe_it(tmp_path: Path) -> None:
    book = written(tmp_path, '# One\n\n$$\nE = mc^2\n$$ {alt="Energy is mass times a square."}\n')
    assert alternatives(book) == ["Energy is mass times a square."]
    assert len(with_class(book.division("one").tree, "described")) == 1


def test_the_stop_after_a_displayed_formula_stands_beside_it(tmp_path: Path) -> None:
    tree = written(tmp_path, "# One\n\nIt is\n$$x = 1$$.\n").division("one").tree
    assert ["".join(math.itertext()) for math in tree.iter(f"{M}math")] == ["x=1."]
    assert [(node.tail or "").strip() for node in with_class(tree, "math")] == [""]


def test_commands_of_the_books_file_and_of_the_text(tmp_path: Path) -> None:
    text = "# One\n\n$$\\newcommand{\\half}[1]{\\frac{#1}{2}}$$\n\n$\\half{x} \\in \\R$\n"
    book = written(tmp_path, text, "# Two\n\n$\\half y$\n", settings="[math.macros]\nR = '\\mathbb{R}'\n")
    assert alternatives(book) == [r"\frac{x}{2} \in \mathbb{R}"]
    assert book.lines("one") == ["x2∈ℝ"]
    assert book.lines("two") == ["y2"]
    assert book.said == []


def test_an_unknown_command_is_told_once_and_set_by_its_name(tmp_path: Path) -> None:
    book = written(tmp_path, "# One\n\nThe $\\quay$\nand $\\quay + 1$.\n")
    assert book.lines("one") == ["The quay and quay+1."]
    assert book.said == ["01-one.md:3 M031 nobody defines \\quay (2 formulas)"]


def test_what_cannot_be_set_is_shown_as_it_is_written(tmp_path: Path) -> None:
    book = written(
        tmp_path, "# One\n\nA $\\frac{a}{$ here\nand $\\a$ there.\n", settings="[math.macros]\na = '\\a'\n"
    )
    assert book.lines("one") == ["A $\\frac{a}{$ here and $\\a$ there."]
    assert [line.partition(" is shown")[0] for line in book.said] == [
        "01-one.md:3 M030 the formula '\\frac{a}{'",
        "01-one.md:3 M030 the formula '\\a'",
    ]


def test_both_readings_know_an_equations_label(tmp_path: Path) -> None:
    text = "# One\n\nIn\n$$ a = b $$ {#eq-in}\nand\n\n$$\na = c\n$$ {#eq-on}\n\n"
    text += "\\begin{align}\na &= d \\label{eq:x}\n\\end{align}\n"
    for markup in ("markdown", "commonmark"):
        book = written(tmp_path, text, record=_record(markup))
        assert book.numbers() == ["(1)", "(2)", "(3)"]
        assert book.said == []


def _record(markup: str) -> str:
    return f'{BOOK}markup = "{markup}"\n'
