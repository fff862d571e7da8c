"""The structure of a tree, ours or pandoc's, with letters and digits for its text, so that two compare."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from publish.book.tree import has_class, local
from publish.manuscript import xhtml

KEPT = frozenset(
    [
        "p",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "pre",
        "blockquote",
        "table",
        "caption",
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
        "sub",
        "del",
        "mark",
        "abbr",
    ]
)
CLOSED = KEPT - {"p", "li", "dt", "dd", "pre", "tr", "td", "img", "br", "hr", "input"}
SPANS = frozenset(("math", "citation", "cross-reference", "line"))


def skeleton(tree: etree._Element) -> str:
    """The structure of a section."""
    joined: list[str] = []
    for piece in _pieces(tree):
        tag = re.fullmatch(r"</?\w[\w-]*>", piece)
        text = piece if tag else "".join(re.findall(r"\w", piece))
        if text and not tag and joined and not joined[-1].startswith("<"):
            joined[-1] += text
        elif text:
            joined.append(text)
    return " ".join(joined)


def of_reference(html: str) -> str:
    """The structure of HTML that pandoc wrote."""
    return skeleton(xhtml.to_section(html, line_attribute="", first_line=1))


def _pieces(node: etree._Element) -> Iterator[str]:
    """Tags and texts in their order; notes are known by their calls, empty anchors do not count."""
    name = "td" if local(node) == "th" else local(node)
    if has_class(node, "footnotes") or (name == "aside" and has_class(node, "note")) or name == "style":
        return
    if has_class(node, "note-call") or has_class(node, "footnote-ref"):
        yield "<note>"
        return
    if name == "p" and not len(node) and not (node.text or "").strip():
        return
    if name == "div" and has_class(node, "math"):
        # Pandoc has a formula with lines to itself in a paragraph of its own.
        yield "<p>"
    held = next((kind for kind in SPANS if has_class(node, kind)), None)
    counts = name in KEPT and not (name == "a" and not len(node) and not node.text)
    yield f"<{held}>" if held else f"<{name}>" if counts else ""
    if held == "math":
        return
    yield node.text or ""
    for child in node:
        yield from _pieces(child)
        yield child.tail or ""
    yield f"</{name}>" if counts and name in CLOSED else ""
