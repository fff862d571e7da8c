"""Attribute lists in braces, in the strict form `{#id .class key=value}` only; any other braces are text.

A list stands directly after an inline element, at the end of a heading, or alone on the last line of a
paragraph. Pandoc's `{-}` after a heading means `.unnumbered`; kramdown's `{: …}` is understood.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

_ITEM = (
    r"""(?:\#[^\s{}\#."'=<>`]+|\.-?[^\W\d][\w:-]*|[A-Za-z][\w:.-]*=(?:"[^"\n]*"|'[^'\n]*'|[^\s"'{}<>=`]+))"""
)
LIST = rf"\{{:?[ \t]*{_ITEM}(?:[ \t]+{_ITEM}|(?=[.\#]){_ITEM})*[ \t]*\}}"
_AT_START = re.compile(LIST)
_ALONE = re.compile(rf"[ \t]*({LIST})[ \t]*")
_AT_END = re.compile(rf"(?<!\\)(?P<list>{LIST}|\{{-\}})[ \t]*$")
_ITEMS = re.compile(_ITEM)


def assign(element: Element, text: str) -> None:
    """Give an element the attributes of a list in braces; classes add up, the last id wins."""
    if text == "{-}":
        text = "{.unnumbered}"
    for item in _ITEMS.findall(text):
        if item.startswith("."):
            add_class(element, item[1:])
        elif item.startswith("#"):
            element.set("id", item[1:])
        else:
            name, _, value = item.partition("=")
            set_attribute(element, name, value.strip("\"'"))


def set_attribute(element: Element, name: str, value: str) -> None:
    """Set an attribute that was written by name."""
    if name == "class":
        for word in value.split():
            add_class(element, word)
    else:
        element.set(name, value)


def add_class(element: Element, name: str) -> None:
    """Add a class, once."""
    names = (element.get("class") or "").split()
    if name not in names:
        element.set("class", " ".join([*names, name]))


def split_end(text: str) -> tuple[str, str]:
    """A heading's words, and the attribute list after them."""
    match = _AT_END.search(text)
    return (text[: match.start()].rstrip(), match["list"]) if match else (text, "")


def alone(line: str) -> str:
    """The attribute list that has a line to itself."""
    match = _ALONE.fullmatch(line)
    return match[1] if match else ""


class InlineAttributes(Treeprocessor):
    """Gives inline elements the attribute list that directly follows them."""

    def run(self, root: Element) -> None:
        """Look at the text after every inline element."""
        for element in root.iter():
            if not element.tail or not element.tail.startswith("{"):
                continue
            match = _AT_START.match(element.tail)
            if (
                match
                and self.md is not None
                and not self.md.is_block_level(element.tag)
                and element.tag != "br"
            ):
                assign(element, match[0])
                element.tail = element.tail[match.end() :]
