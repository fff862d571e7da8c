"""Chapters parsed on every core, and kept between builds: a tree hangs on its text and the parser alone."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from publish import cores, inputs
from publish.cores import Trade
from publish.manuscript.markup import Markup
from publish.means import PLAIN, Means
from publish.problems import Problem
from publish.store import key
from publish.written import read, written

FORM = "chapter 1"  # another number for another way to write it
FEW = 100_000  # letters for which it does not pay to fork
PARSER = etree.XMLParser(huge_tree=True, resolve_entities=False, remove_blank_text=False)


@dataclass(frozen=True)
class Text:
    """The Markdown of a chapter as the parser gets it, and the name of its file."""

    markdown: str
    source: str
    markup: Markup


def parsed(texts: Iterable[Text], means: Means = PLAIN) -> dict[Text, bytes]:
    """The texts as trees that `unfolded` reads; each is parsed once."""
    wanted = list(dict.fromkeys(texts))
    found = {text: means.store.get(_key(text)) if means.store else None for text in wanted}
    left = {at: text for at, text in enumerate(wanted) if found[text] is None}
    alone = sum(len(text.markdown) for text in left.values()) < FEW and not cores.is_begun(Trade.PARSING)
    jobs = 1 if alone else means.jobs
    for at, data in cores.each(_folded, left, lambda text: len(text.markdown), jobs, Trade.PARSING):
        found[wanted[at]] = data
        if means.store:
            means.store.put(_key(wanted[at]), data)
    return {text: data for text, data in found.items() if data is not None}


def _key(text: Text) -> str:
    return key(FORM, inputs.code(), text.markup, text.source, text.markdown)


def _folded(text: Text) -> bytes:
    """A tree, the lines of its elements, and what was wrong, as data."""
    from publish.manuscript import markdown  # noqa: PLC0415 - most often another process does it

    problems: list[Problem] = []
    section = markdown.parse(text.markdown, source=text.source, problems=problems, markup=text.markup)
    lines = [node.sourceline or 0 for node in section.iter()]
    whole = etree.tostring(section, encoding="unicode")
    return json.dumps([whole, lines, [written(problem) for problem in problems]]).encode()


def unfolded(data: bytes, problems: list[Problem]) -> etree._Element:
    """The tree, each time a new one; what was wrong is added to `problems`."""
    whole, lines, said = json.loads(data)
    section = etree.fromstring(whole, PARSER)
    for node, line in zip(section.iter(), lines, strict=True):
        node.sourceline = line  # type: ignore[misc]  # lxml lets it be set
    problems.extend(map(read, said))
    return section
