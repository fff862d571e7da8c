"""Minimal inputs, each through the reading that it is meant for, against what pandoc makes of it.

The reading that is meant: a case of GitHub's or of CommonMark's extensions is read as CommonMark; a case of
pandoc's own Markdown, of kramdown, Leanpub and Python-Markdown as the house reads. Where pandoc does not know
a construct (boxes, asides, attribute lines), the case is among those that differ, with what comes of it.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from lxml import etree

from publish.manuscript.front_matter import split
from publish.manuscript.markdown import Markup
from tests.manuscript.markup import READINGS, section
from tests.manuscript.skeletons import of_reference, skeleton
from tests.shared import SHARED, needs_shared

# Case by case: which reading is meant, and which of pandoc's is its judge.
MEANT: dict[str, tuple[Markup, str]] = {
    "gfm": ("commonmark", "gfm"),
    "cmx": ("commonmark", "commonmark_x"),
    "md": ("markdown", "pandoc_markdown"),
    "attr": ("commonmark", "gfm"),
    "none": ("markdown", "pandoc_markdown"),
}
