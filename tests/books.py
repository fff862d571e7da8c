"""Tiny books for tests, built by hand from XHTML in the form that the transforms leave behind."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from lxml import etree
from PIL import Image

from publish.book.divisions import Book, Division, Kind, Matter, Resource
from publish.book.metadata import Contributor, Metadata
from publish.book.settings import Settings
from publish.book.tree import XHTML
from publish.themes import words

DATE = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
IDENTIFIER = "urn:uuid:6f8f4f6c-8a27-5f0e-9b0c-1f6b0f1f2a3b"
FRONT = {
    Kind.HALF_TITLE, Kind.TITLE_PAGE, Kind.COPYRIGHT_PAGE, Kind.DEDICATION, Kind.EPIGRAPH, Kind.CONTENTS,
    Kind.FOREWORD, Kind.PREFACE,
}  # fmt: skip
BACK = {Kind.AFTERWORD, Kind.APPENDIX, Kind.GLOSSARY, Kind.BIBLIOGRAPHY, Kind.CONTRIBUTORS, Kind.COLOPHON}


def section(id_: str, kind: Kind, content: str) -> etree._Element:
    """The tree of a division; `content` is well-formed XHTML without a namespace of its own."""
    return etree.fromstring(
        f'<section xmlns="{XHTML}" id="{id_}" class="division {kind.value}">{content}</section>'
    )


def division(
    id_: str,
    content: str,
    *,
    kind: Kind = Kind.CHAPTER,
    title: str = "",
    label: str = "",
    part: str = "",
    listed: bool = True,
) -> Division:
    """A division; with a title it opens with a heading."""
    opening = ""
    if title:
        number = f'<span class="label">{label}</span> ' if label else ""
        opening = f'<header class="opening"><h1>{number}<span class="title">{title}</span></h1></header>'
    matter = Matter.FRONT if kind in FRONT else Matter.BACK if kind in BACK else Matter.BODY
    tree = section(id_, kind, opening + content)
    return Division(id_, kind, matter, tree, title, label, part, f"{id_}.md", listed)


def chapter(id_: str, content: str, title: str = "The Harbour", label: str = "", part: str = "") -> Division:
    """A chapter, the division that most tests want."""
    return division(id_, content, title=title, label=label, part=part)


def contents(language: str = "en") -> Division:
    """A contents page; its list is of no interest here, because every edition makes its own."""
    return division("contents", "", kind=Kind.CONTENTS, title=words(language)["contents"], listed=False)


def metadata(**fields: Any) -> Metadata:
    """A bibliographic record with everything that an edition cannot do without."""
    known = Metadata(
        title="The Sea",
        language="en",
        date=DATE,
        identifier=IDENTIFIER,
        contributors=(Contributor("Ada North", sort="North, Ada"),),
        publisher="Harbour Press",
        description="A book about the sea.",
        rights="© 2026 Ada North",
    )
    return replace(known, **fields)


def book(
    *divisions: Division,
    resources: tuple[Resource, ...] = (),
    settings: Settings | None = None,
    **fields: Any,
) -> Book:
    """A book of these divisions with a contents page in front; `fields` are those of its metadata."""
    record = metadata(**fields)
    parts = divisions or (chapter("harbour", '<p class="first">The harbour was empty.</p>'),)
    if not any(part.kind is Kind.CONTENTS for part in parts):
        parts = (contents(record.language), *parts)
    held = {resource.name: resource for resource in resources}
    return Book(record, settings or Settings(), parts, held, words(record.language))


def picture(name: str, form: str = "PNG", mode: str = "RGB", size: tuple[int, int] = (24, 16)) -> Resource:
    """A picture of one colour."""
    out = io.BytesIO()
    Image.new(mode, size, "navy" if mode not in {"CMYK", "L"} else 0).save(out, form)
    return Resource(name, f"image/{form.lower()}", out.getvalue(), *size)
