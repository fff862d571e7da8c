"""Line numbers on request: every line of a listing is an element, and its text stays the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from publish.book.tree import XHTML, every, with_class
from publish.manuscript import markdown
from publish.problems import Problem
from publish.transforms import highlighting, line_numbers


def section(text: str, info: str) -> etree._Element:
    problems: list[Problem] = []
    tree = markdown.parse(f"```{info}\n{text}```\n", source="a.md", problems=problems)
    assert problems == []
    highlighting.highlight(tree)
    line_numbers.number(tree)
    return tree


def written(tree: etree._Element) -> str:
    return "".join(str(part) for part in next(every(tree, "code")).itertext())


PYTHON = 'def f():\n    """One\n    two."""\n\n    return 1\n'


@pytest.mark.parametrize("name", ["numbered", "numberLines", "number-lines"])
def test_a_listing_that_asks_for_numbers(name: str) -> None:
    tree = section(PYTHON, f"{{.python .{name}}}")
    lines = with_class(tree, "code-line")
    assert ["".join(map(str, line.itertext())) for line in lines] == PYTHON.splitlines()
    assert written(tree) == PYTHON.rstrip("\n")
    assert len(with_class(tree, "numbered")) == 1


def test_a_string_of_two_lines_keeps_its_colour_on_both() -> None:
    lines = with_class(section(PYTHON, "{.python .numbered}"), "code-line")
    assert [bool(with_class(line, "tok-s")) for line in lines[1:3]] == [True, True]


@pytest.mark.parametrize("start", ["start=9", 'startFrom="9"'])
def test_the_count_may_begin_elsewhere(start: str) -> None:
    tree = section("a\n", f"{{.sh .numbered {start}}}")
    assert next(every(tree, "pre")).get("style") == "counter-reset: code-line 8"


def test_a_listing_that_does_not_ask_has_none() -> None:
    tree = section(PYTHON, "{.python start=9}")
    assert with_class(tree, "code-line") == []
    assert next(every(tree, "pre")).attrib.keys() == ["class", "data-language"]


@given(st.text(st.sampled_from("ab \t#'\"\n"), max_size=60))
def test_no_letter_is_changed(text: str) -> None:
    pre = etree.fromstring(f'<section xmlns="{XHTML}"><pre class="code numbered"><code/></pre></section>')
    code = next(every(pre, "code"))
    code.text = text
    line_numbers.number(pre)
    assert written(pre) == text
