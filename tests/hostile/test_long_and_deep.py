"""Text without end and nesting without end: read, set and bounded, or refused with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish.manuscript.source import LARGEST_TEXT
from tests.hostile.books import BOUND, chapter

WORD = "abcdefghij"
SET: dict[str, str] = {
    "a word of twenty thousand letters": f"It began: {WORD * 2000} and ended.",
    "… with soft hyphens": "It began: " + "ab\u00ad" * 7000 + " and ended.",
    "a line of code of twenty thousand letters": f"```\n{WORD * 2000}\n```",
    "an address of twenty thousand letters": f"See https://example.org/{WORD * 2000} there.",
    "ten thousand quotations": "> " * 10_000 + "x",
    "ten thousand lists": "- " * 10_000 + "x",
    "six hundred lists, line by line": "\n".join("  " * depth + "- x" for depth in range(600)),
    "ten thousand brackets": "[" * 10_000 + "x" + "]" * 10_000,
    "ten thousand pictures in pictures": "![" * 10_000 + "x" + "](a)" * 10_000,
    "ten thousand asterisks": "*" * 10_000 + "x" + "*" * 10_000,
    "five thousand elements": "<div>" * 5_000 + "x" + "</div>" * 5_000,
    "ten thousand signs of HTML": "<" * 10_000 + "&" * 10_000,
    "a formula in a formula": "$$" + r"\frac{1}{" * 500 + "x" + "}" * 500 + "$$",
    "a macro of macros": r"$$\def\a{xx}\def\b{\a\a\a\a\a\a\a\a}\def\c{\b\b\b\b\b\b\b\b}\def\d{\c\c\c\c\c\c\c\c}\d\d$$",  # noqa: E501
}


@pytest.mark.parametrize("name", SET)
def test_read_and_set_in_time(name: str, tmp_path: Path) -> None:
    made = chapter(tmp_path, SET[name])
    assert made.seconds < BOUND
    assert (made.code == 0) is not any(line.startswith("error") for line in made.told)


def test_no_letter_of_a_long_word_is_lost(tmp_path: Path) -> None:
    made = chapter(tmp_path, f"It began: {WORD * 200} and ended.")
    assert "".join(letter for letter in made.printed() if letter in WORD).count(WORD) >= 200
    assert "\u200b" not in "".join(made.epub().values())


def test_a_paragraph_of_fifty_megabytes_is_refused(tmp_path: Path) -> None:
    made = chapter(tmp_path, b"It was a dark night. " * 2_500_000)
    assert made.told == [f"error M070: 'one.md' is larger than {LARGEST_TEXT >> 20} MB"]
    assert made.seconds < BOUND
