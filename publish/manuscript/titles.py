"""Gives a chapter its title as a heading, where that stands in its front matter or in a list of chapters."""

from __future__ import annotations

from lxml import etree

from publish.book.tree import HEADINGS, element, local


def head(tree: etree._Element, title: str, listed: str, *, replaces: bool) -> str:
    """Put a heading before a text that has none of its own; the title that goes before that heading, or none.

    `title` is that of the front matter. It `replaces` the h1 that the text begins with, or gives way to it
    where it is the only one. `listed` is that of a list, for a text that begins with no heading, or with
    one below its others.
    """
    first = _first_heading(tree)
    levels = [local(node) for node in tree.iter(*HEADINGS)]
    own = first == "h1" and (replaces or levels.count("h1") == 1)
    if title and not own:
        _insert(tree, title)
    elif not title and listed and first != min(levels, default="none"):
        _insert(tree, listed)
    return "" if own and not replaces else title


def _first_heading(tree: etree._Element) -> str:
    """The level of the heading that a text begins with, or an empty text."""
    first = next((node for node in tree if isinstance(node.tag, str)), None)
    if first is None or first.tag not in HEADINGS or (tree.text or "").strip():
        return ""
    return local(first)


def _insert(tree: etree._Element, title: str) -> None:
    heading = element("h1", None, title, line=tree.sourceline)
    heading.tail, tree.text = tree.text, None
    tree.insert(0, heading)
