"""Book to Book: the one visible list of everything that happens between reading and making."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from publish.book.divisions import Book, Division, Kind, Matter
from publish.book.tree import add_class
from publish.problems import Problem
from publish.transforms import (
    contents,
    figures,
    headings,
    highlighting,
    identifiers,
    matter,
    notes,
    numbering,
    paragraphs,
    punctuation,
    quotations,
    references,
    tables,
)

CHICAGO_ORDER = (
    Kind.HALF_TITLE,
    Kind.TITLE_PAGE,
    Kind.COPYRIGHT_PAGE,
    Kind.DEDICATION,
    Kind.EPIGRAPH,
    Kind.CONTENTS,
    Kind.FOREWORD,
    Kind.PREFACE,
    Kind.ACKNOWLEDGMENTS,
    Kind.INTRODUCTION,
)


def apply(book: Book, words: Mapping[str, str], problems: list[Problem]) -> Book:
    """The book as its editions are made from it: structure, then links, then letters, then its own pages."""
    divisions = tuple(headings.compose(division, words) for division in book.divisions)
    divisions = numbering.number(divisions, book.settings.numbering, words)
    references.resolve(identifiers.assign(divisions, problems), problems)
    for division in divisions:
        _compose(division, book.metadata.language, words, problems)
    book = replace(book, divisions=divisions, words=words)
    book = _with_matter(book)
    for division in book.divisions:
        division.tree.set("id", division.id)
        add_class(division.tree, "division")
        add_class(division.tree, division.kind.value)
    return book


def _compose(division: Division, language: str, words: Mapping[str, str], problems: list[Problem]) -> None:
    """Everything that concerns one division alone."""
    tree = division.tree
    if own := tree.attrib.pop("data-lang", ""):
        tree.set("lang", str(own))
    tree.attrib.pop("data-numbered", None)
    notes.number(division, words)
    figures.compose(tree, division.place, problems)
    tables.compose(tree)
    quotations.compose(tree, words)
    punctuation.typeset(tree, tree.get("lang") or language)
    highlighting.highlight(tree)
    paragraphs.mark(tree, words)


def _with_matter(book: Book) -> Book:
    """Add the pages made from the record and the contents, where the author has not written them."""
    own = {division.kind for division in book.divisions}
    made = [page for page in matter.front_pages(book) if page.kind not in own]
    front = [*made, *(d for d in book.divisions if d.matter is Matter.FRONT)]
    body = [d for d in book.divisions if d.matter is Matter.BODY]
    back = [
        *(d for d in book.divisions if d.matter is Matter.BACK),
        *(page for page in matter.back_pages(book) if page.kind not in own or page.kind is Kind.AFTERWORD),
    ]
    taken = {d.id for d in book.divisions}
    renamed = [_renamed(division, taken) for division in (*front, *body, *back)]
    for division in renamed:
        if division.kind in (Kind.HALF_TITLE, Kind.TITLE_PAGE, Kind.COPYRIGHT_PAGE, Kind.COLOPHON):
            punctuation.typeset(division.tree, book.metadata.language)
    book = replace(
        book,
        divisions=tuple(renamed),
        resources={**book.resources, **{code.name: code for code in matter.codes(book)}},
    )
    if book.settings.contents.in_chapters:
        contents.open_chapters(book)
    return replace(book, divisions=_placed(contents.page(book), book.divisions))


def _renamed(division: Division, taken: set[str]) -> Division:
    """A page made here never takes the id of one of the author's divisions."""
    if division.source or division.id not in taken:
        return division
    return replace(division, id=f"{division.id}-page")


def _placed(page: Division, divisions: tuple[Division, ...]) -> tuple[Division, ...]:
    """The contents stand after the dedication and the epigraph, before everything that is listed in them."""
    if len([d for d in divisions if d.listed]) < 2:
        return divisions
    before = CHICAGO_ORDER[: CHICAGO_ORDER.index(Kind.CONTENTS)]
    position = sum(1 for d in divisions if d.matter is Matter.FRONT and d.kind in before)
    return (*divisions[:position], page, *divisions[position:])
