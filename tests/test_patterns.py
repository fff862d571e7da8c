"""Regular expressions that every Python from 3.11 on reads alike."""

from __future__ import annotations

import re
from pathlib import Path

import publish

# The first releases of 3.11 lose matches of a group that gives nothing back: `(…)*+`, `(…){0,9}+`, `(?>…)`.
POSSESSIVE_GROUP = re.compile(r"(?<!\\)\)(?:[*+?]|\{\d*,?\d*\})\+(?![^\[\n]*\])|\(\?>")


def test_no_group_is_possessive() -> None:
    files = sorted(Path(publish.__file__).parent.rglob("*.py"))
    found = [
        f"{path.name}: {line.strip()}"
        for path in files
        for line in path.read_text("utf-8").splitlines()
        if POSSESSIVE_GROUP.search(line)
    ]
    assert len(files) > 100
    assert found == []
    assert POSSESSIVE_GROUP.search("(?:a|b)*+c")
    assert POSSESSIVE_GROUP.search("(?:a|b){0,9}+c")
    assert not POSSESSIVE_GROUP.search(r"\s*+(a|b)+[()*+]")
