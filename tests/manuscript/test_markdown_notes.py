"""Notes: their calls and their texts come together, and what does not is reported."""

from __future__ import annotations

import pytest

from publish.manuscript.markdown import Markup
from tests.manuscript.markup import READINGS, html, section, shown


def call(key: str) -> str:
    """A call as it stands in the tree."""
    return f'<a class="note-call" href="#note:{key}"/>'


def note(key: str, content: str) -> str:
    """A note as it stands at the end of the tree."""
    return f'<aside class="note" id="note:{key}">{content}</aside>'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a[^1]\n\n[^1]: text", f"<p>a{call('1')}</p>{note('1', '<p>text</p>')}"),
        ("a[^1]\n[^1]: text\nmore\n\nb", f"<p>a{call('1')}</p><p>b</p>" + note("1", "<p>text\nmore</p>")),
        (
            "a[^1]\n\n[^1]: one\n\n    two\n\nb",
            f"<p>a{call('1')}</p><p>b</p>{note('1', '<p>one</p><p>two</p>')}",
        ),
        ("a[^注]\n\n[^注]: t", f"<p>a{call('注')}</p>{note('注', '<p>t</p>')}"),
        ("a[^b c]\n\n[^b c]: t", f"<p>a{call('b-c')}</p>{note('b-c', '<p>t</p>')}"),
        ("# H[^1]\n\n[^1]: t", f"<h1>H{call('1')}</h1>{note('1', '<p>t</p>')}"),
        (
            "a[^1]\n\n[^1]: x[^2]\n[^2]: y",
            f"<p>a{call('1')}</p>" + note("1", f"<p>x{call('2')}</p>") + note("2", "<p>y</p>"),
        ),
        ("> a[^1]\n>\n> [^1]: t", f"<blockquote><p>a{call('1')}</p></blockquote>{note('1', '<p>t</p>')}"),
    ],
)
def test_notes_stand_at_the_end(text: str, expected: str) -> None:
    assert html(text) == expected


def test_a_note_may_hold_code() -> None:
    code = '<pre class="code" data-language="js"><code>x</code></pre>'
    text = "a[^1]\n\n[^1]: t\n\n    ```js\n    x\n    ```"
    assert html(text) == f"<p>a{call('1')}</p>{note('1', f'<p>t</p>{code}')}"


def test_notes_on_the_spot() -> None:
    text = "a^[one *b* [c](d.md)] and ^[two]."
    first = note("inline-1", '<p>one <em>b</em> <a href="d.md">c</a></p>')
    expected = f"<p>a{call('inline-1')} and {call('inline-2')}.</p>{first}{note('inline-2', '<p>two</p>')}"
    assert html(text) == expected


@pytest.mark.parametrize("markup", READINGS)
def test_a_call_without_a_note_stays_as_text(markup: Markup) -> None:
    tree, problems = section("a\n*b*[^1] c", markup=markup)
    assert (shown(tree), problems) == ("<p>a\n<em>b</em>[^1] c</p>", ["2 M005"])


@pytest.mark.parametrize("markup", READINGS)
def test_a_note_without_a_call_is_left_out(markup: Markup) -> None:
    tree, problems = section("a\n\n[^1]: note", markup=markup)
    assert (shown(tree), problems) == ("<p>a</p>", ["3 M006"])


@pytest.mark.parametrize("markup", READINGS)
def test_two_notes_with_one_key(markup: Markup) -> None:
    tree, problems = section("a[^1]\n\n[^1]: one\n\n[^1]: two", markup=markup)
    assert shown(tree) == f"<p>a{call('1')}</p>{note('1', '<p>one</p>')}"
    assert problems == ["5 M007"]


def test_code_calls_no_note() -> None:
    assert html("`[^1]` and \\[^1]") == "<p><code>[^1]</code> and [^1]</p>"
