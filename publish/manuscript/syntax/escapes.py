"""Marks that a backslash has made into text, as long as there are marks to be read from the tree.

A task's `[x]`, an alert's `[!NOTE]`, a caption's colon and the explanation of an abbreviation are found in
the finished tree, where a backslash is no longer seen: a sign stands before what it has protected.
"""

from __future__ import annotations

from lxml import etree

# No character at all (Unicode 23.7), but one that XML and HTML let through.
_SIGN = "\ufdd0"
_MARKS = frozenset("[*:")


def without_signs(text: str) -> str:
    """Text in which nothing can be taken for the sign."""
    return text.replace(_SIGN, "")


def protected(character: str) -> str:
    """A character that was written with a backslash."""
    return f"{_SIGN}{character}" if character in _MARKS else character


def settle(section: etree._Element) -> None:
    """Take the signs out of the tree."""
    for node in section.iter():
        if node.text and _SIGN in node.text:
            node.text = without_signs(node.text)
        if node.tail and _SIGN in node.tail:
            node.tail = without_signs(node.tail)
        for name, value in node.attrib.items():
            if _SIGN in value:
                node.set(name, without_signs(value))
