"""First and continued paragraphs, empty ones, and the boxes of task lists."""

from __future__ import annotations

import pytest

from publish.transforms.paragraphs import mark
from tests.transforms.trees import content, section


def marked(markup: str) -> str:
    tree = section(markup)
    mark(tree, {"done": "fait", "open": "à faire"})
    return content(tree)


@pytest.mark.parametrize(
    "opening",
    [
        '<header class="opening"><h1>A</h1></header>',
        '<header class="opening"><h1>A</h1></header><div class="epigraph"><p>x</p></div>',
        "<h2>A</h2>",
        '<h2>A</h2><figure class="picture"><img src="a" alt="A"/></figure>',
        '<hr class="scene-break"/>',
        '<div class="page-break"/>',
        "",
    ],
)
def test_the_first_paragraph_after_an_opening(opening: str) -> None:
    assert marked(f"{opening}<p>One</p><p>Two</p>") == f'{opening}<p class="first">One</p><p>Two</p>'


@pytest.mark.parametrize(
    "untouched",
    [
        "<h2>A</h2><ul><li>a</li></ul><p>Then</p>",
        "<blockquote><p>a</p></blockquote><p>Then</p>",
        '<p class="half-title">A</p>',
        '<p class="rights">A</p><p>B</p>',
        '<header class="opening"><h1>A</h1><p class="subtitle">B</p></header>',
    ],
)
def test_other_paragraphs_are_not_first(untouched: str) -> None:
    assert marked(untouched) == untouched


@pytest.mark.parametrize(
    "block", ["<blockquote><p>a</p></blockquote>", "<ul><li>a</li></ul>", "<pre>a</pre>"]
)
@pytest.mark.parametrize(
    "words", ["and so on", "<em>and</em> so on", "“and so on”", "— and so on", "… étant"]
)
def test_a_sentence_that_goes_on_after_a_block(block: str, words: str) -> None:
    before = f'<p class="first">It is</p>{block}'
    assert marked(f"{before}<p>{words}</p>") == f'{before}<p class="continued">{words}</p>'


@pytest.mark.parametrize("words", ["And so on", "<code>and</code> so on", "12 more", "日本"])
def test_a_new_sentence_after_a_block_is_a_new_paragraph(words: str) -> None:
    text = f'<p class="first">It is</p><ul><li>a</li></ul><p>{words}</p>'
    assert marked(text) == text


def test_empty_paragraphs_go() -> None:
    assert marked("<h2>A</h2><p> \n</p><p/><p><br/></p><p>One</p>") == '<h2>A</h2><p class="first">One</p>'


def test_paragraphs_that_hold_something_stay() -> None:
    text = '<p class="first">a</p><p>\u00a0</p><p><img src="a" alt="A"/></p><p><a id="x"/></p><p id="y"/>'
    assert marked(text) == text


def test_boxes_of_a_task_list() -> None:
    assert marked(
        '<ul><li><input type="checkbox" disabled="" checked=""/> one</li>'
        '<li><label><input type="checkbox"/> two</label></li></ul>'
    ) == (
        '<ul class="task-list"><li><span class="task" role="img" aria-label="fait">☑</span> one</li>'
        '<li><span class="task" role="img" aria-label="à faire">☐</span> two</li></ul>'
    )
