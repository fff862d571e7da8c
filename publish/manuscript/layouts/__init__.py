"""The layouts of other tools, tried one after the other: how the files of a manuscript become one book."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from publish import rules
from publish.manuscript.layouts import (
    bookdown,
    contents_page,
    crowbook,
    folder_order,
    front_matter_order,
    honkit,
    hugo,
    jekyll,
    jupyter_book,
    leanpub,
    mdbook,
    mkdocs,
    pandoc,
    quarto,
    sandpaper,
)
from publish.manuscript.layouts.found import Found
from publish.manuscript.layouts.ground import Ground
from publish.manuscript.layouts.order import INDEXES
from publish.problems import Location, Problem


@dataclass(frozen=True)
class Layout:
    """One way to lay out a manuscript: its name in the book's file, and what it is called in messages.

    A `guess` has no configuration or list of its own, so that a book with a book's file never has it
    unasked.
    """

    name: str
    title: str
    find: Callable[[Ground], Found | None]
    guess: bool = False


LAYOUTS = (
    Layout("mdbook", "mdBook", mdbook.find),
    Layout("honkit", "HonKit", honkit.find),
    Layout("leanpub", "Leanpub", leanpub.find),
    Layout("crowbook", "Crowbook", crowbook.find),
    Layout("quarto", "Quarto", quarto.find),
    Layout("bookdown", "bookdown", bookdown.find),
    Layout("pandoc", "pandoc", pandoc.find),
    Layout("sandpaper", "a Carpentries lesson", sandpaper.find),
    Layout("mkdocs", "MkDocs", mkdocs.find),
    Layout("jupyter-book", "Jupyter Book", jupyter_book.find),
    Layout("hugo", "Hugo", hugo.find, guess=True),
    Layout("jekyll", "Jekyll", jekyll.find, guess=True),
    Layout("front-matter", "pages with numbers in their front matter", front_matter_order.find, guess=True),
    Layout("contents-page", "a page of contents", contents_page.find, guess=True),
    Layout("folder", "a folder of Markdown", folder_order.find, guess=True),
)
BY_NAME = {layout.name: layout for layout in LAYOUTS}


def find(ground: Ground, *, guesses: bool = True) -> Found | None:
    """The manuscript in a folder as its own tool sees it; without `guesses` only what a configuration tells.

    Two lists that give different orders are a problem, unless the book's file names one of the layouts.
    """
    broken: list[Problem] = []
    finds: list[tuple[Found, list[Problem]]] = []
    records: list[Found] = []  # of configurations that give no order
    for layout in LAYOUTS:
        if layout.guess and (finds or not guesses):
            break
        found, problems = _try(layout, ground)
        if found is not None and found.items:
            finds.append((found, problems))
            continue
        broken += [problem for problem in problems if problem not in broken]
        records += [found] if found else []
    if not finds:
        ground.problems.extend(broken)
        return None
    found, problems = next((pair for pair in finds if pair[0].listed), finds[0])
    if not found.listed:
        for record in records:
            found = replace(found, facts=found.facts.otherwise(record.facts))
    ground.problems.extend([*problems, *(broken if not found.listed else ())])
    rivals = [other for other, _ in finds if other.listed and found.listed and _differ(found, other)]
    if rivals:
        ground.problems.append(_ambiguous(ground, [found, *rivals]))
    return found


def named(ground: Ground, name: str) -> Found | None:
    """The manuscript as the one layout of that name sees it."""
    found, problems = _try(BY_NAME[name], ground)
    ground.problems.extend(problems)
    return found if found and found.items else None


def _try(layout: Layout, ground: Ground) -> tuple[Found | None, list[Problem]]:
    """What a layout finds, and what it has to say; nothing of that concerns a book that another one finds."""
    problems: list[Problem] = []
    return layout.find(replace(ground, problems=problems)), problems


def _differ(one: Found, other: Found) -> bool:
    """Whether two lists give different books; pages that only open a folder do not count."""
    if one.source == other.source:
        return False
    first, second = ([path for path in found.paths if path.name not in INDEXES] for found in (one, other))
    return first != second


def _ambiguous(ground: Ground, finds: list[Found]) -> Problem:
    lists = [
        f"'{ground.name_of(found.source)}' ({BY_NAME[found.layout].title})" for found in finds if found.source
    ]
    hint = f'name one in a book.toml: layout = "{finds[0].layout}" or "{finds[1].layout}"'
    return rules.SEVERAL_LAYOUTS.at(Location(), f"the order is listed twice: {' and '.join(lists)}", hint)
