"""Reads the configuration files of other tools: YAML with tags of their own, TOML, JSON."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from typing import Any

import yaml

from publish.manuscript.front_matter import FAULTS, KEY_LINE

LARGEST, DEEPEST = 100_000, 40


class Broken(ValueError):
    """The text is not what its ending says; `line` is where, or 0."""

    def __init__(self, words: str, line: int = 0) -> None:
        super().__init__(words)
        self.line = line


class _Tolerant(yaml.SafeLoader):
    """YAML in which tags that only the other tool knows (`!expr`) are read as what they mark."""


def _plain(loader: yaml.SafeLoader, _suffix: str, node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node, deep=True)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return loader.construct_scalar(node) if isinstance(node, yaml.ScalarNode) else None


_Tolerant.add_multi_constructor("!", _plain)
_Tolerant.add_multi_constructor("tag:", _plain)


def load(text: str, suffix: str) -> Mapping[str, Any]:
    """The keys of a configuration, none where it holds anything but keys; raises Broken."""
    if not text.strip():
        return {}
    read = {".toml": tomllib.loads, ".json": json.loads}.get(suffix, _load_yaml)
    try:
        values = read(text)
        if _size(values, {}, DEEPEST) > LARGEST:
            raise Broken("it is too large, or nested too deeply")
    except Broken:
        raise
    except FAULTS as fault:
        raise Broken(_words(fault), _line(fault)) from fault
    return {str(key): value for key, value in values.items()} if isinstance(values, dict) else {}


def _load_yaml(text: str) -> Any:
    """The first document that has keys; the lines before it are kept, so that a fault has its line."""
    blocks = re.split(r"(?m)^(?:---|\.\.\.)[ \t]*$", text)
    first = next((number for number, block in enumerate(blocks) if KEY_LINE.search(block)), None)
    if first is None:
        return yaml.load(text, _Tolerant) if len(blocks) == 1 else None  # noqa: S506  # a SafeLoader
    lead = "".join(blocks[:first]).count("\n")
    return yaml.load("\n" * lead + blocks[first], _Tolerant)  # noqa: S506  # a SafeLoader


def _size(value: Any, known: dict[int, int], left: int) -> int:
    """How many values there are with all that YAML's aliases repeat; one that holds itself has no end."""
    if not isinstance(value, (dict, list)):
        return 1
    if id(value) not in known:
        known[id(value)] = LARGEST + 1
        if left:
            inner = value.values() if isinstance(value, dict) else value
            known[id(value)] = 1 + sum(_size(item, known, left - 1) for item in inner)
    return known[id(value)]


def _words(fault: Exception) -> str:
    if isinstance(fault, RecursionError):
        return "it is nested too deeply"
    words = getattr(fault, "problem", None) or getattr(fault, "msg", None) or str(fault)
    words = re.sub(r"\s*\(at .*\)\Z", "", str(words).split("\n")[0])
    return words[:1].lower() + words[1:] or "it is nested too deeply"


def _line(fault: Exception) -> int:
    mark = getattr(fault, "problem_mark", None)
    if mark is not None:
        return int(mark.line) + 1
    stated = re.search(r"line (\d+)", str(fault))
    return int(getattr(fault, "lineno", 0) or (stated[1] if stated else 0))
