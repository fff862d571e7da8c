"""Book to Book: the one visible list of everything that happens between reading and making."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from publish.book.divisions import Book, Division
from publish.book.settings import Notes
from publish.book.tree import add_class
from publish.problems import Problem
from publish.transforms import (
    abbreviations,
    citations,
    contents,
    cross_references,
    endnotes,
    figures,
    files,
    formulas,
    glossary,
    headings,
    highlighting,
    identifiers,
    indexing,
    labels,
    line_numbers,
    matter,
    notes,
    numbering,
    paragraphs,
    punctuation,
    quotations,
    references,
    tables,
)
from publish.transforms.sampling import sample

__all__ = ["apply", "sample", "titled"]


def apply(book: Book, words: Mapping[str, str], problems: list[Problem]) -> Book:
    """The book as its editions are made from it: structure, links, letters, numbers, last its own pages."""
    formulas.compose(book, problems)
    divisions = tuple(headings.compose(division, words) for division in book.divisions)
    divisions = numbering.number(divisions, book.settings.numbering, words)
    listing = book.contents_source, contents.page_id(divisions)
    targets = identifiers.assign(divisions, problems)
    references.resolve(targets, problems, listing, book.addresses)
    divisions = citations.compose(book, divisions, words, problems)
    notes.number(divisions, book.settings.notes, words)
    coloured = [highlighting.begun(division.tree) for division in divisions]
    for division, highlight in zip(divisions, coloured, strict=True):
        _compose(division, book.metadata.language, words, highlight, problems)
        headings.level(division.tree)  # the titles of boxes are no headings any more
    numbered = cross_references.resolve(divisions, targets, book.settings.numbering, words, problems)
    divisions = tuple(headings.name(division) for division in divisions)
    if book.settings.expand_abbreviations:
        abbreviations.expand(divisions)
    if book.settings.link_glossary:
        glossary.compose(divisions)
    divisions = indexing.compose(book, divisions, words, problems)
    if book.settings.notes.placement == "book":
        divisions = endnotes.gather(divisions, words)
    if book.back:
        notes.number([book.back], Notes(), words)
        highlight = highlighting.begun(book.back.tree)
        _compose(book.back, book.metadata.language, words, highlight, problems)
    book = matter.add(titled(replace(book, divisions=divisions), words))
    book = contents.add(book, numbered)
    for division in book.divisions:
        division.tree.set("id", division.id)
        add_class(division.tree, "division")
        add_class(division.tree, division.kind.value)
    return book


def titled(book: Book, words: Mapping[str, str]) -> Book:
    """The book with its titles as they are set on the pages, and the labels in its language."""
    record = book.metadata
    title, subtitle = (
        punctuation.typeset_words(text, record.language) for text in (record.title, record.subtitle)
    )
    return replace(book, metadata=replace(record, title=title, subtitle=subtitle), words=words)


def _compose(
    division: Division,
    language: str,
    words: Mapping[str, str],
    highlight: Callable[[], None],
    problems: list[Problem],
) -> None:
    """Everything that concerns one division alone."""
    tree = division.tree
    if own := tree.attrib.pop("data-lang", ""):
        tree.set("lang", str(own))
    tree.attrib.pop("data-numbered", None)
    labels.box_labelled(tree)
    figures.compose(tree, division.place, problems)
    tables.compose(tree)
    quotations.compose(tree, words)
    punctuation.typeset(tree, tree.get("lang") or language)
    highlight()
    line_numbers.number(tree)
    files.join(tree)
    paragraphs.mark(tree, words)
