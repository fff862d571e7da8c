"""Finds who is quoted: a line `- Name` after a quotation."""

from __future__ import annotations

import re

from lxml import etree

from publish.book.tree import add_class, element, every, local, replace, words_of
from publish.importers.ledger import Ledger

_NAME = re.compile(r"(?:[-–—―]|--+)\s*(?P<name>[^\W\d_a-z].{1,100})", re.DOTALL)
_SENTENCE_END = re.compile(r"[a-z]{4,}[.!?]\s+\S|[!?;:]$")
_QUOTED = re.compile(r"[\"“„«].*[\"”“»][.,]?", re.DOTALL)


def mark(section: etree._Element, ledger: Ledger) -> None:
    """Make a quotation of a paragraph in quotation marks and the name after it; mark names in others."""
    for paragraph in list(every(section, "p")):
        before = paragraph.getprevious()
        if before is None or not is_name(paragraph) or _is_speech(paragraph):
            continue
        if local(before) == "p" and _QUOTED.fullmatch(words_of(before)):
            quote = element("blockquote")
            replace(before, quote)
            quote.append(before)
            _move(paragraph, quote)
            ledger.find("attributed quotations")
        elif local(before) == "blockquote":
            _move(paragraph, before)
            ledger.find("attributed quotations")
        elif _parent_name(paragraph) in ("blockquote", "div") and paragraph.getnext() is None:
            add_class(paragraph, "attribution")


def _parent_name(node: etree._Element) -> str:
    parent = node.getparent()
    return "" if parent is None else local(parent)


def is_name(paragraph: etree._Element) -> bool:
    """Whether a paragraph is a dash and a name."""
    text = words_of(paragraph)
    return _NAME.fullmatch(text) is not None and not _SENTENCE_END.search(text)


def _is_speech(paragraph: etree._Element) -> bool:
    """Whether the next paragraph begins with a dash too: then both are spoken, or are items."""
    after = paragraph.getnext()
    return after is not None and local(after) == "p" and re.match(r"[-–—―]", words_of(after)) is not None


def _move(paragraph: etree._Element, quote: etree._Element) -> None:
    add_class(paragraph, "attribution")
    paragraph.tail = None
    quote.append(paragraph)
