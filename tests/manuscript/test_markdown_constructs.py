"""Minimal inputs, each through the reading that it is meant for, against what pandoc makes of it.

The reading that is meant: a case of GitHub's or of CommonMark's extensions is read as CommonMark; a case of
pandoc's own Markdown, of kramdown, Leanpub and Python-Markdown as the house reads. Where pandoc does not know
the construct, `OURS` holds the structure that is meant instead; what still differs is in `DIFFERENT`, with
the reason.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import reduce
from operator import and_
from typing import Any

import pytest
from lxml import etree

from publish.manuscript import xhtml
from publish.manuscript.front_matter import split
from publish.manuscript.markdown import Markup
from tests.manuscript.markup import READINGS, section
from tests.manuscript.skeletons import of_reference, skeleton
from tests.shared import SHARED, needs_shared

# By the case's reference: the reading that is meant, and which of pandoc's readings is its judge.
MEANT: dict[str, tuple[Markup, str]] = {
    "gfm": ("commonmark", "gfm"),
    "cmx": ("commonmark", "commonmark_x"),
    "md": ("markdown", "pandoc_markdown"),
    "attr": ("commonmark", "gfm"),
    "none": ("markdown", "pandoc_markdown"),
}
# Markdown that only Markdown Extra and kramdown know.
EXTRA = ("div markdown=1", "p markdown=1 in aside", "kramdown {:lang} before indented code")
OURS = {
    "toml front matter": "<h1> H </h1>",
    "kramdown {:lang} before indented code": "<p> para <pre> <code> code </code>",
    "fence info {figure} path (MyST)": "<p> <img> <p> Caption",
    "strong CJK with bracket": "<p> これは <strong> 重要 </strong> です",
    "strong with link Hangul particle": "<p> <strong> <a> 이름 </a> </strong> 하고가요",
    "\\( \\)": "<p> Let <math> be",
    "p markdown=1 in aside": "<p> <img> some <em> text </em> <p> <a> a </a>",
    "admonition !!!": "<p> T <p> Text",
    "line block": "<p> <line> one <line> two",
    "abbr": "<p> The <abbr> HTML </abbr> spec",
    "leanpub {pagebreak}": "<p> a <p> b",
    "attr line {: .x}": "<p> a <p> b",
    "magiclink swallows CJK punctuation": "<p> 见 <a> httpaorgb </a> 然后",
}
DIFFERENT = {
    "a. / i. fancy list": "initials and years begin lines too",
    "table pipe in code unescaped": "nothing is dropped from a row that is too long",
    "comment then text same line": "text behind a comment is a paragraph, whose marks are read",
    "spaced stars, indented 4": "a row of stars is a scene break however far it stands in",
    "centered ⁂ / #": "a bare # is a scene break",
}
LEFT_OUT = {
    "toml front matter": "it is Hugo's, and no text",
    "script/style block": "a book holds no styles",
    "fence info {figure} path (MyST)": "the name of an option",
    "kramdown {:lang} before indented code": "the name of an attribute",
    "abbr": "the second mention of the word",
    "footnote unicode label": "the number that pandoc gives the note",
}


def cases() -> list[dict[str, Any]]:
    """All of them."""
    path = SHARED / "manuscripts" / "constructs.json"
    if not path.exists():
        pytest.skip("SKIPPED: no constructs.json beside the real books")
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return found


def prepared(text: str) -> str:
    """As the reader hands a file on: without a byte order mark and front matter."""
    return split(text.removeprefix("\ufeff"), "one.md", [], strict=False).text


def letters(text: str) -> Counter[str]:
    """How many there are of each letter and digit."""
    return Counter(re.findall(r"\w", text))


@needs_shared
def test_constructs_are_read_as_they_are_meant() -> None:
    different = set()
    for case in cases():
        name = case["name"]
        markup, judge = MEANT[case["reference"]]
        tree, _ = section(prepared(case["input"]), markup="markdown" if name in EXTRA else markup)
        meant = OURS.get(name) or of_reference(case["reference_html"] or case["pandoc_html"][judge])
        if skeleton(tree) != meant:
            different.add(name)
    assert different == set(DIFFERENT)
    assert len(different) <= len(cases()) * 3 / 100


@needs_shared
@pytest.mark.parametrize("markup", READINGS)
def test_no_reading_loses_the_words_of_a_construct(markup: Markup) -> None:
    lost = set()
    for case in cases():
        tree, _ = section(prepared(case["input"]), markup=markup)
        shown = letters("".join([*tree.itertext(), *map(str, tree.xpath("//@*"))]))
        # What every reading of pandoc shows is text, whatever else is markup.
        judges = [html for html in case["pandoc_html"].values() if not html.startswith("ERROR")]
        trees = [xhtml.to_section(html, line_attribute="", first_line=1) for html in judges]
        meant = reduce(and_, (letters("".join(judge.itertext())) for judge in trees))
        if meant - shown:
            lost.add(case["name"])
    assert lost == set(LEFT_OUT)


@needs_shared
@pytest.mark.parametrize("markup", READINGS)
def test_real_chapters_are_read_without_losing_their_placeholders(markup: Markup) -> None:
    chapters = sorted((SHARED / "manuscripts").rglob("*.md"))
    assert chapters
    for path in chapters[::7]:
        text = path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
        tree, _ = section(text, markup=markup)
        assert etree.fromstring(etree.tostring(tree)).tag == tree.tag
        assert "wxh:" not in "".join(tree.itertext())
        assert all(node.sourceline for node in tree.iter(etree.Element))
