"""Chapters made of several files: their frames go, once nothing needs to know any more what was in which.

A nested file stands in a `<section class="file" data-source="…">`. Without the frame its text goes on
from the chapter's as if it were one file; what stood in it keeps the name, for messages.
"""

from __future__ import annotations

from lxml import etree

from publish.book.tree import SOURCE, every, has_class, unwrap

HANDED_DOWN = (SOURCE, "lang", "dir")


def is_frame(node: etree._Element) -> bool:
    """Whether an element holds what was read from another file."""
    return node.get(SOURCE) is not None and has_class(node, "file")


def join(tree: etree._Element) -> None:
    """Take the frames out of a division's tree."""
    for frame in [node for node in every(tree, "section") if is_frame(node)]:
        for child in frame.iterchildren(etree.Element):
            for name in HANDED_DOWN:
                if (value := frame.get(name)) and not child.get(name):
                    child.set(name, value)
        unwrap(frame)
