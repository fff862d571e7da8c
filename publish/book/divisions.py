"""The parts of a book and the book itself: typed structure around one XHTML tree for each division."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from lxml import etree

from publish.book.bibliography import Bibliography
from publish.book.metadata import Metadata
from publish.book.settings import Settings
from publish.book.terms import Term
from publish.book.tree import source_of
from publish.problems import Location


class Matter(StrEnum):
    """The three runs of divisions."""

    FRONT = "frontmatter"
    BODY = "bodymatter"
    BACK = "backmatter"


class Kind(StrEnum):
    """What a division is, by its name in the EPUB 3 Structural Semantics Vocabulary."""

    HALF_TITLE = "halftitlepage"
    TITLE_PAGE = "titlepage"
    COPYRIGHT_PAGE = "copyright-page"
    DEDICATION = "dedication"
    EPIGRAPH = "epigraph"
    CONTENTS = "toc"
    FIGURES = "loi"
    TABLES = "lot"
    LISTINGS = "list-of-listings"  # the vocabulary has no name for it
    FOREWORD = "foreword"
    PREFACE = "preface"
    ACKNOWLEDGMENTS = "acknowledgments"
    INTRODUCTION = "introduction"
    PROLOGUE = "prologue"
    PART = "part"
    CHAPTER = "chapter"
    EPILOGUE = "epilogue"
    CONCLUSION = "conclusion"
    AFTERWORD = "afterword"
    APPENDIX = "appendix"
    NOTES = "endnotes"
    GLOSSARY = "glossary"
    BIBLIOGRAPHY = "bibliography"
    INDEX = "index"
    CONTRIBUTORS = "contributors"
    LICENCE = "other-credits"
    COLOPHON = "colophon"


@dataclass(frozen=True)
class Division:
    """A titled part of the book.

    `id` is ASCII, unique, and the stem of its file in the EPUB. `tree` is an XHTML <section>;
    every element's `sourceline` is its line in `source`, the author's file, or in the file that the
    element or one around it names as its `data-source`. `part` is the id of the part that holds the
    division. `label` is its number as it is spoken, "Chapter 1", and `number` the figure in it, "1".
    """

    id: str
    kind: Kind
    matter: Matter
    tree: etree._Element
    title: str = ""
    label: str = ""
    part: str = ""
    source: str = ""
    listed: bool = True
    number: str = ""

    def place(self, element: etree._Element | None = None) -> Location:
        """Where an element of this division stands in the author's file."""
        if element is None:
            return Location(self.source)
        return Location(source_of(element) or self.source, element.sourceline or 0)


def in_order(divisions: Iterable[Division]) -> list[Division]:
    """As they are read: front matter, body, back matter."""
    return sorted(divisions, key=lambda division: tuple(Matter).index(division.matter))


@dataclass(frozen=True)
class Resource:
    """A file that belongs to the book: pictures. `name` is its path in the manuscript folder."""

    name: str
    media_type: str
    data: bytes = field(repr=False)
    width: int = 0
    height: int = 0


@dataclass(frozen=True)
class Book:
    """The work as values, before any edition.

    `words` are the labels in the book's language; `source` is the book's file, for messages. `back` is
    what stands on the back cover; it belongs to no run of divisions. `layout` is the tool that the
    manuscript is laid out for, and empty where it is the house's own; `sources` tell for such a book where
    its facts were found, by their names in the record. `contents_source` is the file that lists the
    chapters where it is no chapter itself: links to it lead to the contents. `addresses` are
    those that pages say they have on their site, each with its file. `terms` are those that the index finds
    by itself.
    """

    metadata: Metadata
    settings: Settings
    divisions: tuple[Division, ...]
    resources: Mapping[str, Resource] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    source: str = ""
    back: Division | None = None
    layout: str = ""
    sources: Mapping[str, str] = field(default_factory=dict)
    contents_source: str = ""
    addresses: Mapping[str, str] = field(default_factory=dict)
    bibliography: Bibliography = field(default_factory=Bibliography)
    terms: tuple[Term, ...] = ()

    def of_kind(self, kind: Kind) -> Iterator[Division]:
        """The divisions of one kind, in reading order."""
        return (division for division in self.divisions if division.kind is kind)
