r"""Citations `[@key, p. 3]` and `@key`, cross-references `@fig-x` and `\@ref(fig:x)`: they stay as they are.

A key begins with a letter, a digit or an underscore and has single marks inside only (pandoc's citations);
Manubot's may be an address of the web. An at sign behind a letter is an e-mail address. Keys such as
`fig-x` and `tbl:x` name things in the book.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

_ADDRESS = r"url:https?://[^\s\[\]{};,]*[\w/]"
_KEY = rf"(?:{_ADDRESS}|[^\W]\w*(?:(?!&\w+;)[:.#$%&\-+?<>~/]\w+)*|\{{[^{{}}\s]+\}})"
_CITED = re.compile(rf"(?<![\w@./\\])(?P<alone>-?)@(?P<key>{_KEY})")
_IN_BRACKETS = re.compile(r"\[(?P<inside>[^\[\]@]*@[^\[\]]*)\](?![\[({])")
_PLACE = re.compile(r" ?\[(?P<words>[^\[\]@^]+)\](?![\[({:])")
_LATEX = re.compile(
    r"(?<!\\)\\(?:@ref\((?P<round>[\w:./-]+)\)|(?:eq|auto|[cC]|page)?ref\{(?P<curly>[\w:./-]+)\})"
)
_NAMED = re.compile(
    r"(?:fig|tbl|tab|table|lst|sec|eq|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|nte|tip|wrn|imp|cau)[-:]\S"
)


# What one begins with.
START = r"[@\[\\]|-(?=@)"


class Citation(NamedTuple):
    """What was found, and the attributes of the element that holds it."""

    source: str
    attributes: Mapping[str, str]


def find(text: str, start: int, end: int, is_label: Callable[[str], bool]) -> Citation | None:
    """The citation or reference that begins at a place; `is_label` knows those of links."""
    if text[start] == "\\":
        return _from_latex(text, start, end)
    if text[start] == "[":
        return _from_brackets(text, start, end)
    match = _CITED.match(text, start, end)
    if match is None:
        return None
    place = _PLACE.match(text, match.end(), end)
    if place is None or is_label(place["words"]) or _NAMED.match(match["key"]):
        place = None
    source = match[0] + (place[0] if place else "")
    return Citation(source, _attributes([match["key"]]))


def _from_latex(text: str, start: int, end: int) -> Citation | None:
    match = _LATEX.match(text, start, end)
    return Citation(match[0], _attributes([match["round"] or match["curly"]], named=True)) if match else None


def _from_brackets(text: str, start: int, end: int) -> Citation | None:
    """Each part between semicolons names a key; behind `^` the brackets hold a note."""
    match = _IN_BRACKETS.match(text, start, end)
    if match is None or text[start - 1 : start] == "^" or "`" in match["inside"]:
        return None
    found = [_CITED.search(part) for part in match["inside"].split(";")]
    keys = [item["key"] for item in found if item]
    return Citation(match[0], _attributes(keys)) if len(keys) == len(found) else None


def _attributes(keys: list[str], *, named: bool = False) -> dict[str, str]:
    plain = " ".join(key.strip("{}") for key in keys)
    if named or all(_NAMED.match(key) for key in keys):
        return {"class": "cross-reference", "data-target": plain}
    return {"class": "citation", "data-cites": plain}
