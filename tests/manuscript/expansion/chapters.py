"""Chapters of other tools' manuscripts, expanded: the text, its lines, and what was reported."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from publish.manuscript import expansion, markdown
from publish.manuscript.expansion import Context, Expanded, expand
from publish.problems import Problem


@dataclass(frozen=True)
class Chapter:
    """One file of a book, written for a tool."""

    folder: Path
    layout: str
    name: str = "src/one.md"
    variables: Mapping[str, str] | None = None
    first_line: int = 1

    def holding(self, **files: str) -> Chapter:
        """The same chapter with other files beside it; `code__a_rs` is `code/a.rs`."""
        for key, text in files.items():
            folder, _, name = key.rpartition("__")
            path = self.folder / folder.replace("__", "/") / ".".join(name.rsplit("_", 1))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(textwrap.dedent(text), "utf-8")
        return self

    def expand(self, text: str) -> tuple[Expanded, list[Problem]]:
        """What becomes of a text."""
        path = self.folder / self.name
        path.parent.mkdir(parents=True, exist_ok=True)
        problems: list[Problem] = []
        context = Context(
            path, self.name, self.folder, path.parent, self.layout, self.variables or {}, self.first_line
        )
        return expand(text, context, problems), problems

    def becomes(self, text: str, *reported: str) -> str:
        """The expanded text; `reported` is all that is reported, as `line code message`."""
        expanded, problems = self.expand(text)
        assert [f"{p.location.line} {p.code} {p.message}" for p in problems] == list(reported)
        assert len(expanded.lines) == expanded.text.count("\n") + 1
        return expanded.text

    def section(self, text: str) -> etree._Element:
        """The tree of the expanded text, with the lines of the file."""
        expanded, problems = self.expand(text)
        tree = markdown.parse(expanded.text, source=self.name, problems=problems)
        expansion.relocate(tree, problems, expanded.lines)
        assert problems == []
        return tree
