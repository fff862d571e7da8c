"""Marks that later parts of the work read: citations and cross-references stay as they are written."""

from __future__ import annotations

import pytest

from tests.manuscript.markup import html


def cite(source: str, keys: str) -> str:
    return f'<span class="citation" data-cites="{keys}">{source}</span>'


def refer(source: str, target: str) -> str:
    return f'<span class="cross-reference" data-target="{target}">{source}</span>'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See [@doe].", f"See {cite('[@doe]', 'doe')}."),
        ("[see *the* @doe99, pp. 1--2; -@roe]", cite("[see *the* @doe99, pp. 1--2; -@roe]", "doe99 roe")),
        ("As @doe99 says.", f"As {cite('@doe99', 'doe99')} says."),
        ("As @doe [p. 3] says", f"As {cite('@doe [p. 3]', 'doe')} says"),
        ("(-@doe)", f"({cite('-@doe', 'doe')})"),
        ("[@doi:10.1000/a_b_c.d]", cite("[@doi:10.1000/a_b_c.d]", "doi:10.1000/a_b_c.d")),
        ("@{a b}, @_x_y_z", f"@{{a b}}, {cite('@_x_y_z', '_x_y_z')}"),
        ("[a @b] [c]\n\n[c]: d", f'{cite("[a @b]", "b")} <a href="d">c</a>'),
        ("@b [c]\n\n[c]: d", f'{cite("@b", "b")} <a href="d">c</a>'),
    ],
)
def test_citations(text: str, expected: str) -> None:
    assert html(text) == f"<p>{expected}</p>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[@me](https://a.org/@me)", f'<a href="https://a.org/@me">{cite("@me", "me")}</a>'),
        ("a@b.org", '<a href="mailto:a@b.org">a@b.org</a>'),
        ("<a@b.org>", '<a href="mailto:a@b.org">a@b.org</a>'),
        ("git@a.org:b/c", "git@a.org:b/c"),
        ("`@a` and `[@b]`", "<code>@a</code> and <code>[@b]</code>"),
        ("[a `@b` c]", "[a <code>@b</code> c]"),
        ("\\@a and @ b", "@a and @ b"),
        ("[a; @b]", f"[a; {cite('@b', 'b')}]"),
    ],
)
def test_what_is_no_citation(text: str, expected: str) -> None:
    assert html(text) == f"<p>{expected}</p>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See @fig-map_of_x.", f"See {refer('@fig-map_of_x', 'fig-map_of_x')}."),
        ("[@fig-a; @fig-b]", refer("[@fig-a; @fig-b]", "fig-a fig-b")),
        ("Figure @fig:x, @tbl:y", f"Figure {refer('@fig:x', 'fig:x')}, {refer('@tbl:y', 'tbl:y')}"),
        ("Figure \\@ref(fig:a_b_c)", "Figure " + refer("\\@ref(fig:a_b_c)", "fig:a_b_c")),
        ("\\ref{eq:a} \\eqref{b}", refer("\\ref{eq:a}", "eq:a") + " " + refer("\\eqref{b}", "b")),
        ("[@fig-a; @doe]", cite("[@fig-a; @doe]", "fig-a doe")),
    ],
)
def test_cross_references(text: str, expected: str) -> None:
    assert html(text) == f"<p>{expected}</p>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\\[For Node.js\\] he said", "[For Node.js] he said"),
        ("a \\[b\\] c", "a [b] c"),
        ("Then\n\\[ a_1 \\]\nholds", 'Then\n<span class="math display">\\[ a_1 \\]</span>\nholds'),
        ("$HOME/bin, `a` and $PATH", "$HOME/bin, <code>a</code> and $PATH"),
        ("$a`b`c$", "$a<code>b</code>c$"),
        ("*a $x*y$ b*", '<em>a <span class="math inline">$x*y$</span> b</em>'),
        ("\\(a_1 * b_1\\)", '<span class="math inline">\\(a_1 * b_1\\)</span>'),
    ],
)
def test_formulas_and_what_only_looks_like_one(text: str, expected: str) -> None:
    assert html(text) == f"<p>{expected}</p>"


def test_environments() -> None:
    formula = "\\begin{align}\na_1 &= b_2 \\\\\n- c &= *d*\n\\end{align}"
    escaped = formula.replace("&", "&amp;")
    assert html(formula) == f'<div class="math display">{escaped}</div>'
    assert html(f"Then\n{formula}\nso") == f'<p>Then\n<span class="math display">{escaped}</span>\nso</p>'
