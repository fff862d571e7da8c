"""A backslash makes text of every mark, also of those that are read from the finished tree."""

from __future__ import annotations

import pytest

from publish.manuscript.markdown import Markup
from tests.manuscript.markup import READINGS, section, shown


@pytest.mark.parametrize("markup", READINGS)
@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("- \\[x] one", "<ul><li>[x] one</li></ul>"),
        ("> \\[!NOTE]\n> one", "<blockquote><p>[!NOTE]\none</p></blockquote>"),
        ("\\*[A]: one\n\nA", "<p>*[A]: one</p><p>A</p>"),
        ('![\\[x](a.png "\\*")', '<p><img alt="[x" src="a.png" title="*"/></p>'),
        ("\\*a\\* \\~~b~~ \\==c== \\^[d] \\[e]{.f}", "<p>*a* ~~b~~ ==c== ^[d] [e]{.f}</p>"),
    ],
)
def test_marks_with_a_backslash_are_text(text: str, html: str, markup: Markup) -> None:
    tree, problems = section(text, markup=markup)
    assert problems == []
    assert shown(tree).replace(">\n<", "><").strip() == html


@pytest.mark.parametrize("markup", READINGS)
def test_a_paragraph_that_begins_like_a_caption_is_text(markup: Markup) -> None:
    tree, _ = section("| a |\n| - |\n| b |\n\nTable\\: one", markup=markup)
    assert [node.tag.rpartition("}")[2] for node in tree] == ["table", "p"]
    assert tree[1].text == "Table: one"
