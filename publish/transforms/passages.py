"""Looks for words in the running text, and puts elements around them: not in code, headings or links."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from lxml import etree

from publish.book.tree import H, local

BLOCKS = ("p", "li", "dd", "dt", "td", "th", "figcaption", "caption")
OTHER = frozenset({"code", "pre", "math", "h1", "h2", "h3", "h4", "h5", "h6", "nav", "svg", "kbd", "samp"})
Made = Callable[[str, etree._Element], etree._Element | None]


def pattern(forms: Iterable[str]) -> re.Pattern[str]:
    """Any of some words, the longer ones first, whole, and with any capitals."""
    either = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


def blocks(tree: etree._Element) -> Iterator[etree._Element]:
    """The blocks of a tree that hold running text."""
    return tree.iter(*(f"{H}{name}" for name in BLOCKS))


def wrap(block: etree._Element, words: re.Pattern[str], made: Made, passed: Iterable[str] = ()) -> None:
    """Replace words in a block by what is made of them, and leave those alone of which nothing is made.

    What stands in a block inside is not looked at, nor what stands in an element of a `passed` name.
    """
    for node, where in list(_texts(block, OTHER.union(BLOCKS, passed))):
        text = getattr(node, where)
        position, pieces = 0, []
        for match in words.finditer(text):
            new = made(match[0], block)
            if new is not None:
                pieces.append((text[position : match.start()], new))
                position = match.end()
        _insert(node, where, pieces, text[position:])


def _texts(block: etree._Element, passed: frozenset[str]) -> Iterator[tuple[etree._Element, str]]:
    if block.text:
        yield block, "text"
    for child in block:
        if isinstance(child.tag, str) and local(child) not in passed:
            yield from _texts(child, passed)
        if child.tail:
            yield child, "tail"


def _insert(node: etree._Element, where: str, pieces: list[tuple[str, etree._Element]], rest: str) -> None:
    """Put elements into a text, each behind its piece of it."""
    parent = node if where == "text" else node.getparent()
    if not pieces or parent is None:
        return
    at = 0 if where == "text" else parent.index(node) + 1
    setattr(node, where, pieces[0][0])
    for offset, (_, new) in enumerate(pieces):
        new.tail = pieces[offset + 1][0] if offset + 1 < len(pieces) else rest
        parent.insert(at + offset, new)
