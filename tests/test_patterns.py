"""Regular expressions that every Python from 3.11 on reads alike."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import publish

# The first releases of 3.11 lose matches of a group that gives nothing back: `(…)*+`, `(…){0,9}+`, `(?>…)`.
POSSESSIVE_GROUP = re.compile(r"(?<!\\)\)(?:[*+?]|\{\d*,?\d*\})\+|\(\?>")
CLASS = re.compile(r"\[\]?(?:\\.|[^\]\\])*\]")


def possessive(line: str) -> bool:
    return POSSESSIVE_GROUP.search(CLASS.sub("[]", line)) is not None


def test_no_group_is_possessive() -> None:
    files = sorted(Path(publish.__file__).parent.rglob("*.py"))
    found = [
        f"{path.name}: {line.strip()}"
        for path in files
        for line in path.read_text("utf-8").splitlines()
        if possessive(line)
    ]
    assert len(files) > 100
    assert found == []


@pytest.mark.parametrize(
    ("line", "is_one"),
    [("(?:a|b)*+c", True), ("(?:a|b){0,9}+c", True), ("(?>a)", True), (r"\s*+(a|b)+[()*+]+", False)],
)
def test_a_possessive_group_is_found(line: str, is_one: bool) -> None:
    assert possessive(line) == is_one
