"""Bibliographic keys as pandoc, Quarto, bookdown, Jekyll and Citation File Format write them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from publish.manuscript.dates import date_of
from publish.manuscript.facts import Facts, told
from publish.manuscript.licences import named
from publish.manuscript.values import LANGUAGE_TAG

JOINED = re.compile(r"\s*;\s*|\s*,?\s+(?:and|und|et|y|e|&)\s+|\s*、\s*")
MARKS = re.compile(r"\^?\[[^\[\]]*\]|<[^<>]*>|\^[^\s^]+\^")
RUNNING = re.compile(r"`r\s[^`]*`|\{\{[^{}]*\}\}|<%=?[^<>]*%>")


def facts(values: Mapping[str, Any], source: str) -> Facts:
    """The facts in a mapping of such keys; what is computed by a program is no fact."""
    title, subtitle = values.get("title"), values.get("subtitle")
    if isinstance(title, list):
        title, subtitle = _titles(title)
    rights = _text(values.get("rights") or values.get("copyright"))
    licence = _text(_first(values, "license", "licence"))
    return Facts(
        title=told(source, _text(title)),
        subtitle=told(source, _text(subtitle)),
        authors=told(source, *people(_first(values, "author", "authors", "creator"))),
        language=told(source, language_tag(_first(values, "lang", "language", "locale"))),
        licence=told(source, named(licence) or licence or named(rights)),
        rights=told(source, rights),
        publisher=told(source, _text(values.get("publisher"))),
        description=told(source, _text(_first(values, "description", "abstract"))),
        date=told(source, date_of(_first(values, "date", "date-released", "year"))),
        cover=told(source, _text(_first(values, "cover-image", "cover_image", "cover"))),
        cover_text=told(source, _text(_first(values, "cover-image-alt", "cover_alt"))),
        bibliography=told(source, *_texts(values.get("bibliography"))),
        citation_style=told(source, _text(values.get("csl"))),
        subjects=told(source, *_subjects(_first(values, "keywords", "subjects", "subject"))),
    )


def table(values: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    """The keys under a key; none where it holds anything else."""
    inner = values.get(key)
    return inner if isinstance(inner, dict) else {}


def language_tag(value: object) -> str:
    """A value as a language tag, or an empty text."""
    tag = _text(value).replace("_", "-")
    return tag if LANGUAGE_TAG.match(tag) else ""


def _first(values: Mapping[str, Any], *keys: str) -> Any:
    return next((values[key] for key in keys if values.get(key)), None)


def _text(value: object) -> str:
    """A value as one line; a mapping speaks by its `text`, `name`, `title` or `holder`."""
    if isinstance(value, list):
        return ", ".join(filter(None, (_text(item) for item in value if not isinstance(item, list))))
    if isinstance(value, dict):
        value = _first(value, "text", "name", "title", "holder")
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    return " ".join(RUNNING.sub("", str(value)).split())


def _texts(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _titles(titles: list[Any]) -> tuple[str, str]:
    """EPUB's list of titles: `- type: main`, `- type: subtitle`."""
    by_type = {str(item.get("type", "main")): _text(item) for item in titles if isinstance(item, dict)}
    return by_type.get("main", ""), by_type.get("subtitle", "")


def people(value: object) -> Iterator[str]:
    """The names in a text, a list, or a list of mappings with a name and a role."""
    for item in value if isinstance(value, (list, tuple)) else [value]:
        if isinstance(item, dict):
            if str(item.get("role", "author")).lower() in ("author", "aut"):
                yield _name(item)
        elif isinstance(item, str):
            yield from (_text(MARKS.sub("", name)) for name in JOINED.split(item))


def _name(person: Mapping[str, Any]) -> str:
    name = person.get("name") or person.get("text")
    if isinstance(name, dict):
        person, name = name, name.get("literal")
    given = _text(_first(person, "given", "given-names"))
    family = _text(_first(person, "family", "family-names"))
    return _text(name) or f"{given} {family}".strip()


def _subjects(value: object) -> Iterator[str]:
    for subject in value if isinstance(value, list) else re.split(r"\s*[,;]\s*", _text(value)):
        text = _text(subject)
        if text and text != "()":
            yield text
