"""What comes out of a file: chapters as trees, pictures, and facts about the book.

The trees have the form that the manuscript's own parser makes, so that one writer serves all formats.
Every address inside what was brought in is a token `document#id`; `data-ids` of a block holds its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace

from lxml import etree

IDS = "data-ids"


@dataclass(frozen=True)
class Facts:
    """What a file says about the book; an empty value means that it says nothing."""

    title: str = ""
    authors: tuple[str, ...] = ()
    language: str = ""
    publisher: str = ""
    rights: str = ""
    share: str = ""
    support_message: str = ""
    in_chapters: bool = False

    def completed(self, other: Facts) -> Facts:
        """These facts, and those of another file where these are silent."""
        silent = {
            item.name: getattr(other, item.name) for item in fields(self) if not getattr(self, item.name)
        }
        return replace(self, **silent)


@dataclass(frozen=True)
class Picture:
    """A picture: the name that its file had, without a folder, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Chapter:
    """A chapter: its title (empty if it has none) and its `<section>`."""

    title: str
    tree: etree._Element


@dataclass(frozen=True)
class Arrival:
    """All that one file brings; `<img src>` in the trees are keys of `pictures`."""

    chapters: tuple[Chapter, ...]
    facts: Facts = field(default_factory=Facts)
    pictures: Mapping[str, Picture] = field(default_factory=dict)


def add_ids(node: etree._Element, tokens: list[str]) -> None:
    """Let a block answer to more addresses."""
    if tokens:
        node.set(IDS, " ".join(dict.fromkeys([*(node.get(IDS) or "").split(), *tokens])))
