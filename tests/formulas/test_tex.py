r"""What stands between the delimiters of a formula, and what it is called in the converter's words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.formulas import tex
from publish.formulas.tex import Source


@pytest.mark.parametrize("written", ["$x$", "$$x$$", r"\(x\)", r"\[x\]", "$$\nx\n$$", " $x$ ", "x"])
def test_the_delimiters_are_no_part_of_it(written: str) -> None:
    assert tex.read(written) == Source("x")


def test_a_label_and_a_number_of_its_own_are_taken_out() -> None:
    assert tex.read(r"\[a = b \label{eq:sum}\tag{*}\]") == Source("a = b", "eq:sum", "*")


def test_the_label_of_bookdown() -> None:
    assert tex.read(r"\begin{equation} a (\#eq:sum) \end{equation}").label == "eq:sum"


def test_comments_are_dropped_and_percent_signs_are_not() -> None:
    assert tex.read("$$a % what\n+ 5\\%$$") == Source("a + 5\\%")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (r"\begin{equation}a\end{equation}", "a"),
        (r"\begin{aligned}a&=b\end{aligned}", r"\begin{align*}a&=b\end{align*}"),
        (r"\begin{alignat}{2}a&=b\end{alignat}", r"\begin{align*}a&=b\end{align*}"),
        (r"\begin{gather}a\\b\end{gather}", r"\begin{matrix}a\\b\end{matrix}"),
        (r"a &= b \\ c &= d", r"\begin{align*}a &= b \\ c &= d\end{align*}"),
        (r"\begin{cases}a & b\end{cases}", r"\begin{cases}a & b\end{cases}"),
        (r"\text{if $x$ is \{1\}}", r"{\text{if } x \text{ is \1\}}"),
        (r"\operatorname{arg\,max}", r"\operatorname{arg max}"),
        (r"\operatorname{f_1}", r"\mathrm {f_1}"),
    ],
)
def test_environments_and_words(written: str, told: str) -> None:
    assert tex.plain(written) == told


@given(st.text("\\${}&%begin{}alt ()[]#:,", max_size=80))
def test_any_text_is_read(text: str) -> None:
    tex.plain(tex.read(text).tex)
