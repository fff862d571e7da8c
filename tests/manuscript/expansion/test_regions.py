"""Code and comments are told from prose, so that what they show is not taken for a tag."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.manuscript.expansion.regions import Kind, Regions


def kinds(text: str) -> list[tuple[str, str]]:
    """The regions of a text as kind and words."""
    return [(region.kind.value, text[region.start : region.end]) for region in Regions(text).all]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a `b` c ``d ` e``", [("inline", "`b`"), ("inline", "``d ` e``")]),
        ("a \\`b` c", []),
        ("a ` b\n\nc ` d", []),
        ("a\n```x\nb\n```\nc", [("fence", "```x\nb\n```")]),
        ("- ```x\n  b\n  ```\n- c", [("fence", "```x\n  b\n  ```")]),
        ("> ~~~\n> b\n> ~~~", [("fence", "~~~\n> b\n> ~~~")]),
        ("```\nnever closed", [("fence", "```\nnever closed")]),
        ("a <!-- `b --> `c`", [("comment", "<!-- `b -->"), ("inline", "`c`")]),
        ("<!--\n```\n\n-->\nb", [("comment", "<!--\n```\n\n-->")]),
        ("a\n\n    b\n\n    c\n\nd", [("indented", "    b\n\n    c")]),
        ("a\n    b", []),
        ("- a\n\n    b\n\nc\n\n    d", [("indented", "    d")]),
        ("    a\n<!-- b -->", [("indented", "    a"), ("comment", "<!-- b -->")]),
    ],
)
def test_regions(text: str, found: list[tuple[str, str]]) -> None:
    assert kinds(text) == found


@given(st.text(alphabet="`~-<!> ab\n\\", max_size=60))
def test_they_are_in_order_and_inside_the_text(text: str) -> None:
    position = 0
    for start, end, _ in Regions(text).all:
        assert position <= start <= end <= len(text)
        position = end


def test_a_place_is_looked_up() -> None:
    regions = Regions("a `b` c")
    assert regions.is_in(3)
    assert not regions.is_in(3, frozenset({Kind.FENCE}))
    assert not regions.is_in(5)


def test_unclosed_marks_stay_quick() -> None:
    assert Regions("`a ``b " * 20_000).all is not None
    assert Regions("<!-- " * 20_000).all is not None
