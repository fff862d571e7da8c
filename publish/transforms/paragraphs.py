"""Marks paragraphs by where they stand, so that a theme can indent as printers do, and tidies the rest.

A paragraph after an opening, a heading or a scene break is not indented; one that goes on after a
quotation, a list or a figure is not either.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from publish.book.tree import (
    HEADINGS,
    add_class,
    classes,
    element,
    every,
    has_class,
    local,
    remove,
    replace,
    unwrap,
)

# Blocks that may stand between a heading and the text it opens.
SET_OFF = frozenset({"verse", "math"})
PASSED_OVER = frozenset({"aside", "figure", "nav"})
INTERRUPTIONS = frozenset({"blockquote", "dl", "figure", "ol", "pre", "table", "ul"})
NO_TEXT = frozenset({"attribution", "half-title", "subtitle", "title"})
ASCII_SPACE = " \t\r\n\f"
LEAD_IN = "\"'“”‘’«»„‚…—–-,;:([ \u00a0\u202f"


def mark(tree: etree._Element, words: Mapping[str, str]) -> None:
    """Mark first and continued paragraphs, drop empty ones, and draw the boxes of task lists."""
    for box in list(every(tree, "input")):
        _draw(box, words)
    for paragraph in list(every(tree, "p")):
        if _is_empty(paragraph):
            remove(paragraph)
    for node in list(tree.iter(etree.Element)):
        if _opens(node):
            _mark_first(node.getnext())
    first = next(tree.iterchildren(etree.Element), None)
    if first is not None and not _opens(first):
        _mark_first(first, plain_only=True)
    for paragraph in every(tree, "p"):
        if _continues(paragraph):
            add_class(paragraph, "continued")


def _opens(node: etree._Element) -> bool:
    """Whether a node is a heading, the opening of a division, or a break between scenes or pages."""
    if node.tag in HEADINGS or local(node) == "hr":
        return True
    return has_class(node, "opening") or has_class(node, "page-break")


def _mark_first(node: etree._Element | None, *, plain_only: bool = False) -> None:
    """Find the paragraph that begins the text, past an epigraph or a figure."""
    while node is not None and (
        not isinstance(node.tag, str) or local(node) in PASSED_OVER or has_class(node, "epigraph")
    ):
        node = node.getnext()
    if node is None or local(node) != "p" or NO_TEXT.intersection(classes(node)):
        return
    if not (plain_only and classes(node)):
        add_class(node, "first")


def _continues(paragraph: etree._Element) -> bool:
    """Whether a paragraph goes on with the sentence that a block interrupted: its first word is small."""
    before = paragraph.getprevious()
    if before is None or not (
        local(before) in INTERRUPTIONS or {"verse", "math"}.intersection(classes(before))
    ):
        return False
    first = next((child for child in paragraph.iterdescendants(etree.Element)), None)
    text = (paragraph.text or "").strip()
    if not text and first is not None and local(first) in ("code", "kbd", "samp"):
        return False
    return "".join(paragraph.itertext()).lstrip(LEAD_IN + ASCII_SPACE)[:1].islower()


def _is_empty(paragraph: etree._Element) -> bool:
    """No text and nothing to see; a no-break space counts as text, since somebody put it there."""
    if paragraph.get("id") or "".join(paragraph.itertext()).strip(ASCII_SPACE):
        return False
    return all(local(child) in ("", "br") and not child.get("id") for child in paragraph.iterdescendants())


def _draw(box: etree._Element, words: Mapping[str, str]) -> None:
    """A check box of a form becomes a sign with a name, since a book has no forms."""
    if box.get("type") != "checkbox":
        return
    is_done = box.get("checked") is not None
    label = {"class": "task", "role": "img", "aria-label": words["done" if is_done else "open"]}
    sign = element("span", label, "☑" if is_done else "☐", line=box.sourceline)
    replace(box, sign)
    for ancestor in list(sign.iterancestors()):
        if local(ancestor) == "label":
            unwrap(ancestor)
        elif local(ancestor) in ("ul", "ol"):
            add_class(ancestor, "task-list")
            break
