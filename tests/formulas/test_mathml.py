r"""MathML from TeX: what is mended, what is refused, and that nothing else comes of any text."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from publish.book.tree import MATHML
from publish.formulas.drawing import drawn
from publish.formulas.faults import Unsettable
from publish.formulas.formula import formula
from publish.formulas.mathml import converted

LIMITS = ("msub", "msup", "msubsup", "munder", "mover", "munderover")


def inside(source: str, *, display: bool = False) -> str:
    """What stands in the `<math>` of a formula."""
    math = formula(source, {}, display=display).math
    return "".join(etree.tostring(part, encoding="unicode") for part in math).replace(
        f' xmlns="{MATHML}"', ""
    )


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("x", "<mi>x</mi>"),
        ("{{x}}", "<mi>x</mi>"),
        (r"\mathrm{KL}", '<mi mathvariant="normal">KL</mi>'),
        (r"\mathrm{d}", '<mi mathvariant="normal">d</mi>'),
        (r"\mathbf{1}", "<mn>\N{MATHEMATICAL BOLD DIGIT ONE}</mn>"),
        (r"\mathscr{L}", "<mi>\N{SCRIPT CAPITAL L}</mi>"),
        (r"a < b", "<mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi></mrow>"),
        (r"\log x", '<mrow><mi>log</mi><mspace width="0.167em"/><mi>x</mi></mrow>'),
        (r"\log(x", '<mrow><mi>log</mi><mo stretchy="false">(</mo><mi>x</mi></mrow>'),
        ("a=-b", '<mrow><mi>a</mi><mo>=</mo><mo form="prefix">−</mo><mi>b</mi></mrow>'),
        ("a-b", "<mrow><mi>a</mi><mo>−</mo><mi>b</mi></mrow>"),
        (r"\mkern18mu x", '<mrow><mspace width="1.000em"/><mi>x</mi></mrow>'),
    ],
)
def test_what_is_mended(source: str, told: str) -> None:
    assert inside(source) == told


def test_an_unknown_command_is_told_and_set_by_its_name() -> None:
    found = formula(r"\harbour + \arg x", {}, display=False)
    assert found.unknown == (r"\harbour",)
    assert "".join(found.math.itertext()) == "harbour+argx"


@pytest.mark.parametrize(
    "source",
    [
        r"\frac{a}{",
        r"\frac{a}",
        r"x^",
        r"\left( x",
        r"\begin{matrix} a",
        "x^2^3",
        "{" * 100 + "x" + "}" * 100,
    ],
)
def test_what_is_broken_cannot_be_set(source: str) -> None:
    with pytest.raises(Unsettable):
        formula(source, {}, display=True)


@pytest.mark.parametrize(
    "source", [r"\href{javascript:x}{y}", r"\style{position:fixed}{y}", r"\color{url(x)}{y}", r"\class{a}{y}"]
)
def test_nothing_leads_or_reaches_out(source: str) -> None:
    math = formula(source, {}, display=False).math
    assert {str(key) for node in math.iter() for key in node.attrib} <= {"display", "alttext", "mathvariant"}


@pytest.mark.parametrize(
    "source",
    [
        r"\frac{" * 40 + "x" + "}{y}" * 40,
        r"\left(" * 40 + "x" + r"\right)" * 40,
        "x_{" * 40 + "x" + "}" * 40,
        r"\begin{matrix}" * 20 + "x" + r"\end{matrix}" * 20,
        r"\sqrt{a+" * 40 + "x" + "}" * 40,
        "x+" * 5000,
    ],
)
def test_what_explodes_takes_no_time(source: str) -> None:
    begun = time.monotonic()
    with contextlib.suppress(Unsettable):
        drawn(formula(source, {}, display=True).math)
    assert time.monotonic() - begun < 10


def test_raw_markup_that_is_nested_beyond_reason_is_not_drawn() -> None:
    text = f'<math xmlns="{MATHML}">' + "<msqrt>" * 900 + "<mi>x</mi>" + "</msqrt>" * 900 + "</math>"
    with pytest.raises(Unsettable):
        drawn(etree.fromstring(text, etree.XMLParser(huge_tree=True)))


PIECES = st.sampled_from((
    *(r"\frac", "{", "}", "x", "_", "^", r"\left(", r"\right)", r"\sum", "&", r"\\", r"\text", "1", "'"),
    *(r"\begin{cases}", r"\end{cases}", r"\begin{array}", "{ll}", r"\sqrt", "[", "]", r"\hat", r"\over"),
    *(r"\not", "$", "%", r"\mathbf", r"\color", r"\operatorname", r"\limits", r"\hspace", "3pt"),
    *(r"\rule", r"\middle", r"\substack"),
))  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=12).map(" ".join), st.booleans())
def test_any_formula_is_drawn_or_refused(source: str, display: bool) -> None:
    with contextlib.suppress(Unsettable):
        found = formula(source, {}, display=display)
        etree.fromstring(etree.tostring(found.math))
        drawn(found.math)


@pytest.mark.parametrize(
    ("source", "display", "expected"),
    [
        (r"\max_x f", True, ["munder"]),
        (r"\max_x f", False, ["msub"]),
        (r"\operatorname*{argmax}_x f", True, ["munder"]),
        (r"\limsup_n^2 x", True, ["munderover"]),
        (r"\frac{\max_x f}{2}", True, ["msub"]),
        (r"\log_2 x", True, ["msub"]),
        (r"\operatorname{rank}_F x", True, ["msub"]),
    ],
)
def test_limits_of_names_stand_below_them_in_display(source: str, display: bool, expected: list[str]) -> None:
    math, unknown = converted(source, display=display)
    assert unknown == ()
    assert [tag for node in math.iter() if (tag := etree.QName(node).localname) in LIMITS] == expected
