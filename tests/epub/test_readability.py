"""The author's styles, read for what they take from readers."""

from __future__ import annotations

import pytest

from publish.epub.readability import examine_sheet, examine_trees
from tests import books

CSS = [
    (".a { color: #333; margin: 1em }", ["E007"]),
    (".a { color: #777 }", ["E005"]),
    (".a { color: #808000; background: none }", ["E005"]),
    (".a { background-color: #eee }", ["E007"]),
    (".a { color: #222; background: #eee }", []),
    (".a { color: #eee; background: #eef }", ["E005"]),
    (".a { color: inherit; background: transparent }", []),
    (".a { color: rgba(0, 0, 0, 0.5) }", []),
    (".a { color: #0b6bcb }", ["E007"]),
    (".a { border-color: #eee }", []),
    (".a { color: #333 } @media (prefers-color-scheme: dark) { .a { color: #ccc } }", []),
    (".a { color: #333 } @media (prefers-color-scheme:dark) { .a { color: #333 } }", ["E007"]),
    ("@media print { .a { color: #eee; font-size: 9pt } }", []),
    (".a { font-size: 0.9em; line-height: 1.4; letter-spacing: 0.05em }", []),
    (".a { font-size: 9pt }", ["E006"]),
    (".a { line-height: 14px }", ["E006"]),
    (".a { margin: 12px; text-align: left }", []),
    (".a { margin: 0 !important }", ["E006"]),
    ("this is {{ no css", []),
]


@pytest.mark.parametrize(("css", "codes"), CSS)
def test_a_sheet(css: str, codes: list[str]) -> None:
    assert [problem.code for problem in examine_sheet(css, "styles/book.css")] == codes


def test_the_line_is_told() -> None:
    (problem,) = examine_sheet(".a {\n}\n\n.b { color: silver }", "styles/book.css")
    assert str(problem.location) == "styles/book.css:4:1"
    assert problem.message == "the contrast is 1.8 to 1 on a light page"


def test_a_style_attribute_is_read_too() -> None:
    chapter = books.chapter("one", '<p>x</p>\n<p style="color: yellow">x</p>')
    (problem,) = examine_trees([chapter])
    assert str(problem.location) == "one.md:2:1"
