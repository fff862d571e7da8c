r"""Commands that authors define, and that none of them loops or explodes."""

from __future__ import annotations

import contextlib
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.formulas.faults import Unsettable
from publish.formulas.macros import Macro, expanded, stated, take


@pytest.mark.parametrize(
    ("definition", "name", "macro"),
    [
        (r"\newcommand{\R}{\mathbb{R}}", "R", Macro(r"\mathbb{R}")),
        (r"\newcommand{iid}{\sim}", "iid", Macro(r"\sim")),
        (r"\renewcommand*\set[1]{\{#1\}}", "set", Macro(r"\{#1\}", 1)),
        (r"\newcommand{\p}[2][x]{#1^#2}", "p", Macro("#1^#2", 2, "x")),
        (r"\def\half#1{\frac{#1}{2}}", "half", Macro(r"\frac{#1}{2}", 1)),
        (r"\DeclareMathOperator*{\best}{best}", "best", Macro(r"\operatorname*{best}")),
        (r"\let\eps=\epsilon", "eps", Macro(r"\epsilon")),
    ],
)
def test_definitions(definition: str, name: str, macro: Macro) -> None:
    assert take(f"a{definition} b") == ("a b", {name: macro})


def test_a_definition_without_an_end_stays() -> None:
    assert take(r"\newcommand{\R}{x") == (r"\newcommand{\R}{x", {})


@pytest.mark.parametrize(
    ("tex", "told"),
    [
        (r"\half{x}", r"\frac{x}{2}"),
        (r"\half x", r"\frac{x}{2}"),
        (r"\half\R", r"\frac{\mathbb{R}}{2}"),
        (r"\max_\R f", r"\max_{\mathbb{R}} f"),
        (r"\Rx \eps y", r"\Rx \epsilon y"),
        (r"\p{2}\p[y]{3}", "x^2y^3"),
        (r"\\R", r"\\R"),
    ],
)
def test_what_stands_for_a_command(tex: str, told: str) -> None:
    known = {
        "half": stated(r"\frac{#1}{2}"),
        "R": stated(r"\mathbb{R}"),
        "eps": stated(r"\epsilon"),
        "p": Macro("#1^#2", 2, "x"),
    }
    assert expanded(tex, known) == told


@pytest.mark.parametrize("body", [r"\a", r"\a\a", r"x\a", r"\b\b", r"{\a}" * 50])
def test_a_command_without_an_end_is_a_fault_and_takes_no_time(body: str) -> None:
    begun = time.monotonic()
    with pytest.raises(Unsettable, match="has no end"):
        expanded(r"\a", {"a": stated(body), "b": stated(r"\a\a")})
    assert time.monotonic() - begun < 1


def test_commands_that_double_one_another_are_a_fault() -> None:
    names = "abcdefghijklmnopqrstuvwxyz"
    known = {one: stated(f"\\{two}\\{two}") for one, two in pairwise(names)}
    with pytest.raises(Unsettable):
        expanded(r"\a", known)


@given(st.text("\\newcommand{}[]#12def\\let =ab", max_size=80))
def test_any_text_is_taken_apart(text: str) -> None:
    rest, known = take(text)
    with contextlib.suppress(Unsettable):
        expanded(rest, known)
