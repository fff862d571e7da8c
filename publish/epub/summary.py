"""The accessibility summary: the claims in plain words, for the pages of shops and libraries."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from publish.epub.accessibility import Findings
from publish.themes import tag_of


def summary(found: Findings, language: str) -> tuple[str, str]:
    """The summary and the language that it is in: the book's where there are words for it, else English."""
    tag = tag_of(language)
    join = "" if tag in {"ja", "zh", "zh-Hant"} else " "
    return join.join(_phrases()[tag][name] for name in _said(found)), tag


def _said(found: Findings) -> Iterator[str]:
    if found.adjustable:
        yield "adjustable"
    yield "structure"
    if found.pictures:
        yield "undescribed" if found.undescribed else "described"
    for name in ("formulas", "pages", "moving"):
        if getattr(found, name):
            yield name


@cache
def _phrases() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads((files(__package__) / "summary.toml").read_text(encoding="utf-8"))
