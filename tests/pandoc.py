"""Pandoc, the judge of structure: what it makes of a text, and how often each element stands in a tree.

What it once said is kept by pytest, since a run of it for every chapter takes a minute.
"""

from __future__ import annotations

import hashlib
import subprocess
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest
from lxml import etree

from publish.book.tree import has_class, local
from publish.manuscript import xhtml

COUNTED = frozenset(
    ["p", "li", "pre", "table", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "img", "blockquote"]
)
# They count only with words in them: a picture counts itself, and an empty row shows nothing.
WORDED = frozenset(("p", "tr"))

Counts = dict[str, int]


def census(tree: etree._Element) -> Counts:
    """How many there are of each element; the calls of notes stand for the notes."""
    return dict(sorted(_count(tree).items()))


def _count(node: etree._Element) -> Counter[str]:
    name = local(node)
    if has_class(node, "footnotes") or (name == "aside" and has_class(node, "note")):
        return Counter()
    if has_class(node, "footnote-ref") or has_class(node, "note-call"):
        return Counter(("note",))
    found: Counter[str] = Counter()
    if name in COUNTED and (name not in WORDED or "".join(node.itertext()).strip()):
        found[name] += 1
    elif name == "div" and has_class(node, "math"):
        # Pandoc has a formula with lines to itself in a paragraph of its own.
        found["p"] += 1
    for child in node:
        found += _count(child)
    return found


def judge(texts: Sequence[str], reading: str, cache: pytest.Cache) -> list[Counts]:
    """Pandoc's counts for each text, in one of its readings."""
    with ThreadPoolExecutor() as threads:
        said = threads.map(lambda text: _said(text, reading, cache), texts)
        return [census(xhtml.to_section(html, line_attribute="", first_line=1)) for html in said]


def _said(text: str, reading: str, cache: pytest.Cache) -> str:
    key = f"pandoc/{hashlib.sha256((reading + text).encode()).hexdigest()}"
    html = cache.get(key, None)
    if html is None:
        html = _html(text, reading)
        cache.set(key, html)
    return str(html)


def _html(text: str, reading: str) -> str:
    pypandoc = pytest.importorskip("pypandoc", reason="SKIPPED: pandoc is not there")
    # Formulas stay as they are: what pandoc thinks of their TeX is not asked.
    command = [pypandoc.get_pandoc_path(), "--from", reading, "--to", "html", "--mathjax", "--quiet"]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout
