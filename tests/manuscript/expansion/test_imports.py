"""HonKit's imports: whole files, marked parts, lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.manuscript.expansion.chapters import Chapter

CODE = """\
//! [all]
function a() {
    //! [body]
    return 1;
    //! [body]
}
//! [all]
"""


@pytest.fixture
def book(tmp_path: Path) -> Chapter:
    return Chapter(tmp_path, "honkit").holding(src__code__a_js=CODE)


@pytest.mark.parametrize(
    ("label", "listing"),
    [
        ("import", "```js\nfunction a() {\n    return 1;\n}\n```"),
        ("import, a.js", "```js\nfunction a() {\n    return 1;\n}\n```"),
        ('import:"body"', "```js\n    return 1;\n```"),
        ('import marker:"body", unindent:"true", title:"The body"', '```js title="The body"\nreturn 1;\n```'),
        ("import:2-2, lang:ts", "```ts\nfunction a() {\n```"),
        ("include:6-", "```js\n}\n//! [all]\n```"),
        ('import, title="say "', '```js title="say"\nfunction a() {\n    return 1;\n}\n```'),
    ],
)
def test_imports(book: Chapter, label: str, listing: str) -> None:
    assert book.becomes(f"a\n\n[{label}](code/a.js)\n\nb") == f"a\n\n{listing}\n\nb"


def test_glued_to_text_it_is_a_block_of_its_own(book: Chapter) -> None:
    expanded, _ = book.expand("a\n[import:4-4](code/a.js)\nb")
    assert expanded.text == "a\n\n```js\n    return 1;\n```\n\nb"
    assert expanded.lines == (1, 2, 2, 2, 2, 2, 3)


def test_code_with_fences_in_it_gets_longer_ones(book: Chapter) -> None:
    book.holding(src__b_md="```\na\n```")
    assert book.becomes("[import](b.md)") == "````markdown\n```\na\n```\n````"


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("[import](gone.js)", "no file 'gone.js'"),
        ('[import:"gone"](code/a.js)', "there is no marker 'gone' in 'code/a.js'"),
        ("[import:90-](code/a.js)", "there is no line 90 in 'code/a.js'"),
        ("[import](../../../a.js)", "no file '../../../a.js'"),
    ],
)
def test_what_cannot_be_had(book: Chapter, link: str, words: str) -> None:
    assert book.becomes(f"a\n\n{link}", f"3 M020 {words}") == "a\n\n"


def test_links_and_code_are_no_imports(book: Chapter) -> None:
    for text in ("See [import](a.md).", "[importing](a.md)", "`[import](a.js)`", "[import文]: a.md"):
        assert book.becomes(text) == text
