"""Decides how a folder is read: as the house's book, or as the tool that it is laid out for reads it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import cast

from publish import rules
from publish.book.divisions import Kind
from publish.manuscript import layouts
from publish.manuscript.cover import back_file
from publish.manuscript.facts import NOTHING, Facts, Told, told
from publish.manuscript.folder import Folder, markdown_files, open_folder
from publish.manuscript.layouts import records, surroundings
from publish.manuscript.layouts.found import Found
from publish.manuscript.layouts.ground import Ground
from publish.manuscript.markup import Markup
from publish.manuscript.project import BookFile
from publish.manuscript.project_file import read_project
from publish.manuscript.reading_order import files_in_order, reading_order
from publish.manuscript.source import is_file
from publish.problems import Location, Problem

MOST_NAMED = 5


@dataclass(frozen=True)
class Discovery:
    """Where the book is, what its file says, and what was found; `found.layout` is empty for the house's own.

    `nearby` are the facts that the surroundings tell: they count less than those of the text.
    """

    folder: Folder
    project: BookFile
    found: Found
    nearby: Facts = field(default_factory=Facts)


def discover(path: Path, problems: list[Problem]) -> Discovery | None:
    """The book in a folder, or None and a problem where there is none."""
    folder = open_folder(path)
    project = read_project(folder.project_file, folder.name_of(folder.project_file), problems)
    ground = Ground(path, problems, project.language or "")
    found = _found(folder, project, ground)
    if not is_file(folder.project_file) and not found.items:
        problems.append(rules.NO_BOOK.at(Location(), f"no manuscript and no Markdown file in '{path.name}'"))
        return None
    items = reading_order(folder, project, found.items, problems)
    if not any(item.kind is not Kind.PART for item in items):
        place = Location(folder.name_of(folder.project_file))
        problems.append(rules.NO_CHAPTERS.at(place, "the book has no chapters"))
        return None
    markup = cast("Markup", project.markup or found.markup)
    found = replace(found, items=items, markup=markup)
    problems.extend(_left_aside(ground, found, back_file(project, folder)))
    if not found.layout:
        return Discovery(folder, project, found)
    facts = found.facts.otherwise(_front_matter(ground, found))
    found = replace(found, facts=replace(facts, cover=_cover(ground, facts.cover)))
    folder = replace(folder, manuscript=found.root, file=folder.project_file)
    return Discovery(folder, project, found, surroundings.facts(ground, found))


def _found(folder: Folder, project: BookFile, ground: Ground) -> Found:
    """The layout that the book's file names, or one that is found; the house's where it lists chapters."""
    house = Found("", folder.manuscript, (), markup="markdown", source=folder.project_file)
    if project.contents.lists_files:
        return house
    if project.layout:
        found = layouts.named(ground, project.layout)
        if found is None:
            words = f"'layout': no {layouts.BY_NAME[project.layout].title} manuscript is here"
            ground.problems.append(rules.BAD_VALUE.at(folder.place("layout"), words))
    else:
        found = layouts.find(ground, guesses=not is_file(folder.project_file))
    return found or replace(house, items=files_in_order(folder.manuscript))


def _left_aside(ground: Ground, found: Found, back: Path | None) -> Iterator[Problem]:
    """One notice for all the Markdown files beside the chapters that are not among them, nor the back."""
    used = {*found.paths, *found.named, found.source, back}
    base = Path(os.path.commonpath([path.parent for path in found.paths]))
    names = [ground.name_of(path) for path in markdown_files(base) if path not in used]
    if names:
        listing = found.source if found.source and is_file(found.source) else None
        place = Location(ground.name_of(listing) if listing and listing not in found.paths else "")
        named = ", ".join(f"'{name}'" for name in names[:MOST_NAMED])
        more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
        files = "1 Markdown file is" if len(names) == 1 else f"{len(names)} Markdown files are"
        yield rules.LEFT_ASIDE.at(place, f"{files} not in the book: {named}{more}")


def _front_matter(ground: Ground, found: Found) -> Facts:
    """What a book that is one file says of itself at its head."""
    if len(found.items) != 1 or found.items[0].path is None:
        return Facts()
    path = found.items[0].path
    return records.facts(ground.front_matter(path), ground.name_of(path))


def _cover(ground: Ground, cover: Told) -> Told:
    """The cover's path from the book's folder; one that is not there is told and left out."""
    if not cover:
        return NOTHING
    beside = (ground.book / cover.source).parent
    path = ground.file(cover.text, under=beside) or ground.file(cover.text)
    if path is None:
        line = ground.line_of(ground.book / cover.source, cover.text)
        words = f"no cover '{cover.text}'"
        ground.problems.append(rules.MISSING_FILE.at(Location(cover.source, line), words))
        return NOTHING
    return told(cover.source, ground.name_of(ground.plain(path)))
