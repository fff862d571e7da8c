"""Attribute lists in braces, in the strict form `{#id .class key=value}` only; any other braces are text.

A list stands directly after an inline element, at the end of a heading, or alone on the last line of a
paragraph. Pandoc's `{-}` after a heading means `.unnumbered`; kramdown's `{: …}` is understood.
"""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from typing import Any

# The attributes of an element, in whichever tree it stands.
Attributes = MutableMapping[str, Any]

_QUOTED = r""""(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'"""
_ITEM = rf"""(?:\#[^\s{{}}\#."'=<>`]+|\.-?[^\W\d][\w:-]*|[A-Za-z][\w:.-]*=(?:{_QUOTED}|[^\s"'{{}}<>=`]+))"""
LIST = rf"\{{:?[ \t]*{_ITEM}(?:[ \t]+{_ITEM}|(?=[.\#]){_ITEM})*[ \t]*\}}"
AT_START = re.compile(LIST)
_ALONE = re.compile(rf"[ \t]*({LIST})[ \t]*")
_AT_END = re.compile(rf"(?<!\\)(?P<list>{LIST}|\{{-\}})[ \t]*$")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ITEMS = re.compile(_ITEM)


def assign(attributes: Attributes, text: str) -> None:
    """Add what a list in braces says; classes add up, the last id wins."""
    if text == "{-}":
        text = "{.unnumbered}"
    for item in _ITEMS.findall(text):
        if item.startswith("."):
            add_class(attributes, item[1:])
        elif item.startswith("#"):
            attributes["id"] = item[1:]
        else:
            name, _, value = item.partition("=")
            set_attribute(attributes, name, _unquoted(value))


def _unquoted(value: str) -> str:
    return _ESCAPE.sub(r"\1", value[1:-1]) if value[0] in "\"'" else value


def set_attribute(attributes: Attributes, name: str, value: str) -> None:
    """Set an attribute that was written by name."""
    if name == "class":
        for word in value.split():
            add_class(attributes, word)
    else:
        attributes[name] = value


def add_class(attributes: Attributes, name: str) -> None:
    """Add a class, once."""
    names = str(attributes.get("class") or "").split()
    if name not in names:
        attributes["class"] = " ".join([*names, name])


def split_end(text: str) -> tuple[str, str]:
    """Words, and the attribute list after them."""
    match = _AT_END.search(text)
    return (text[: match.start()].rstrip(), match["list"]) if match else (text, "")


def split_heading(text: str) -> tuple[str, str]:
    """A heading's words, and the attribute list after them, which may stand behind the closing marks."""
    words, given = split_end(text)
    return (re.sub(r"[ \t]+#+[ \t]*$", "", words) if given else words), given


def alone(line: str) -> str:
    """The attribute list that has a line to itself."""
    match = _ALONE.fullmatch(line)
    return match[1] if match else ""


def assign_to_block(name: str, attributes: Attributes, text: str) -> None:
    """Add what kramdown's list beside a block says; the language of code is that of its listing."""
    language = attributes.get("lang")
    assign(attributes, text)
    if name == "pre" and attributes.get("lang") != language:
        attributes["data-language"] = attributes.pop("lang")
