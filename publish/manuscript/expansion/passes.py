"""What is expanded in which manuscripts: the one visible table of layouts and passes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from publish.manuscript.expansion import custom_tags, hidden_lines, imports, mdbook, shortcodes, templates
from publish.manuscript.expansion.context import Context
from publish.manuscript.expansion.desk import Desk
from publish.manuscript.expansion.page import Page
from publish.problems import Problem

Pass = Callable[[Page, Desk], Page]

PASSES: dict[str, tuple[Pass, ...]] = {
    "mdbook": (mdbook.expand, hidden_lines.hide, custom_tags.expand),
    "honkit": (templates.expand, imports.expand, custom_tags.expand),
    "hugo": (shortcodes.expand, custom_tags.expand),
    "quarto": (shortcodes.expand, custom_tags.expand),
    "jekyll": (templates.expand, custom_tags.expand),
}


@dataclass(frozen=True)
class Expanded:
    """A chapter's Markdown; `lines[i]` is the line in the author's file of line i + 1 of the text."""

    text: str
    lines: tuple[int, ...]


def expand(text: str, context: Context, problems: list[Problem]) -> Expanded:
    """The text with all that the tool of its layout would have put into it."""
    page, desk = Page.of(text, context.first_line), Desk(context, problems)
    for expanding in PASSES.get(context.layout, ()):
        page = expanding(page, desk)
    desk.settle()
    return Expanded(page.text, page.lines)
