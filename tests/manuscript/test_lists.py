"""Lists are read as CommonMark reads them."""

from __future__ import annotations

import pytest

from tests.manuscript.markup import html


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "- one\n  - two\n    - three\n- four",
            "<ul><li>one<ul><li>two<ul><li>three</li></ul></li></ul></li><li>four</li></ul>",
        ),
        ("- one\n    - two\n- three", "<ul><li>one<ul><li>two</li></ul></li><li>three</li></ul>"),
        ("- one\n\t- two\n- three", "<ul><li>one<ul><li>two</li></ul></li><li>three</li></ul>"),
        ("1. one\n   - sub\n2. two", "<ol><li>one<ul><li>sub</li></ul></li><li>two</li></ol>"),
        (
            "1. one\n  - sub\n2. two",
            '<ol><li>one</li></ol><ul><li>sub</li></ul><ol start="2"><li>two</li></ol>',
        ),
        ("- one\n* two", "<ul><li>one</li></ul><ul><li>two</li></ul>"),
        ("1) one\n2) two", "<ol><li>one</li><li>two</li></ol>"),
        ("5. five\n6. six", '<ol start="5"><li>five</li><li>six</li></ol>'),
        ("- one\n-\n- three", "<ul><li>one</li><li/><li>three</li></ul>"),
        ("-   one\n-   two\n\n    more", "<ul><li><p>one</p></li><li><p>two</p><p>more</p></li></ul>"),
        ("- one\n\n para", "<ul><li>one</li></ul><p>para</p>"),
        ("- one\n- two\n---\npara", "<ul><li>one</li><li>two</li></ul><hr/><p>para</p>"),
        ("- one\n- two\n## Head", "<ul><li>one</li><li>two</li></ul><h2>Head</h2>"),
        ("- # Head\n- two", "<ul><li><h1>Head</h1></li><li>two</li></ul>"),
        ("> - one\n>   - two", "<blockquote><ul><li>one<ul><li>two</li></ul></li></ul></blockquote>"),
    ],
)
def test_nesting_and_kinds(text: str, expected: str) -> None:
    assert html(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- one\n- two\n\n- three", "<ul><li><p>one</p></li><li><p>two</p></li><li><p>three</p></li></ul>"),
        ("- one\n\n  more\n\n- two", "<ul><li><p>one</p><p>more</p></li><li><p>two</p></li></ul>"),
        (
            "- one\n\n  > q\n\n- two",
            "<ul><li><p>one</p><blockquote><p>q</p></blockquote></li><li><p>two</p></li></ul>",
        ),
        (
            "- one\n\n  - two\n\n- four",
            "<ul><li><p>one</p><ul><li>two</li></ul></li><li><p>four</p></li></ul>",
        ),
        ("- a\n  - b\n\n  c", "<ul><li><p>a</p><ul><li>b</li></ul><p>c</p></li></ul>"),
    ],
)
def test_loose_and_tight(text: str, expected: str) -> None:
    assert html(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Things:\n- one\n- two", "<p>Things:</p><ul><li>one</li><li>two</li></ul>"),
        ("It was in\n1986. A year", "<p>It was in\n1986. A year</p>"),
        ("- one\nlazy\n- two", "<ul><li>one\nlazy</li><li>two</li></ul>"),
        ("-1 and -x", "<p>-1 and -x</p>"),
    ],
)
def test_lists_beside_paragraphs(text: str, expected: str) -> None:
    assert html(text) == expected


def test_tasks_have_boxes() -> None:
    todo = '<input type="checkbox" disabled="disabled"/>'
    done = todo.replace("/>", ' checked="checked"/>')
    assert html("- [ ] one\n- [x] two") == f'<ul class="task-list"><li>{todo}one</li><li>{done}two</li></ul>'
    assert f"<li><p>{todo}one</p></li>" in html("- [ ] one\n\n- two")
