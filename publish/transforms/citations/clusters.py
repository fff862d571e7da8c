"""What a citation says, in pandoc's syntax: works, words before and behind them, places in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

# A place in a work: what the Citation Style Language calls it, and how it is written whatever the language.
LABELS = {
    "page": ("p", "pp", "page", "pages"),
    "chapter": ("ch", "chap", "chaps", "chapter", "chapters"),
    "section": ("sec", "secs", "section", "sections", "§", "§§"),
    "paragraph": ("para", "paras", "par", "paragraph", "paragraphs", "¶", "¶¶"),
    "figure": ("fig", "figs", "figure", "figures"),
    "line": ("l", "ll", "line", "lines"),
    "note": ("n", "nn", "note", "notes"),
    "number": ("no", "nos", "number"),
    "volume": ("vol", "vols", "volume", "volumes"),
    "part": ("pt", "pts", "part", "parts"),
    "book": ("bk", "bks", "book", "books"),
    "verse": ("v", "vv", "verse", "verses"),
    "column": ("col", "cols", "column", "columns"),
    "folio": ("fol", "fols", "folio", "folios"),
    "issue": ("issue", "issues"),
    "opus": ("op", "opp", "opus"),
    "sub-verbo": ("s.v", "s.vv"),
}
Term = Callable[[str, str, bool], str]
Labels = Mapping[str, Sequence[str]]
FIGURES = r"(?:[A-Za-z]?\d+\w*|[ivxlcdmIVXLCDM]+)"
NUMBERS = re.compile(rf"{FIGURES}(?:\s*[-–—,&]\s*{FIGURES})*(?!\w)")
BARE = re.compile(rf"\d+\w*(?:\s*[-–—,&]\s*{FIGURES})*(?!\w)")


@dataclass(frozen=True)
class Cite:
    """One work in a citation."""

    key: str
    prefix: str = ""
    suffix: str = ""
    label: str = "page"
    locator: str = ""
    without_author: bool = False


@dataclass(frozen=True)
class Cluster:
    """A citation; with `running` the author is named in the sentence, and the rest follows."""

    cites: tuple[Cite, ...]
    running: bool = False


def cluster(source: str, keys: Sequence[str], labels: Labels) -> Cluster:
    """A citation as it is written, with the keys in it; `labels` are the words for places."""
    if source.startswith("["):
        inside = source[1:-1].split(";")
        return Cluster(tuple(_cite(part, key, labels) for part, key in zip(inside, keys, strict=True)))
    head, _, place = source.partition("[")
    without = head.startswith("-")
    label, locator, suffix = _place(place.rstrip("]"), labels)
    return Cluster((Cite(keys[0], "", suffix, label, locator, without_author=True),), running=not without)


def _cite(text: str, key: str, labels: Labels) -> Cite:
    before, after = _around(text, key)
    without = before.endswith("-")
    before = before.removesuffix("-").strip()
    label, locator, suffix = _place(after, labels)
    return Cite(key, f"{before} " if before else "", suffix, label, locator, without)


def _around(text: str, key: str) -> tuple[str, str]:
    for written in (f"@{{{key}}}", f"@{key}"):
        if written in text:
            before, _, after = text.partition(written)
            return before, after
    return "", ""


def _place(text: str, labels: Labels) -> tuple[str, str, str]:
    """The kind of a place, where it is, and the words behind it."""
    rest = text.strip().removeprefix(",").strip()
    for label, words in labels.items():
        for word in words:
            found = re.match(rf"{re.escape(word)}(?:\.|(?<=[§¶])|\s|(?=\d))\s*", rest, re.IGNORECASE)
            if found and (numbers := NUMBERS.match(rest, found.end())):
                return label, numbers[0], _suffix(rest[numbers.end() :])
    if numbers := BARE.match(rest):
        return "page", numbers[0], _suffix(rest[numbers.end() :])
    return "page", "", _suffix(text)


def labels_of(term: Term) -> Labels:
    """The words for places, the longer ones first: those of the style's language, and the English ones."""
    labels = {}
    for label, words in LABELS.items():
        own = (term(label, form, plural).rstrip(".") for form in ("", "short") for plural in (False, True))
        labels[label] = sorted({*words, *filter(None, own)}, key=len, reverse=True)
    return labels


def _suffix(text: str) -> str:
    text = text.rstrip()
    return f" {text}" if text[:1].isalnum() or text[:1] == "(" else text
