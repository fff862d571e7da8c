"""The author's CSS on its way into the EPUB."""

from __future__ import annotations

import pytest

from publish.book.settings import Settings, Styles
from publish.epub.stylesheets import Sieve, sift_attribute
from tests import books
from tests.epub.conftest import Maker


def sift(css: str) -> tuple[str, list[str]]:
    sieve = Sieve("styles/book.css")
    kept = "".join(sieve.sift(css).split())
    return kept, [f"{problem.location}: {problem.code}" for problem in sieve.problems]


@pytest.mark.parametrize(
    "css",
    [
        "p { color: red }",
        "@media (min-width: 20em) { p { color: red } }",
        "p::before { content: none }",
        "p { color: red !important }",
        "a { background: url(data:image/png;base64,AA==) }",
        "@font-face { font-family: X; src: local(X) }",
    ],
)
def test_what_is_good_stays(css: str) -> None:
    kept, problems = sift(css)
    assert kept.replace(";", "") == "".join(css.split()).replace(";", "")
    assert problems == []


@pytest.mark.parametrize(
    "css",
    [
        "@page { size: A4 }",
        "@page :left { @bottom-left { content: counter(page) } }",
        "h1 { string-set: t content() }",
        "h1 { position: running(head) }",
        "p { float: footnote }",
        "p::footnote-call { color: red }",
        "h1 { page: chapter }",
        "h1 { bookmark-level: none }",
        "a::after { content: target-counter(attr(href), page) }",
        "a::after { content: leader('.') }",
        "p { color: device-cmyk(0 0 0 1) }",
        "@media screen { @page { size: A4 } }",
    ],
)
def test_what_only_paper_understands_is_reported(css: str) -> None:
    kept, problems = sift(css)
    assert kept in {"", "@mediascreen{}"}
    assert [problem.split(": ")[1] for problem in problems] == ["E001"]


@pytest.mark.parametrize(
    "css",
    [
        "p { direction: rtl }",
        "p { unicode-bidi: embed }",
        "@import 'x.css';",
        "p { background: url(x.png) }",
        "@font-face { font-family: X; src: url('x.ttf') }",
        "p { color }",
        "} p",
    ],
)
def test_what_an_epub_cannot_hold_is_reported(css: str) -> None:
    kept, problems = sift(css)
    assert kept == ""
    assert {problem.split(": ")[1] for problem in problems} == {"E002"}


def test_only_the_bad_line_is_left_out() -> None:
    kept, problems = sift("h1 {\n  color: red;\n  string-set: t content();\n  margin: 0\n}")
    assert kept == "h1{color:red;margin:0;}"
    assert problems == ["styles/book.css:3:3: E001"]


def test_rules_for_paper_that_say_so_are_no_problem() -> None:
    assert sift("@media print { h1 { string-set: t content() } }") == ("", [])


def test_a_style_attribute_is_sifted_too() -> None:
    assert sift_attribute("page: x; color: red").replace(" ", "") == "color:red;"


def test_a_stylesheet_full_of_faults_does_no_harm(edition: Maker) -> None:
    css = (
        "@page{size:A4}\n@charset 'x';\np{direction:rtl;string-set:a content();margin:0}"
        "\nb{background:url(x.png)} i{"
    )
    made = edition(books.book(settings=Settings(styles=Styles(book=css))))
    assert made.codes == ["E001", "E002", "E001", "E002"]
    assert "".join(made.text("css/author.css").split()) == "p{margin:0;}"
