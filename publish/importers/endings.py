"""What stands after the end of an article: menus, forms, requests. It is cut off, and its messages are read.

The rule: the end begins with the first block after the last heading (or after a third, where there is
none) from which on every block is short, or is a web site's furniture, or asks for support, or invites to
share; and a quarter of them at least is furniture beyond doubt. It is never more than half of the text.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from publish.book.tree import HEADINGS, local, words_of
from publish.importers.vocabulary import LONGEST, SHARING, SUPPORT, author_in, is_furniture

_SHARE_OF_FURNITURE = 0.25
_SENTENCE = 60


@dataclass(frozen=True)
class Messages:
    """What the site's owners say to their readers."""

    share: str = ""
    support: str = ""


def begin(blocks: list[etree._Element]) -> int:
    """The index of the first block after the end of the article."""
    headings = [
        number for number, block in enumerate(blocks) if block.tag in HEADINGS and local(block) != "h1"
    ]
    start = headings[-1] + 1 if headings else len(blocks) // 3
    sure = [_is_sure(block) for block in blocks]
    end = len(blocks)
    while end > start and _may_follow(blocks[end - 1]):
        end -= 1
    for first in range(end, len(blocks)):
        enough = sum(sure[first:]) >= _SHARE_OF_FURNITURE * (len(blocks) - first)
        if sure[first] and enough and 2 * _size(blocks[first:]) < _size(blocks):
            return first
    return len(blocks)


def _size(blocks: list[etree._Element]) -> int:
    return sum(len(words_of(block)) for block in blocks)


def _is_sure(block: etree._Element) -> bool:
    text = text_of(block)
    return local(block) in ("p", "ul", "ol") and (is_furniture(text) or bool(author_in(text)))


def _may_follow(block: etree._Element) -> bool:
    text = text_of(block)
    if local(block) not in ("p", "ul", "ol", "hr"):
        return False
    return len(text) <= LONGEST or is_furniture(text) or bool(SUPPORT.search(text) or SHARING.search(text))


def text_of(block: etree._Element) -> str:
    """The text of a block, a line for each of its lines."""
    parts = [block.text or ""]
    for node in block.iterdescendants(etree.Element):
        if local(node) in ("br", "li"):
            parts.append("\n")
        parts.append((node.text or "") + (node.tail or ""))
    return "\n".join(" ".join(line.split()) for line in "".join(parts).split("\n")).strip()


def messages(blocks: list[etree._Element]) -> Messages:
    """The sentence that invites to share, and the paragraphs that ask for support."""
    lines = [line for block in blocks for line in text_of(block).split("\n")]
    share = next((line for line in lines if SHARING.search(line)), "")
    asking = [words_of(block) for block in blocks if _asks(block)]
    return Messages(
        share, "\n\n".join(asking) if any("support" in text or "donat" in text for text in asking) else ""
    )


def _asks(block: etree._Element) -> bool:
    text = text_of(block)
    if len(text) < _SENTENCE or not SUPPORT.search(text):
        return False
    return not any(is_furniture(line) or SHARING.search(line) for line in text.split("\n"))
