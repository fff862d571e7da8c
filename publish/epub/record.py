"""The bibliographic record as package metadata (EPUB 3.3 section 5.5): Dublin Core and what refines it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from publish.book.divisions import Book
from publish.book.metadata import Accessibility, Contributor, Metadata, Series, Subject
from publish.book.tree import XML
from publish.epub.accessibility import Findings, claims
from publish.epub.summary import summary

WEB = ("http://", "https://")


@dataclass(frozen=True)
class Statement:
    """One line of the metadata: a Dublin Core element such as `title`, a `meta`, or a `link`."""

    element: str
    value: str
    attributes: dict[str, str] = field(default_factory=dict)


def identifier(metadata: Metadata) -> str:
    """The identifier of this edition as a URN: its ISBN where it has one, else the book's own."""
    if number := metadata.isbn.get("epub"):
        return f"urn:isbn:{re.sub('[^0-9X]', '', number)}"
    known = re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", metadata.identifier)
    return metadata.identifier if known else f"urn:uuid:{metadata.identifier}"


def record(book: Book, cover: str, found: Findings, *, certified: bool) -> tuple[Statement, ...]:
    """Everything but the identifier and the date of change; `cover` is the id of the cover picture, or empty.

    Nothing is written empty: shops refuse a book for an empty element.
    """
    lines = [*_statements(book.metadata), *_claims(book.metadata, found)]
    if found.pages:
        lines.extend(_pagination(book.metadata))
    if certified:
        lines.extend(_certificate(book.metadata.accessibility))
    if cover:
        lines.append(Statement("meta", "", {"name": "cover", "content": cover}))
    clean = (Statement(s.element, _line(s.value), s.attributes) for s in lines)
    return tuple(s for s in clean if s.value or {"content", "href"} & s.attributes.keys())


def _statements(metadata: Metadata) -> Iterator[Statement]:
    yield from _titles(metadata)
    yield Statement("language", metadata.language)
    for number, person in enumerate(metadata.contributors, start=1):
        yield from _contributor(person, number)
    yield Statement("publisher", metadata.publisher)
    yield Statement("date", metadata.date.date().isoformat())
    yield Statement("rights", metadata.rights or metadata.licence)
    yield Statement("description", metadata.description)
    for number, subject in enumerate(metadata.subjects, start=1):
        yield from _subject(subject, number)
    if metadata.series:
        yield from _series(metadata.series)


def _titles(metadata: Metadata) -> Iterator[Statement]:
    yield Statement("title", metadata.title, {"id": "title"})
    yield _refinement("title", "title-type", "main")
    if metadata.subtitle:
        yield _refinement("title", "display-seq", "1")
        yield Statement("title", metadata.subtitle, {"id": "subtitle"})
        yield _refinement("subtitle", "title-type", "subtitle")
        yield _refinement("subtitle", "display-seq", "2")


def _contributor(person: Contributor, number: int) -> Iterator[Statement]:
    kind = "creator" if person.role == "aut" else "contributor"
    id_ = f"{kind}-{number}"
    yield Statement(kind, person.name, {"id": id_})
    yield _refinement(id_, "role", person.role, "marc:relators")
    yield _refinement(id_, "file-as", person.sort)
    yield _refinement(id_, "display-seq", str(number))


def _subject(subject: Subject, number: int) -> Iterator[Statement]:
    id_ = f"subject-{number}"
    yield Statement("subject", subject.term, {"id": id_})
    if subject.authority and subject.code:
        yield _refinement(id_, "authority", subject.authority)
        yield _refinement(id_, "term", subject.code)


def _series(series: Series) -> Iterator[Statement]:
    yield Statement("meta", series.name, {"property": "belongs-to-collection", "id": "series"})
    yield _refinement("series", "collection-type", "series")
    if series.position is not None:
        yield _refinement("series", "group-position", f"{series.position:g}")


def _pagination(metadata: Metadata) -> Iterator[Statement]:
    """Whose pages they are: said in the words of EPUB Accessibility 1.1, and in those that came before."""
    number = re.sub("[^0-9X]", "", metadata.isbn.get("print", ""))
    source = f"urn:isbn:{number}" if number else f"{metadata.title} (print)"
    yield Statement("source", source, {"id": "pagination"})
    yield _refinement("pagination", "source-of", "pagination")
    yield Statement("meta", source, {"property": "pageBreakSource"})


def _claims(metadata: Metadata, found: Findings) -> Iterator[Statement]:
    for name, value in claims(found):
        yield Statement("meta", value, {"property": f"schema:{name}"})
    words, language = metadata.accessibility.summary, metadata.language
    if not words:
        words, language = summary(found, metadata.language)
    property_ = {"property": "schema:accessibilitySummary", f"{{{XML}}}lang": language}
    yield Statement("meta", words, property_)


def _certificate(claim: Accessibility) -> Iterator[Statement]:
    """The claim that the book conforms, and who says so (EPUB Accessibility 1.1, 4)."""
    version, level = claim.wcag.split()
    standard = f"EPUB Accessibility 1.1 - WCAG {version} Level {level}"
    yield Statement("meta", standard, {"property": "dcterms:conformsTo", "id": "conformance"})
    certifier = {"refines": "#conformance", "id": "certifier", "property": "a11y:certifiedBy"}
    yield Statement("meta", claim.certified_by, certifier)
    for name, value in (("certifierCredential", claim.credential), ("certifierReport", claim.report)):
        if value.startswith(WEB):
            link = {"rel": f"a11y:{name}", "refines": "#certifier", "href": value}
            yield Statement("link", "", link)
        else:
            yield _refinement("certifier", f"a11y:{name}", value)


def _refinement(id_: str, name: str, value: str, scheme: str = "") -> Statement:
    attributes = {"refines": f"#{id_}", "property": name}
    return Statement("meta", value, attributes | ({"scheme": scheme} if scheme else {}))


def _line(value: str) -> str:
    return " ".join(value.split())
