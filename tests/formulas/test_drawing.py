r"""Drawings of formulas: their size in ems, where their line is, and how wide ones are broken."""

from __future__ import annotations

import logging

import pytest
from lxml import etree

from publish.book.tree import MATHML
from publish.formulas.breaking import broken, pieces
from publish.formulas.drawing import MARGIN, SIZE, drawn
from publish.formulas.formula import formula
from publish.formulas.mathml import converted

M = f"{{{MATHML}}}"


def test_a_letter_stands_on_the_line() -> None:
    assert drawn(formula("x", {}, display=False).math).depth == pytest.approx(MARGIN / SIZE, abs=0.02)


def test_a_letter_below_the_line_hangs_from_it() -> None:
    drawing = drawn(formula("y", {}, display=False).math)
    assert 0.2 < drawing.depth - drawing.margin < 0.3


def test_a_formula_in_a_line_is_less_high_than_a_displayed_one() -> None:
    inline, displayed = (drawn(formula(r"\sum_{i=1}^n i", {}, display=d).math) for d in (False, True))
    assert inline.height < displayed.height


@pytest.mark.parametrize("display", [True, False])
@pytest.mark.parametrize("limits", ["", "_u", "^n", "_u^n"])
@pytest.mark.parametrize(
    "sign", ["sum", "prod", "coprod", "int", "oint", "bigcup", "bigoplus", "bigwedge", "max"]
)
def test_fences_around_a_large_sign_end(sign: str, limits: str, display: bool) -> None:
    inside = drawn(converted(rf"\{sign}{limits} x", display=display)[0])
    fenced = drawn(converted(rf"\left( \{sign}{limits} x \right)", display=display)[0])
    assert fenced.height < 2 * inside.height + 1


def test_a_drawing_is_made_of_lines_and_says_no_fonts_and_files() -> None:
    svg = etree.fromstring(drawn(formula(r"\hat x = \frac{1}{2}", {}, display=True).math).svg)
    assert {etree.QName(node).localname for node in svg.iter()} <= {"svg", "path", "rect", "g"}
    assert not [key for node in svg.iter() for key in node.attrib if "href" in str(key)]


def rows(source: str, width: float) -> list[str]:
    """The rows of a broken formula, as letters."""
    math = formula(source, {}, display=True).math
    found = broken(math, lambda part: drawn(part).width <= width)
    return ["".join(row.itertext()) for row in found.iter(f"{M}mtr")] if found is not None else []


def test_a_wide_formula_is_broken_before_its_relations() -> None:
    assert rows("f = a + b = c + d", 5) == ["f=a+b", "=c+d"]


def test_a_side_that_is_still_too_wide_is_broken_before_its_signs() -> None:
    assert rows("f = a + b + c + d + e", 6) == ["f=a+b", "+c+d", "+e"]


def test_a_formula_without_relations_is_broken_at_its_signs() -> None:
    assert rows("a + b + c + d", 5) == ["a+b+c", "+d"]


def test_a_row_of_aligned_equations_is_broken_alone() -> None:
    assert rows(r"\begin{align} a &= b \\ c &= d + e + f + g \end{align}", 6) == ["a=b", "c=d+e", "+f+g"]


def test_a_formula_of_one_piece_is_not_broken() -> None:
    assert rows(r"\frac{aaaaaaaa}{b}", 2) == []


def test_nothing_is_broken_within_brackets() -> None:
    assert rows("P(E = e) = P(Z = z, E = e)^2 + q", 9) == ["P(E=e)=P(Z=z,E=e)2", "+q"]


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("f(x) = a + b = -c", ["f(x)=", "a+b=", "−c"]),
        ("f = a + b + c + d", ["f=", "a+", "b+", "c+", "d"]),
        ("P(X = x, Y = y)", ["P(X=x,Y=y)"]),
        ("-a", ["−a"]),
        (r"\frac{a = b}{c}", ["a=bc"]),
    ],
)
def test_one_in_the_text_may_go_on_behind_relations_and_signs(source: str, told: list[str]) -> None:
    math = formula(source, {}, display=False).math
    found = pieces(math, lambda part: drawn(part).width < 4)
    assert ["".join(map(str, piece.itertext())) for piece in found] == told
    inked = sum(drawn(piece).width - 2 * MARGIN / SIZE for piece in found)
    assert inked == pytest.approx(drawn(math).width - 2 * MARGIN / SIZE, abs=0.1)


def test_what_the_library_says_does_not_open_the_mouths_of_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first word where nobody listens would make all loggers speak (logging.basicConfig)."""
    root = logging.getLogger()
    monkeypatch.setattr(root, "handlers", [])
    drawn(etree.fromstring(f'<math xmlns="{MATHML}"><mi>x</mi><unheard/></math>'))
    assert root.handlers == []
