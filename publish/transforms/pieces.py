"""Divisions that are made from what the book holds: with a title, an id of their own, and their place."""

from __future__ import annotations

from lxml import etree

from publish.book.divisions import Division, Kind, Matter
from publish.book.names import free
from publish.book.tree import element

# The end of a book (Chicago 1.4): what is made here stands before what comes later in this row.
LAST = (
    Kind.NOTES, Kind.GLOSSARY, Kind.BIBLIOGRAPHY, Kind.INDEX, Kind.CONTRIBUTORS, Kind.LICENCE, Kind.COLOPHON,
)  # fmt: skip


def titled(
    divisions: tuple[Division, ...], kind: Kind, title: str, *content: etree._Element, name: str = ""
) -> Division:
    """A division of the back matter with a heading; its id is its name, or its kind, or the first free."""
    heading = element("h1", None, element("span", {"class": "title"}, title))
    tree = element("section", None, element("header", {"class": "opening"}, heading), *content)
    id_ = free(name or kind.value, {division.id for division in divisions})
    return Division(id_, kind, Matter.BACK, tree, title=title)


def with_last(divisions: tuple[Division, ...], made: Division) -> tuple[Division, ...]:
    """The divisions with one of the kinds of `LAST` in its place."""
    later = LAST[LAST.index(made.kind) + 1 :]
    behind = (at for at, each in enumerate(divisions) if each.matter is Matter.BACK and each.kind in later)
    at = next(behind, len(divisions))
    return (*divisions[:at], made, *divisions[at:])
