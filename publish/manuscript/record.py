"""The bibliographic record: what the book's file says, else what the manuscript tells."""

from __future__ import annotations

import re
import uuid

from publish.book.metadata import Accessibility, Contact, Contributor, Metadata, Series, Subject
from publish.book.names import slug as slug_of
from publish.manuscript import cover, dates
from publish.manuscript.dates import edition_date
from publish.manuscript.facts import Facts, Told, told
from publish.manuscript.folder import Folder
from publish.manuscript.pictures import Pictures
from publish.manuscript.project import BookFile, SubjectTable


def stated(project: BookFile, source: str) -> Facts:
    """What the book's file states."""
    authors = project.authors or [person.name for person in project.contributors if person.role == "aut"]
    return Facts(
        title=told(source, project.title),
        subtitle=told(source, project.subtitle),
        authors=told(source, *authors),
        language=told(source, project.language),
        licence=told(source, project.licence),
        rights=told(source, project.rights),
        publisher=told(source, project.publisher),
        description=told(source, project.description),
    )


def metadata(project: BookFile, folder: Folder, facts: Facts, pictures: Pictures) -> Metadata:
    """The record: what only the book's file can say from there, the rest from all the facts."""
    title = facts.title.text
    date = edition_date(project.date or dates.stated(facts.date.text), folder, pictures.problems)
    contributors = _contributors(project, facts)
    slug = project.slug or slug_of(title, slug_of(folder.book.resolve().name, "book"))
    return Metadata(
        title=title,
        subtitle=facts.subtitle.text,
        language=facts.language.text,
        date=date,
        dated=date != dates.FIXED,
        identifier=project.identifier or _identifier(slug, title, contributors),
        contributors=contributors,
        publisher=facts.publisher.text,
        place=project.place,
        rights=facts.rights.text,
        licence=facts.licence.text,
        share=project.share,
        description=project.description or facts.description.text,
        subjects=tuple(map(_subject, project.subjects or facts.subjects.values)),
        series=_series(project),
        cover=cover.front(project, folder, facts, pictures),
        contact=Contact(**project.contact.model_dump()),
        accessibility=Accessibility(**project.accessibility.model_dump()),
        colophon=project.colophon,
        isbn={name: number for name, number in project.isbn.model_dump().items() if number},
        slug=slug,
    )


def _contributors(project: BookFile, facts: Facts) -> tuple[Contributor, ...]:
    """The short form and the tables together; a table adds to the entry of the same name and role."""
    names = project.authors or (() if project.contributors else facts.authors.values)
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


def folder_title(folder: Folder) -> Told:
    """The folder's name as a title, where there is nothing better."""
    words = re.sub(r"[-_]+", " ", folder.book.resolve().name).strip()
    return told("the folder's name", words[:1].upper() + words[1:] or "Untitled")
