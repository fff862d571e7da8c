"""What a layout finds in a folder: the files in their order, and what is known about the book."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from publish.manuscript.facts import Facts
from publish.manuscript.markup import Markup
from publish.manuscript.reading_order import Item


@dataclass(frozen=True)
class Found:
    """A manuscript as its own tool would see it.

    `layout` is the name of the layout. `root` is the folder that addresses with a stroke before them are
    looked for in. `source` is the file that gave the order, and `listed` whether it names the files one
    by one; `named` are those that it names, also where they give no item. `variables` are those that the
    texts may use: `book.title`. `sample` are the files of the book's sample.
    """

    layout: str
    root: Path
    items: tuple[Item, ...]
    facts: Facts = field(default_factory=Facts)
    markup: Markup = "commonmark"
    variables: Mapping[str, str] = field(default_factory=dict)
    source: Path | None = None
    listed: bool = True
    named: frozenset[Path] = frozenset()
    sample: tuple[Path, ...] = ()

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files of the book in their order."""
        return tuple(item.path for item in self.items if item.path)
