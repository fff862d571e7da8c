"""Captions of tables, which stand as paragraphs beside them."""

from __future__ import annotations

import pytest

from publish.manuscript.syntax import captions
from tests.transforms.trees import content, section

TABLE = "<table><tbody><tr><td>1</td></tr></tbody></table>"


def completed(markup: str) -> str:
    tree = section(markup)
    captions.place(tree)
    return content(tree)


@pytest.mark.parametrize("words", ["Table: ", ": ", "Table : "])
def test_a_caption_after_or_before(words: str) -> None:
    caption = f'<p id="t">{words}The <em>tides</em> of May</p>'
    expected = (
        '<table id="t"><caption>The <em>tides</em> of May</caption><tbody><tr><td>1</td></tr></tbody></table>'
    )
    assert completed(f"{TABLE}\n{caption}").strip() == expected
    assert completed(f"{caption}\n{TABLE}").strip() == expected


def test_one_caption_for_each_of_two_tables() -> None:
    made = completed(f"<p>: One</p>{TABLE}<p>: Two</p>{TABLE}")
    assert made == "".join(TABLE.replace("<table>", f"<table><caption>{n}</caption>") for n in ("One", "Two"))


@pytest.mark.parametrize(
    "untouched",
    [
        f"<p>Table talk: no</p>{TABLE}",
        f"<p>: far away</p><p>between</p>{TABLE}",
        f"<ul><li>: no paragraph</li></ul>{TABLE}",
        "<p>Table: of nothing</p>",
    ],
)
def test_other_paragraphs_stay(untouched: str) -> None:
    assert completed(untouched) == untouched


def test_attributes_behind_a_caption_are_the_table_s() -> None:
    made = completed(f"<p>Table: The <em>tides</em> {{#tbl:tides .wide}}</p>{TABLE}")
    assert made.startswith('<table id="tbl:tides" class="wide"><caption>The <em>tides</em></caption>')
