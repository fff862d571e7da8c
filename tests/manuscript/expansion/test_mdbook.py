"""mdBook's includes, its hidden lines, and the tags that its preprocessors know."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish.book.tree import every, local
from tests.manuscript.expansion.chapters import Chapter

CODE = """\
use std::fmt;
// ANCHOR: all
fn main() {
    // ANCHOR: body
    run();
    // ANCHOR_END: body
}
// ANCHOR_END: all
"""


@pytest.fixture
def book(tmp_path: Path) -> Chapter:
    return Chapter(tmp_path, "mdbook").holding(listings__a_rs=CODE)


@pytest.mark.parametrize(
    ("part", "taken"),
    [
        ("", "use std::fmt;\nfn main() {\n    run();\n}"),
        (":1", "use std::fmt;"),
        (":3:5", "fn main() {\n    run();"),
        (":7:", "}"),
        (":7", "}"),
        ("::1", "use std::fmt;"),
        (":all", "fn main() {\n    run();\n}"),
        (":body", "    run();"),
    ],
)
def test_a_file_or_a_part_of_it_is_taken_in(book: Chapter, part: str, taken: str) -> None:
    text = f"```txt\n{{{{#include ../listings/a.rs{part}}}}}\n```"
    assert book.becomes(text) == f"```txt\n{taken}\n```"
    assert book.becomes(text.replace("#include", "#rustdoc_include")) == f"```txt\n{taken}\n```"


def test_taken_text_has_the_line_of_its_include(book: Chapter) -> None:
    expanded, _ = book.expand("a\n\n```rust\n{{#include ../listings/a.rs:all}}\n```\nb")
    assert expanded.lines == (1, 2, 3, 4, 4, 4, 5, 6)


def test_in_a_list_it_stands_in_as_far_as_its_listing(book: Chapter) -> None:
    text = "- a\n\n  ```rust\n  {{#include ../listings/a.rs:all}}\n  ```"
    assert book.becomes(text) == "- a\n\n  ```rust\n  fn main() {\n      run();\n  }\n  ```"


def test_what_is_taken_in_takes_in_more(book: Chapter) -> None:
    book.holding(src__b_md="b {{#include ../src/c.md}} b", src__c_md="c")
    assert book.becomes("a {{#include b.md}} a") == "a b c b a"


def test_a_file_that_takes_itself_in_is_reported(book: Chapter) -> None:
    book.holding(src__b_md="{{#include b.md}}{{#include b.md}}")
    assert book.becomes("a\n{{#include b.md}}", "2 M020 'b.md' takes itself in") == "a\n"


def test_the_rest_stays_of_a_file_that_asks_for_one_that_is_gone(book: Chapter) -> None:
    book.holding(src__b_md="b {{#include gone.md}} {{#include b.md:9}} c")
    words = ["no file 'gone.md' in 'b.md'", "there is no line 9 in 'b.md' in 'b.md'"]
    assert book.becomes("a\n{{#include b.md}}", *(f"2 M020 {word}" for word in words)) == "a\nb   c"


def test_files_that_double_one_another_end(book: Chapter) -> None:
    for number in range(1, 21):
        link = f"{{{{#include {number + 1}.md}}}}\n"
        book.holding(**{f"src__{number}_md": f"words {'x' * 1000}\n{link}{link}"})
    expanded, problems = book.expand("{{#include 1.md}}")
    assert len(expanded.text) < 6_000_000
    assert 0 < len(problems) < 50


def test_a_listing_that_shows_a_link_to_no_file_stays(book: Chapter) -> None:
    text = "```md\n{{#include gone.md}}\n```"
    assert book.becomes(text, "2 M020 no file 'gone.md'") == text
    assert book.becomes("```md\n\\{{#include gone.md}}\n```") == text


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("gone.rs", "no file 'gone.rs'"),
        ("../listings/a.rs:gone", "there is no anchor 'gone' in '../listings/a.rs'"),
        ("../listings/a.rs:90", "there is no line 90 in '../listings/a.rs'"),
        ("../../secret.txt", "'../../secret.txt' is outside the book's folder"),
    ],
)
def test_what_cannot_be_had_is_reported_and_never_shown(tmp_path: Path, link: str, words: str) -> None:
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    book = Chapter(tmp_path / "book", "mdbook").holding(listings__a_rs=CODE)
    assert book.becomes(f"a\n{{{{#include {link}}}}}\nb", f"2 M020 {words}") == "a\n\nb"


def test_an_escaped_link_and_one_that_is_shown_as_code_stay(book: Chapter) -> None:
    assert book.becomes(r"Write \{{#include x.rs}}.") == "Write {{#include x.rs}}."
    text = "Write `{{#include x.rs}}`. <!-- {{#include y.rs}} -->"
    assert book.becomes(text) == text
    text = "```hbs\n{{#if x}}\n```"
    assert book.becomes(text) == text


def test_a_playground_is_a_listing_and_a_title_is_nothing(book: Chapter) -> None:
    book.holding(src__b_rs="fn b() {}\n")
    assert book.becomes("{{#title A page}}\n{{#playground b.rs editable}}") == "\n```rust\nfn b() {}\n```"


def test_a_link_that_mdbook_does_not_know_is_reported_once(book: Chapter) -> None:
    words = "1 M021 {{#quiz}} is not run, as in lines 2, 3"
    assert book.becomes("{{#quiz a}}\n{{#quiz b}}\n{{#quiz c}}", words) == "\n\n"


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("# use a;\nb();\n#\n  # c();\n", "b();\n"),
        ("#[test]\n#![allow(x)]\n##one\n#a\n", "#[test]\n#![allow(x)]\n#one\n"),
    ],
)
def test_lines_that_rust_hides_are_left_out(book: Chapter, code: str, shown: str) -> None:
    assert book.becomes(f"```rust,ignore\n{code}```") == f"```rust,ignore\n{shown}```"
    text = f"```sh\n{code}```"
    assert book.becomes(text) == text


def test_other_marks_hide_where_they_are_declared(tmp_path: Path) -> None:
    book = Chapter(tmp_path, "mdbook", variables={"hidelines.python": "~"})
    assert book.becomes("```python\n~a\nb\n```\n```js,hidelines=//!\n//! a\nb\n```") == (
        "```python\nb\n```\n```js,hidelines=//!\nb\n```"
    )


def test_a_listing_is_a_figure_with_its_caption(book: Chapter) -> None:
    text = """\
Text.
<Listing number="4-1" file-name="src/main.rs" caption="A `Vec<T>` &amp; more">

```rust
x
```

</Listing>
More."""
    assert (
        book.becomes(text)
        == """\
Text.

::: {.listing #listing-4-1}

```rust
x
```

Listing 4-1 (*src/main.rs*): A `Vec<T>` & more
:::

More."""
    )
    box = next(every(book.section(text), "div"))
    assert [(local(child), child.sourceline) for child in box] == [("pre", 4), ("p", 8)]


@pytest.mark.parametrize(
    ("attributes", "caption"),
    [
        ('file-name="a.rs"', "*a.rs*"),
        ('number="1"', "Listing 1"),
        ('caption="A *b*"', "A *b*"),
        ("", ""),
    ],
)
def test_a_listing_says_what_it_knows(book: Chapter, attributes: str, caption: str) -> None:
    text = book.becomes(f"<Listing {attributes}>\n\n    x\n\n</Listing>")
    assert text.split("\n\n", 2)[2] == (f"{caption}\n:::" if caption else ":::")


def test_unknown_tags_keep_what_is_in_them(book: Chapter) -> None:
    assert book.becomes(
        '<Quiz title="Try it">\n\n*One*\n\n</Quiz>\n\n<Note>\nTwo\n</Note>', "1 M021 <Quiz> is not run"
    ) == ("**Try it**\n\n*One*\n\n\n\n::: note\n\nTwo\n\n:::")
    assert book.becomes("A <my-tag>word</my-tag>, a Vec<T> and a <Badge text='b c'/>.") == (
        "A word, a Vec&lt;T> and a b c."
    )


def test_html_and_code_are_not_touched(book: Chapter) -> None:
    for text in (
        "<kbd>a</kbd> <DIV>b</DIV> <Table></Table> `<Foo>` <svg:a>",
        "```html\n<Foo>\n</Foo>\n```",
        "<svg><linearGradient id='a'></linearGradient><Foo/></svg>",
        "<https://example.org/A>",
    ):
        assert book.becomes(text) == text
