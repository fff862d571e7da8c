"""Reads the book's file and tells its faults with their lines."""

from __future__ import annotations

import re
import tomllib
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from publish import rules
from publish.manuscript.project import BookFile
from publish.manuscript.source import is_file, read_text
from publish.problems import Location, Problem, nearest

FILE_NAME = "book.toml"
# Beside its own, tomllib lets through what lists in lists and numbers without end raise.
TOML_FAULTS = (ValueError, RecursionError)
MDBOOK_TABLES = frozenset({"book", "build", "output", "preprocessor", "rust"})


def read_project(path: Path, name: str, problems: list[Problem]) -> BookFile:
    """The book's file, or defaults where there is none or where its faults are in `problems`."""
    if not is_file(path):
        return BookFile()
    text = read_text(path, name, problems)
    if text is None:
        return BookFile()
    try:
        values = tomllib.loads(text)
    except TOML_FAULTS as fault:
        problems.append(rules.BAD_TOML.at(_toml_place(fault, text, name), _toml_words(fault)))
        return BookFile()
    try:
        return BookFile.model_validate(values)
    except ValidationError as faults:
        problems.extend(_problem(dict(fault), text, name) for fault in _once(faults))
        return BookFile()


def is_mdbook(text: str) -> bool:
    """Whether a `book.toml` is mdBook's: all its keys stand in tables of its own, ours do not."""
    try:
        values = tomllib.loads(text)
    except TOML_FAULTS:
        return re.search(r"^\s*\[book\]", text, re.MULTILINE) is not None
    return isinstance(values.get("book"), dict) or (bool(values) and MDBOOK_TABLES.issuperset(values))


def _once(faults: ValidationError) -> Iterator[Any]:
    """One fault for each place: a value with several allowed shapes fails once for each of them."""
    found = {_path(fault["loc"]): fault for fault in reversed(faults.errors(include_url=False))}
    for path, fault in reversed(found.items()):
        if not any(other != path and other[: len(path)] == path for other in found):
            yield fault


def _path(loc: tuple[Any, ...]) -> tuple[Any, ...]:
    """The keys of a fault's place without the names of the shapes that pydantic tried."""
    return tuple(part for part in loc if isinstance(part, int) or (part.islower() and part != "str"))


def _toml_place(fault: Exception, text: str, name: str) -> Location:
    match = re.search(r"at line (\d+), column (\d+)", str(fault))
    if match:
        return Location(name, int(match[1]), int(match[2]))
    return Location(name, text.count("\n") + 1)


def _toml_words(fault: Exception) -> str:
    if not isinstance(fault, tomllib.TOMLDecodeError):
        return "a number or a list in it has no end"
    words = re.sub(r"\s*\(at .*?\)\Z", "", str(fault))
    return words[:1].lower() + words[1:]


def _problem(fault: dict[str, Any], text: str, name: str) -> Problem:
    path = _path(fault["loc"])
    if fault["type"] == "extra_forbidden":
        path = (*_path(fault["loc"][:-1]), fault["loc"][-1])  # the author's own word, whatever it looks like
    key = str(next((part for part in reversed(path) if isinstance(part, str)), ""))
    place = Location(name, line_of(path, text))
    if fault["type"] == "extra_forbidden":
        return rules.UNKNOWN_KEY.at(place, f"unknown key '{key}'", nearest(key, _siblings(path)))
    if path[0] == "isbn":
        return rules.BAD_ISBN.at(place, f"'{fault['input']}' is not an ISBN: its check digit does not fit")
    if path[0] == "language":
        return rules.BAD_LANGUAGE.at(place, f"'{fault['input']}' is not a language tag")
    words = str(fault["msg"]).removeprefix("Value error, ").replace("Input should", "it should")
    return rules.BAD_VALUE.at(place, f"'{key}': {words[:1].lower()}{words[1:]}")


def line_of(path: tuple[Any, ...], text: str) -> int:
    """The line on which a key of the TOML text stands, by its tables and name; 1 when unsure."""
    names = [part for part in path if isinstance(part, str)]
    position = next((part for part in path if isinstance(part, int)), 0)
    table: list[str] = []
    seen: dict[str, int] = {}
    best = 1
    for number, line in enumerate(text.split("\n"), 1):
        if header := re.match(r"\s*(\[\[?)\s*([\w.\- ]+?)\s*\]", line):
            table = [part.strip() for part in header[2].split(".")]
            seen[header[2]] = seen.get(header[2], -1) + 1
            right_one = header[1] == "[" or seen[header[2]] == position
            if right_one and table in (names, names[:-1]):
                best = number
        elif key := re.match(r"\s*[\"']?([\w-]+)[\"']?\s*(?:\.[\w.-]+\s*)?=", line):
            here = names[: len(table) + 1] == [*table, key[1]]
            if here and seen.get(".".join(table), 0) in (position, 0):
                best = number
    return best


def _siblings(path: tuple[Any, ...]) -> list[str]:
    """The keys that are known where an unknown one stands."""
    model: type[BaseModel] = BookFile
    for part in path[:-1]:
        if isinstance(part, str) and part in model.model_fields:
            model = next(models_in(model.model_fields[part].annotation), model)
    return list(model.model_fields)


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The tables inside a field's type: through lists, options and annotations."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif get_origin(annotation) in (list, Union, types.UnionType, Annotated):
        for inner in get_args(annotation):
            yield from models_in(inner)
