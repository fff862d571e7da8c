"""Minimal inputs with the reading that CommonMark gives them; the house differs where it means to."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from lxml import etree

from publish.book.tree import has_class, local
from tests.manuscript.markup import section
from tests.shared import SHARED, needs_shared

KEPT = frozenset(
    (
        "p",
        "ul",
        "ol",
        "li",
        "pre",
        "blockquote",
        "table",
        "tr",
        "td",
        "h1",
        "h2",
        "h3",
        "em",
        "strong",
        "code",
        "a",
        "img",
        "br",
        "hr",
        "input",
        "sup",
    )
)
CLOSED = KEPT - {"p", "li", "pre", "tr", "td", "img", "br", "hr", "input"}
INTENDED = {
    "BOM + heading": "the mark is taken off when the file is read",
    "yaml front matter": "front matter is taken off when the file is read",
    "table pipe in code unescaped": "nothing is dropped from a row that is too long",
    "strong CJK with bracket": "stars beside Chinese and Japanese marks make strong text",
    "strong with link Hangul particle": "likewise in Korean",
    "*** both": "strong outside, emphasis inside",
    "link URL with space": "such a link is understood",
    "link title with inner quotes": "likewise",
    "bare email": "an address without brackets stays text",
    "colon words as emoji": "the reference breaks off in the middle",
    'deflist false positive (line starts with ": ")': "likewise",
    "comment then text same line": "text after a comment is a paragraph",
    "div + md inside, blank lines": "Markdown inside HTML wants markdown=1",
    "p markdown=1 in aside": "and there it is read",
    "unquoted attr": "a picture in a line is in a paragraph",
    "block img tag then text": "likewise",
    "a anchor at block start": "the reference leaves out empty links",
    "a anchor then heading": "likewise",
    "a anchor inside heading": "likewise",
    "html block interrupted paragraph": "the reference has one paragraph for all",
    "html in code span": "the reference shows tags as tags",
    "script/style block": "styles are taken out",
    "spaced stars, indented 4": "a row of stars is a scene break however far it stands in",
    "centered ⁂ / #": "a bare # is a scene break",
}


def skeleton(tree: etree._Element) -> str:
    """The structure of a section, with letters and digits for its text."""
    joined: list[str] = []
    for piece in pieces(tree):
        tag = re.fullmatch(r"</?[a-z0-9]+>", piece)
        text = piece if tag else "".join(re.findall(r"\w", piece))
        if text and not tag and joined and not joined[-1].startswith("<"):
            joined[-1] += text
        elif text:
            joined.append(text)
    return " ".join(joined)


def pieces(node: etree._Element) -> Iterator[str]:
    """Tags and texts in their order."""
    name = "td" if local(node) == "th" else local(node)
    if name == "aside" and has_class(node, "note"):
        return
    if has_class(node, "note-call") or has_class(node, "math"):
        yield "<fnref>" if has_class(node, "note-call") else "<math>"
        return
    yield f"<{name}>" if name in KEPT else ""
    yield node.text or ""
    for child in node:
        yield from pieces(child) if local(node) != "pre" else "".join(child.itertext())
        yield child.tail or ""
    yield f"</{name}>" if name in CLOSED else ""


def normal(reference: str) -> str:
    """The reference, with the same letters and digits."""
    tags = re.split(r"(</?[a-z0-9]+>)", re.sub(r"</?aside>", "", reference))
    plain = [part if part.startswith("<") else "".join(re.findall(r"\w", part)) for part in tags]
    return " ".join(part for part in plain if part)


@needs_shared
def test_constructs_are_read_as_commonmark_reads_them() -> None:
    path = SHARED / "manuscripts" / "constructs.json"
    if not path.exists():
        pytest.skip("SKIPPED: no constructs.json beside the real books")
    different = set()
    for case in json.loads(path.read_text(encoding="utf-8")):
        if case["reference_skeleton"] is not None:
            tree, _ = section(case["input"])
            if skeleton(tree) != normal(case["reference_skeleton"]):
                different.add(case["name"])
    assert different == set(INTENDED)


@needs_shared
def test_real_chapters_are_read_without_losing_their_placeholders() -> None:
    chapters = sorted((SHARED / "manuscripts").rglob("*.md"))
    assert chapters
    for path in chapters[::7]:
        text = path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
        tree, _ = section(text)
        assert etree.fromstring(etree.tostring(tree)).tag == tree.tag
        assert "wxh:" not in "".join(tree.itertext())
        assert all(node.sourceline for node in tree.iter(etree.Element))
