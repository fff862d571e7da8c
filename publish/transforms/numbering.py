"""Numbers parts, chapters and appendices, unless the author has numbered them in their titles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from lxml import etree

from publish.book.divisions import Division, Kind, Matter
from publish.book.settings import Numbering
from publish.book.tree import element, every, has_class, with_class, words_of
from publish.transforms.headings import ORIGINAL

ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
         (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
NUMBERED = {Kind.PART: "part", Kind.CHAPTER: "chapter", Kind.APPENDIX: "appendix"}
WRITTEN = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"


def number(
    divisions: Iterable[Division], numbering: Numbering, words: Mapping[str, str]
) -> tuple[Division, ...]:
    """The divisions with their labels, shown in their headings."""
    labelled = [_own_label(division, words) for division in divisions]
    own = {division.kind for division in labelled if division.label}
    chapters = sum(d.kind is Kind.CHAPTER and d.matter is Matter.BODY for d in labelled)
    wanted = {
        Kind.PART: numbering.parts,
        Kind.CHAPTER: numbering.chapters and chapters > 1,
        Kind.APPENDIX: numbering.appendices,
    }
    counts = dict.fromkeys(NUMBERED, 0)

    def with_label(division: Division) -> Division:
        kind = division.kind
        if not wanted.get(kind) or kind in own or not _counts(division):
            return division
        counts[kind] += 1
        figure = FIGURES.get(kind, str)(counts[kind])
        return replace(division, number=figure, label=_label(kind, figure, words))

    return tuple(_show(with_label(division)) for division in labelled)


def _counts(division: Division) -> bool:
    """Whether a division takes part in the numbering: chapters of the body, unless they say no."""
    heading = next(every(division.tree, "h1"), None)
    told = division.tree.get("data-numbered")
    if told is not None:
        return told == "yes"
    if heading is not None and has_class(heading, "unnumbered"):
        return False
    return division.kind is not Kind.CHAPTER or division.matter is Matter.BODY


def _label(kind: Kind, figure: str, words: Mapping[str, str]) -> str:
    pattern = words.get(f"{NUMBERED[kind]}_label") or f"{words[NUMBERED[kind]]} {{number}}"
    return pattern.format(number=figure)


def _own_label(division: Division, words: Mapping[str, str]) -> Division:
    """Take "Chapter 1 – " out of the title where the author wrote it there, and make it the label."""
    title = next(iter(with_class(division.tree, "title")), None)
    if division.label or division.kind not in NUMBERED or title is None:
        return division
    match = _pattern(words[NUMBERED[division.kind]], NUMBERED[division.kind]).match(title.text or "")
    if match is None or not (match["rest"].strip() or len(title)):
        return division
    if (heading := title.getparent()) is not None and not heading.get(ORIGINAL):
        heading.set(ORIGINAL, words_of(title))
    title.text = match["rest"]
    label = match["label"].strip()
    return replace(division, label=label, number=label.split()[-1], title=words_of(title))


def _pattern(word: str, english: str) -> re.Pattern[str]:
    names = "|".join(sorted({re.escape(word), english}))
    return re.compile(
        rf"\s*(?P<label>(?:{names})\s+(?:\d+|[ivxlc]+|[a-z]|{WRITTEN})|\d+(?=[.)]\s))\s*"
        rf"(?:[.:)–—-]+\s*|\Z)(?P<rest>.*)",
        re.IGNORECASE | re.DOTALL,
    )


def _show(division: Division) -> Division:
    heading = next(every(division.tree, "h1"), None)
    if heading is None or not division.label:
        return _without_empty_heading(division, heading)
    label = element("span", {"class": "label"}, division.label, line=heading.sourceline)
    if len(heading):
        label.tail = " "
    heading.insert(0, label)
    return division


def _without_empty_heading(division: Division, heading: etree._Element | None) -> Division:
    """A division with neither title nor number shows no heading at all."""
    if heading is None or len(heading):
        return division
    header = heading.getparent()
    if header is not None and header.getparent() is not None:
        header.remove(heading)
        if not len(header):
            division.tree.remove(header)
    return division


def roman(number_: int) -> str:
    """4 as IV."""
    figures = []
    for value, figure in ROMAN:
        count, number_ = divmod(number_, value)
        figures.append(figure * count)
    return "".join(figures)


def letter(number_: int) -> str:
    """1 as A, 27 as AA."""
    letters = ""
    while number_:
        number_, rest = divmod(number_ - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


FIGURES = {Kind.PART: roman, Kind.APPENDIX: letter}
