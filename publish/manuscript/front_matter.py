"""What stands above a chapter's text: YAML between dashes, TOML between plus signs, pandoc's title."""

from __future__ import annotations

import posixpath
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

import yaml

from publish import rules
from publish.book.divisions import Kind
from publish.problems import Location, Problem, nearest

BLOCK = re.compile(r"\A---[ \t]*\n(.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
# Pandoc's: the title behind a first percent sign, then authors and date.
TITLE_BLOCK = re.compile(r"\A%[ \t]+(?P<title>\S[^\n]*)(?:\n%[^\n]*){0,2}(?:\n|\Z)")
TOML_BLOCK = re.compile(r"\A\+\+\+[ \t]*\n(.*?)(?:^|\n)\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
# The whole address of a page, or with `slug` the end of it.
ADDRESSES = ("permalink", "url", "slug", "aliases", "redirect_from")
# Beside its own, PyYAML lets through what a date such as 2020-13-45 or a tag such as !!bool raises.
FAULTS = (yaml.YAMLError, ValueError, TypeError, AttributeError, LookupError, RecursionError)
KEY_LINE = re.compile(r"^[A-Za-z_][\w-]*[ \t]*:(?:[ \t]|$)", re.MULTILINE)


@dataclass(frozen=True)
class FrontMatter:
    """What a chapter says about itself; it never reaches the book's own metadata."""

    title: str = ""
    subtitle: str = ""
    kind: str = ""
    label: str = ""
    numbered: bool | None = None
    listed: bool = True
    lang: str = ""


@dataclass(frozen=True)
class Chapter:
    """A chapter's front matter, its Markdown, and the line of the file on which that begins.

    `values` are all keys of the front matter as they stand there, known or not.
    """

    front_matter: FrontMatter
    text: str
    first_line: int
    values: Mapping[str, Any] = field(default_factory=dict, compare=False)


def addresses(values: Mapping[str, Any], name: str) -> Iterator[str]:
    """The addresses that a page's front matter gives it, for Jekyll, Hugo and their kin."""
    for key in ADDRESSES:
        stated = values.get(key)
        for address in stated if isinstance(stated, list) else [stated]:
            if isinstance(address, str) and address.strip("/"):
                yield posixpath.join(posixpath.dirname(name), address) if key == "slug" else address


def split(text: str, name: str, problems: list[Problem], *, strict: bool) -> Chapter:
    """Part the front matter from the Markdown; with `strict`, unknown keys are problems."""
    if heading := TITLE_BLOCK.match(text):
        first_line = heading[0].count("\n") + 1
        said = (line[1:].strip() for line in heading[0].split("\n"))
        lead = dict(zip(("title", "author", "date"), said, strict=False))
        return Chapter(FrontMatter(title=lead["title"]), text[heading.end() :], first_line, lead)
    toml = TOML_BLOCK.match(text)
    match = toml or BLOCK.match(text)
    if match is None or (not toml and match[1].strip() and not KEY_LINE.search(match[1])):
        return Chapter(FrontMatter(), text, 1)
    values = _load(match[1], tomllib.loads if toml else yaml.safe_load, name, problems)
    first_line = text.count("\n", 0, match.end()) + 1
    known = _front_matter(values, match[1], name, problems, strict)
    return Chapter(known, text[match.end() :], first_line, values)


def _load(block: str, read: Callable[[str], Any], name: str, problems: list[Problem]) -> Mapping[str, Any]:
    try:
        values = read(block)
    except FAULTS as fault:
        mark = getattr(fault, "problem_mark", None)
        line, column = (mark.line + 2, mark.column + 1) if mark else (1, 1)
        words = getattr(fault, "problem", None) or "it cannot be read"
        problems.append(rules.BAD_FRONT_MATTER.at(Location(name, line, column), f"front matter: {words}"))
        return {}
    if values is None:
        return {}
    if not isinstance(values, dict):
        problems.append(rules.BAD_FRONT_MATTER.at(Location(name, 2), "front matter is not a list of keys"))
        return {}
    return {str(key): value for key, value in values.items()}


def _front_matter(
    values: Mapping[str, Any], block: str, name: str, problems: list[Problem], strict: bool
) -> FrontMatter:
    kinds = {known.name: str(known.type) for known in fields(FrontMatter)}
    known: dict[str, Any] = {}
    for key, value in values.items():
        place = Location(name, _line_of(key, block))
        if key not in kinds:
            if strict:
                problems.append(
                    rules.BAD_FRONT_MATTER_KEY.at(place, f"unknown key '{key}'", nearest(key, kinds))
                )
        elif (fault := _fault(key, value, kinds[key])) and strict:
            problems.append(rules.BAD_VALUE.at(place, fault))
        elif not fault:
            known[key] = value if isinstance(value, bool) else str(value)
    return FrontMatter(**known)


def _fault(key: str, value: Any, kind: str) -> str:
    if "bool" in kind:
        return "" if isinstance(value, bool) else f"'{key}' must be true or false"
    if isinstance(value, (dict, list)) or value is None:
        return f"'{key}' must be a text"
    if key == "kind" and str(value) not in {kind.value for kind in Kind}:
        return f"'{value}' is no kind of division"
    return ""


def _line_of(key: str, block: str) -> int:
    for number, line in enumerate(block.split("\n"), 2):
        if line.lstrip().startswith(f"{key}:") or line.lstrip().startswith(f'"{key}"'):
            return number
    return 2
