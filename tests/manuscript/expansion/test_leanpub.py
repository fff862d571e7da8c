"""Leanpub's asides, attribute lists and files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.manuscript.expansion.chapters import Chapter


@pytest.fixture
def book(tmp_path: Path) -> Chapter:
    return Chapter(tmp_path, "leanpub", name="manuscript/one.md")


def test_asides(book: Chapter) -> None:
    text = "Text.\nA> One\nA> two.\nA>\nA> * three\nMore.\n\nW> Four."
    assert book.becomes(text) == (
        "Text.\n\n::: aside\nOne\ntwo.\n\n* three\n:::\n\nMore.\n\n::: warning\nFour.\n:::"
    )
    expanded, _ = book.expand(text)
    assert expanded.lines[:9] == (1, 2, 2, 2, 3, 4, 5, 5, 5)


@pytest.mark.parametrize(
    ("letter", "kind"),
    [("T", "tip"), ("I", "note"), ("E", "caution"), ("Q", "aside"), ("X", "aside"), ("C", "center")],
)
def test_every_letter_has_its_kind(book: Chapter, letter: str, kind: str) -> None:
    assert book.becomes(f"{letter}> a") == f"::: {kind}\na\n:::"


def test_asides_in_braces(book: Chapter) -> None:
    assert book.becomes("{aside}\n# A\n\nb\n{/aside}") == "::: aside\n\n# A\n\nb\n\n:::"
    assert book.becomes('{blurb, class: warning, title: "Mind"}\na\n{/blurb}') == (
        '::: {.warning title="Mind"}\n\na\n\n:::'
    )
    assert book.becomes("{aside} never closed") == "{aside} never closed"


def test_an_aside_takes_the_list_before_it(book: Chapter) -> None:
    assert book.becomes('{#x, title="T", icon: car}\nG> a') == '::: {.aside #x title="T"}\na\n:::'


def test_what_only_looks_like_one_stays(book: Chapter) -> None:
    for text in ("    A> code", "```\nA> code\n```", "A>b", "Vitamin A> is"):
        assert book.becomes(text) == text


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ('{lang="js"}\n    a\n\n      b', "```js\na\n\n  b\n```"),
        ('{:lang="js"}\n\n    a', "\n```js\na\n```"),
        ('{title="a.rb", lang=ruby, line-numbers=off}\n~~~\nx\n~~~', '~~~ruby title="a.rb"\nx\n~~~'),
        ('{format: "json", caption: "A"}\n```\nx\n```', '```json title="A"\nx\n```'),
        ("{line-numbers=off}\n```py\nx\n```", "```py\nx\n```"),
        ("{#high}\n## Tides", "## Tides {#high}"),
        ("{#high}\n## Tides {#tide}", "## Tides {#tide}"),
        ("{sample: true}\n# Tides", "# Tides"),
        ("{width=50%}\n![](a.png)", "![](a.png){width=50%}"),
        ('{alt: "A sea"}\n![The sea](a.png)', '![A sea](a.png "The sea")'),
        ('{title="T"}\n| a |\n|---|', "Table: T\n\n| a |\n|---|"),
        ("{#p}\nA paragraph.", "[]{#p}A paragraph."),
        ("a\n\n{mainmatter}\n\nb", "a\n\n\nb"),
        ("{pagebreak}", "{pagebreak}"),
        ("{fruit}", "{fruit}"),
        ("{a b; c}", "{a b; c}"),
    ],
)
def test_attribute_lists(book: Chapter, text: str, markdown: str) -> None:
    assert book.becomes(text) == markdown


def test_files(book: Chapter) -> None:
    book.holding(
        manuscript__code__a_rb="one\ntwo # leanpub-start-insert\nthree\n",
        manuscript__part_md="A\n\n<<(code/b.js)",
        manuscript__resources__code__b_js="b",
    )
    assert book.becomes("<<[A *file*](code/a.rb)") == '```rb title="A *file*"\none\nthree\n```'
    assert book.becomes("{crop-start-line=2,crop-end-line=2}\n<<(code/a.rb)") == "\n```rb\nthree\n```"
    assert book.becomes("x\n<<(part.md)") == "x\n\nA\n\n```js\nb\n```"
    assert book.becomes('{title: "B"}\n![](code/b.js)') == '\n```js title="B"\nb\n```'
    assert book.becomes("A> <<(code/b.js)") == "::: aside\n\n```js\nb\n```\n\n:::"


def test_code_below_a_note_is_no_list_of_attributes(book: Chapter) -> None:
    text = "[^a]: A note.\n\n    { year: 2012, month: 6 }\n\nText."
    assert book.becomes(text) == text


def test_marks_of_changes_go_from_listings(book: Chapter) -> None:
    text = "```js\na\n// leanpub-start-insert\nb\n// leanpub-end-insert\n```\n\nleanpub-start-insert"
    assert book.becomes(text) == "```js\na\nb\n```\n\nleanpub-start-insert"


def test_files_that_are_not_there(book: Chapter) -> None:
    assert book.becomes("a\n\n<<(code/gone.rb)", "3 M020 no file 'code/gone.rb'") == "a\n\n"
    assert book.becomes("![](code/gone.rb)") == "![](code/gone.rb)"


def test_a_file_that_takes_itself_in(book: Chapter) -> None:
    book.holding(manuscript__a_md="<<(a.md)")
    assert book.becomes("<<(a.md)", "1 M020 'a.md' takes itself in") == ""


def test_the_words_of_a_picture_are_its_caption(book: Chapter) -> None:
    assert book.becomes("![A *sea*](a.png)") == "::: figure\n![A *sea*](a.png)\n\nA *sea*\n:::"
