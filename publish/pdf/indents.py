"""Quotations and lists in one another, as deep as a page can hold them: what is deeper is not indented more.

Without that a column would become as narrow as a letter, and then as nothing.
"""

from __future__ import annotations

from lxml import etree

from publish.book.tree import H

INDENTED = frozenset(f"{H}{name}" for name in ("blockquote", "ul", "ol", "dd", "aside"))
DEEPEST = 8  # each takes a line's height or two of the measure
LEVEL = "margin-left: 0; margin-right: 0; padding-left: 0; padding-right: 0"


def level(tree: etree._Element) -> None:
    """Take the indents of what is too deep away, in place."""
    waiting = [(tree, 0)]
    while waiting:
        node, depth = waiting.pop()
        if node.tag in INDENTED:
            depth += 1
            if depth > DEEPEST:
                node.set("style", f"{node.get('style') or ''}; {LEVEL}".strip("; "))
        waiting.extend((child, depth) for child in node)
