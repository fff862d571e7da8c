"""The bibliographic record: what the book's file says, else what the manuscript tells."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Iterable

from publish import rules
from publish.book.divisions import Division
from publish.book.metadata import Contact, Contributor, Cover, Metadata, Series, Subject
from publish.book.names import slug as slug_of
from publish.book.tree import HEADINGS, H, words_of
from publish.manuscript.dates import edition_date
from publish.manuscript.folder import Folder
from publish.manuscript.languages import language_of
from publish.manuscript.pictures import Pictures
from publish.manuscript.project import BookFile, CoverTable, SubjectTable
from publish.manuscript.splitting import Facts
from publish.problems import Location, Problem

TEXTS = (*HEADINGS, f"{H}p", f"{H}li", f"{H}dd", f"{H}td")  # running text: no listings


def metadata(
    project: BookFile, folder: Folder, facts: Facts, pictures: Pictures, divisions: Iterable[Division]
) -> Metadata:
    """The record, from the book's file first, the facts of the manuscript second, its words third."""
    title = project.title or facts.title or _folder_title(folder)
    contributors = _contributors(project, facts)
    slug = project.slug or slug_of(title, slug_of(folder.book.resolve().name, "book"))
    return Metadata(
        title=title,
        subtitle=project.subtitle,
        language=project.language or facts.language or _language(folder, divisions, pictures.problems),
        date=edition_date(project.date or _year(facts.year), folder, pictures.problems),
        identifier=project.identifier or _identifier(slug, title, contributors),
        contributors=contributors,
        publisher=project.publisher,
        place=project.place,
        rights=project.rights,
        licence=project.licence,
        share=project.share,
        description=project.description,
        subjects=tuple(_subject(subject) for subject in project.subjects),
        series=_series(project),
        cover=_cover(project, folder, pictures),
        contact=Contact(**project.contact.model_dump()),
        colophon=project.colophon,
        isbn={name: number for name, number in project.isbn.model_dump().items() if number},
        slug=slug,
    )


def _language(folder: Folder, divisions: Iterable[Division], problems: list[Problem]) -> str:
    """The language of the running text; English needs no notice."""
    texts = (words_of(node) for division in divisions for node in division.tree.iter(*TEXTS))
    language = language_of(" ".join(texts))
    if language != "en":
        message = f"no language is stated; by its words the book is '{language}'"
        place = Location(folder.name_of(folder.project_file))
        problems.append(rules.LANGUAGE_FOUND.at(place, message, f'set language = "{language}"'))
    return language


def _contributors(project: BookFile, facts: Facts) -> tuple[Contributor, ...]:
    """The short form and the tables together; a table adds to the entry of the same name and role."""
    names = project.authors
    if not names and not project.contributors and facts.author:
        names = [facts.author]
    people = {(name, "aut"): Contributor(name) for name in names}
    for table in project.contributors:
        people[table.name, table.role] = Contributor(table.name, table.role, table.sort, table.about)
    return tuple(people.values())


def _subject(subject: str | SubjectTable) -> Subject:
    if isinstance(subject, str):
        return Subject(subject)
    return Subject(subject.term, subject.authority, subject.code)


def _series(project: BookFile) -> Series | None:
    if project.series is None or isinstance(project.series, str):
        return Series(project.series) if project.series else None
    return Series(project.series.name, project.series.position)


def _identifier(slug: str, title: str, contributors: tuple[Contributor, ...]) -> str:
    """A URN that stays the same from build to build and machine to machine (RFC 9562, version 5)."""
    name = "\x1f".join([slug, title, *(person.name for person in contributors)])
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}"


def _year(text: str) -> dt.datetime | None:
    return dt.datetime(int(text), 1, 1, tzinfo=dt.UTC) if re.fullmatch(r"[12]\d{3}", text) else None


def _folder_title(folder: Folder) -> str:
    words = re.sub(r"[-_]+", " ", folder.book.resolve().name).strip()
    return words[:1].upper() + words[1:] or "Untitled"


def _cover(project: BookFile, folder: Folder, pictures: Pictures) -> Cover | None:
    if project.cover is None:
        return None
    table = CoverTable(image=project.cover) if isinstance(project.cover, str) else project.cover
    place = folder.place("cover")
    if not table.alt:
        words = f"the cover '{table.image}' has no alternative text"
        pictures.problems.append(rules.NO_COVER_TEXT.at(place, words))
    key = pictures.add(table.image, folder.manuscript, place)
    return Cover(key, table.alt or project.title) if key else None
