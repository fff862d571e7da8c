"""Run-in heads: the small title with which a paragraph begins.

Where the source marks them, they are bold (or small capitals), end in a full stop, a question mark or a
colon, and text follows. In plain text nothing marks them, so precision goes before completeness. There
the first sentence of a paragraph is a run-in head if all of this is true:

- the text is English and has section headings, and there are two run-in heads in it at least;
- the sentence has two to eight words, ends in `.` or `?`, has no comma, quotation mark or digit, and at
  least eight words follow it;
- it is no full statement: no pronoun, no auxiliary or modal verb, no conjunction or determiner that opens a
  sentence stands in it, unless it is a statement that begins with Why, How, What, When or Where;
- or it is a question that the paragraph says once more, word for word.
"""

from __future__ import annotations

import re

from lxml import etree

from publish.book.tree import add_class, append, element, every, local, words_of
from publish.importers.ledger import Ledger
from publish.importers.vocabulary import words

_MOST_WORDS = 8
_FEWEST_AFTER = 8
_FIRST = re.compile(r"(?P<head>[A-Z][^.?!,;:\"“”()\d]*[.?])\s+(?P<rest>[A-Z\"“'‘].*)", re.DOTALL)
_STATEMENT = words(
    """i you he she it we they me him her us them my your his its our their mine yours myself yourself himself
    herself itself ourselves themselves who whom whose that this these those there here everybody everyone
    somebody someone nobody anybody anyone something nothing anything everything one none am is are was
    were be been being isn't aren't wasn't weren't have has had having do does did don't doesn't didn't can
    cannot can't could couldn't will won't would wouldn't shall should shouldn't may might must if because
    although though while since unless until when whenever where not never let look see think take make go
    come say says said get got give keep remember consider imagine seems seem became become went came took
    made knew know thought felt stood sat ran walked looked turned"""
)
_OPENERS = words(
    """and but or so yet for nor then now well yes no not never also still perhaps maybe thus hence however
    here there of course indeed again once suddenly finally first next"""
)
_QUESTIONING = words("why how what when where")
_ENGLISH = words("the of and to a in is that it for was with as on be")


def mark_bold(section: etree._Element) -> int:
    """Call bold words at the head of a paragraph a run-in head; returns how many there are."""
    count = 0
    for paragraph in every(section, "p"):
        first = paragraph[0] if len(paragraph) else None
        if (
            first is None
            or local(first) != "strong"
            or (paragraph.text or "").strip()
            or paragraph.get("class")
        ):
            continue
        title, after = words_of(first), first.tail or ""
        stop = re.match(r"\s*[.:?—–]\s", after)
        ends = title.endswith((".", "?", ":", "!")) or bool(stop)
        text_after = len(words_of(paragraph).split()) - len(title.split())
        if ends and len(title.split()) <= 12 and text_after >= _FEWEST_AFTER:
            if stop and not title.endswith((".", "?", ":", "!")):
                append(first, after[: stop.end()].strip())
                first.tail = " " + after[stop.end() :]
            add_class(first, "run-in")
            count += 1
    return count


def mark_plain(section: etree._Element, ledger: Ledger) -> None:
    """Find and mark the run-in heads of a plain text."""
    if not is_english(words_of(section)) or len(list(every(section, "h2"))) < 2:
        return
    found = [(p, match) for p in every(section, "p") if not len(p) and (match := head_of(p.text or ""))]
    found = [(p, match) for p, match in found if p.getparent() is section and not p.get("class")]
    if len(found) < 2:
        return
    for paragraph, match in found:
        head = element("strong", {"class": "run-in"}, match["head"])
        head.tail = f" {match['rest']}"
        paragraph.text = None
        paragraph.append(head)
    ledger.find("run-in heads", len(found))


def head_of(text: str) -> re.Match[str] | None:
    """The run-in head of a paragraph and the rest of it."""
    match = _FIRST.fullmatch(text.strip())
    if match is None or len(match["rest"].split()) < _FEWEST_AFTER:
        return None
    title = [word.strip("'’-").casefold().replace("’", "'") for word in match["head"].rstrip(".?").split()]
    if not 2 <= len(title) <= _MOST_WORDS:
        return None
    if match["head"].endswith("?") and match["head"] in match["rest"]:
        return match
    if title[0] in _QUESTIONING and match["head"].endswith("."):
        return match
    if title[0] in _OPENERS or any(_is_verbal(word) for word in title):
        return None
    return match


def _is_verbal(word: str) -> bool:
    return word in _STATEMENT or "'" in word.removesuffix("'s")


def is_english(text: str) -> bool:
    """Whether a text is English, by the share of its smallest words."""
    found = text.casefold().split()
    return len(found) >= 20 and sum(word in _ENGLISH for word in found) > 0.15 * len(found)
