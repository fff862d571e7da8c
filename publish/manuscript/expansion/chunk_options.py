"""The options of a chunk: `echo=FALSE, fig.cap="…"` in its head, `#| fig-cap: …` below it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

import yaml

_OPTION = re.compile(
    r"""(?<![\w.-])(?P<key>[A-Za-z][\w.-]*)[ \t]*=[ \t]*(?P<value>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'"""
    r"""|[A-Za-z_.:]*\([^()]*(?:\([^()]*\)[^()]*)*\)|[^,"'\s]+)"""
)
_STRING = re.compile(r"\"((?:\\.|[^\"\\])*)\"|'((?:\\.|[^'\\])*)'", re.DOTALL)
_COMMENT = re.compile(r"^[ \t]*(?:#|//|%%|--)\|[ \t]?(?P<words>.*)$")
_LABEL = re.compile(r"[ \t,]*(?P<label>[\w./:-]+)[ \t]*(?:,|$)")
_FALSE = frozenset({"false", "f", "no", "'hide'", '"hide"'})


@dataclass(frozen=True)
class Options:
    """A chunk's label, and its options by their names with hyphens."""

    label: str
    values: Mapping[str, Any]
    is_quarto: bool = False

    def is_off(self, key: str) -> bool:
        """Whether an option is false."""
        return str(self.values.get(key, "")).strip().lower() in _FALSE

    def texts(self, key: str) -> list[str]:
        """The texts of an option; one that has to be computed has none."""
        value = self.values.get(key)
        if isinstance(value, list):
            return [" ".join(str(item).split()) for item in value if item]
        return [" ".join(value.split())] if isinstance(value, str) and value.strip() else []

    def text(self, *keys: str) -> str:
        """The first text of the first option that has one."""
        return next((text for key in keys for text in self.texts(key)), "")

    @property
    def figure_id(self) -> str:
        """The name by which the text refers to the figure: `fig-x` in Quarto, `fig:x` in bookdown."""
        if not re.fullmatch(r"[\w:.-]+", self.label):
            return ""
        return self.label if self.is_quarto else f"fig:{self.label}"


def read(head: str, lines: Sequence[str]) -> tuple[Options, int]:
    """The options in a head and in the first lines below it, and how many lines those are."""
    values: dict[str, Any] = {
        match["key"].replace(".", "-").lower(): _value(match["value"]) for match in _OPTION.finditer(head)
    }
    comments = [match["words"] for match in takewhile(bool, map(_COMMENT.match, lines)) if match]
    written = _yaml("\n".join(comments))
    values |= written
    label = _LABEL.match(head)
    name = str(values.get("label") or (label["label"] if label and "=" not in label[0] else ""))
    return Options(name, values, is_quarto="label" in written), len(comments)


def _value(written: str) -> Any:
    """A string or a vector of strings of R; other values as they are written, computed ones not at all."""
    if match := _STRING.fullmatch(written):
        return _unescaped(match[1] if match[1] is not None else match[2])
    if written.startswith("c("):
        return [_unescaped(first or second) for first, second in _STRING.findall(written)]
    return None if "(" in written else written


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", lambda match: " " if match[1] == "n" else match[1], text)


def _yaml(text: str) -> dict[str, Any]:
    try:
        values = yaml.safe_load(text)
    except yaml.YAMLError:
        return {}
    return (
        {str(key).replace(".", "-").lower(): value for key, value in values.items()}
        if isinstance(values, dict)
        else {}
    )
