"""What is expanded in which manuscripts: the one visible table of layouts and passes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from publish.manuscript.expansion import (
    asides,
    attribute_lines,
    captions,
    chunks,
    contents_marks,
    custom_tags,
    hidden_lines,
    imports,
    leanpub_files,
    mdbook,
    navigation,
    pandoc,
    shortcodes,
    templates,
)
from publish.manuscript.expansion.context import Context
from publish.manuscript.expansion.desk import Desk
from publish.manuscript.expansion.page import Page
from publish.manuscript.source import is_file
from publish.problems import Problem

Pass = Callable[[Page, Desk], Page]

# For every manuscript that was not written for publish itself, and after the passes of its own tool.
SITE: tuple[Pass, ...] = (contents_marks.drop, navigation.drop)
PANDOC: tuple[Pass, ...] = (pandoc.titles, pandoc.expand, captions.expand)
PASSES: dict[str, tuple[Pass, ...]] = {
    "": (),
    "mdbook": (mdbook.expand, hidden_lines.hide, custom_tags.expand, *SITE),
    "honkit": (templates.expand, imports.expand, custom_tags.expand, *SITE),
    "leanpub": (asides.expand, leanpub_files.expand, attribute_lines.expand, captions.expand, *SITE),
    "jekyll": (templates.expand_liquid, custom_tags.expand, *SITE),
    "hugo": (shortcodes.expand, custom_tags.expand, *SITE),
    "quarto": (chunks.expand, shortcodes.expand, *PANDOC, *SITE),
    "bookdown": (chunks.expand, *PANDOC, *SITE),
    "sandpaper": (chunks.expand, *PANDOC, *SITE),
    "pandoc": (templates.expand_manubot, *PANDOC, *SITE),
    "crowbook": (),
}
OTHERS: tuple[Pass, ...] = (custom_tags.expand, pandoc.titles, *SITE)
# Files beside a manuscript by which a tool is known whose layout is not the manuscript's order.
SIGNS = {"_config.yml": "jekyll", "_config.yaml": "jekyll"}


@dataclass(frozen=True)
class Expanded:
    """A chapter's Markdown; `lines[i]` is the line in the author's file of line i + 1 of the text."""

    text: str
    lines: tuple[int, ...]


def expand(text: str, context: Context, problems: list[Problem]) -> Expanded:
    """The text with all that the tool of its layout would have put into it."""
    page, desk = Page.of(text, context.first_line), Desk(context, problems)
    for expanding in passes_for(context):
        page = expanding(page, desk)
    desk.settle()
    return Expanded(page.text, page.lines)


def passes_for(context: Context) -> tuple[Pass, ...]:
    """The passes of a layout; one that many tools share is told apart by the files of those tools."""
    if context.layout in PASSES:
        return PASSES[context.layout]
    folders = (context.root, context.book)
    tool = next((SIGNS[name] for name in SIGNS for folder in folders if is_file(folder / name)), "")
    return PASSES[tool] if tool else OTHERS
