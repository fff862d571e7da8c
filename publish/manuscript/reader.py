"""Reads a book's folder into a Book whose trees are as the author wrote them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

from publish import rules
from publish.book.divisions import Book, Division
from publish.book.tree import HEADINGS, H, words_of
from publish.manuscript import bibliography, cover, record, sample, terms
from publish.manuscript.chapters import Chapters
from publish.manuscript.choices import settings
from publish.manuscript.discovery import Discovery, discover
from publish.manuscript.facts import Facts, told
from publish.manuscript.folder import Folder
from publish.manuscript.languages import language_of
from publish.manuscript.pictures import Pictures
from publish.manuscript.reading_order import MATTER_ORDER
from publish.manuscript.source import is_file
from publish.means import PLAIN, Means
from publish.problems import Location, Problem

if TYPE_CHECKING:
    from publish.manuscript.remote import Web

BY_NAMES = frozenset({"folder", "pandoc", "bookdown"})
TEXTS = (*HEADINGS, f"{H}p", f"{H}li", f"{H}dd", f"{H}td")  # running text: no listings


def read(path: Path, problems: list[Problem], means: Means = PLAIN) -> Book | None:
    """The book in a folder; None where there is nothing to make a book from."""
    discovery = discover(path, problems)
    if discovery is None:
        return None
    folder, project, found = discovery.folder, discovery.project, discovery.found
    pictures = Pictures(folder, problems, web=_web() if project.allow_remote else None)
    chapters = Chapters(
        folder,
        found,
        pictures,
        problems,
        title=project.title or found.facts.title.text,
        whole=project.contents.lists_files,
        means=means,
    )
    divisions = tuple(sorted(chapters.read(), key=lambda division: MATTER_ORDER.index(division.matter)))
    facts = _facts(discovery, chapters, divisions, problems)
    return Book(
        record.metadata(project, folder, facts, pictures),
        replace(
            settings(project, folder, cover.mark(project, folder, pictures), problems),
            sample=sample.chosen(project, folder, found, problems),
        ),
        divisions,
        source=folder.name_of(folder.project_file),
        back=cover.back(project, folder, facts, pictures),
        resources=dict(pictures.resources),  # after all that gathers pictures
        layout=found.layout,
        sources=_sources(discovery, facts) if found.layout else {},
        contents_source=_contents_source(discovery),
        addresses=chapters.addresses,
        terms=terms.read(project, folder, problems),
        bibliography=bibliography.read(project, folder, facts, chapters.aliases, problems),
    )


def _web() -> Web:
    from publish.manuscript.remote import Web  # noqa: PLC0415 - nothing else needs a network

    return Web()


def _facts(
    discovery: Discovery, chapters: Chapters, divisions: Iterable[Division], problems: list[Problem]
) -> Facts:
    """All facts: of the book's file, the layout, the text's own word, what lies around, then guesses."""
    folder = discovery.folder
    facts = record.stated(discovery.project, folder.name_of(folder.project_file))
    for others in (
        discovery.found.facts,
        chapters.stated,
        discovery.nearby,
        chapters.guessed,
        Facts(title=record.folder_title(folder)),
    ):
        facts = facts.otherwise(others)
    if facts.language:
        return facts
    language = language_of(_words(divisions))
    if language != "en" and not discovery.found.layout:
        problems.append(_language_found(folder, language))
    return facts.otherwise(Facts(language=told("its words", language)))


def _language_found(folder: Folder, language: str) -> Problem:
    message = f"no language is stated; by its words the book is '{language}'"
    place = Location(folder.name_of(folder.project_file))
    return rules.LANGUAGE_FOUND.at(place, message, f'set language = "{language}"')


def _words(divisions: Iterable[Division]) -> str:
    """The running text, without listings."""
    return " ".join(words_of(node) for division in divisions for node in division.tree.iter(*TEXTS))


def _contents_source(discovery: Discovery) -> str:
    """The file that lists the chapters, where it is not one of them."""
    folder, found = discovery.folder, discovery.found
    listing = found.source if found.listed and found.layout else None
    return folder.name_of(listing) if listing and listing not in found.paths else ""


def _sources(discovery: Discovery, facts: Facts) -> dict[str, str]:
    """Where the order and each of the facts were found."""
    folder, source = discovery.folder, discovery.found.source
    by_name = discovery.found.layout in BY_NAMES
    unlisted = "the files' names" if by_name else "the numbers in their front matter"
    told_in = {fact.name: getattr(facts, fact.name).source for fact in fields(Facts)}
    return {
        "order": folder.name_of(source) if source and is_file(source) else unlisted,
        "markup": discovery.found.markup,
        **{name: place for name, place in told_in.items() if place},
    }
