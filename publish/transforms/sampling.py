"""A sample of the book: chosen chapters, with what belongs to them and a page on the rest.

It is taken from the finished book, so that every number in it is that of the whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from copy import deepcopy
from dataclasses import replace
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from publish.book.divisions import Book, Division, Kind, Matter
from publish.book.locators import END
from publish.book.metadata import Metadata
from publish.book.tree import H, element, every, has_class, remove, with_class
from publish.transforms import contents, endnotes, pieces, punctuation

REST = "whole-book"
ALWAYS = frozenset(
    {Kind.CONTENTS, Kind.INDEX, Kind.BIBLIOGRAPHY, Kind.NOTES, Kind.CONTRIBUTORS, Kind.LICENCE, Kind.COLOPHON}
)


def sample(book: Book) -> Book:
    """The chosen chapters of a book, its front matter, and what lists or explains them."""
    chosen = frozenset(book.settings.sample)
    kept = tuple(each for each in book.divisions if _is_kept(each, chosen, book.divisions))
    left_out = [each for each in book.divisions if each not in kept]
    rest = _rest(book, left_out)
    divisions = tuple(replace(each, tree=deepcopy(each.tree)) for each in kept)
    divisions = _with_rest(divisions, rest)
    divisions = tuple(
        each for each in divisions if each.kind is not Kind.NOTES or endnotes.keep_called(each, divisions)
    )
    _lead(divisions, rest.id)
    divisions = tuple(each for each in divisions if _shortened(each, divisions))
    made = replace(book, metadata=_record(book), divisions=divisions)
    return replace(made, divisions=tuple(_relisted(each, made) for each in divisions))


def _is_kept(division: Division, chosen: frozenset[str], divisions: Sequence[Division]) -> bool:
    if division.kind is Kind.PART:
        return any(each.part == division.id and each.source in chosen for each in divisions)
    always = division.matter is Matter.FRONT or division.kind in ALWAYS or not division.source
    return always or division.source in chosen


def _record(book: Book) -> Metadata:
    """The record of the sample, another publication: without ISBN, with an identifier of its own."""
    record = book.metadata
    return replace(
        record,
        title=f"{record.title} ({book.words['sample']})",
        slug=f"{record.slug}-sample",
        identifier=f"urn:uuid:{uuid5(NAMESPACE_URL, f'{record.identifier} sample')}",
        isbn={},
    )


def _rest(book: Book, left_out: Sequence[Division]) -> Division:
    """A page that says what else the whole book has, and where it is to be had."""
    words, contact = book.words, book.metadata.contact
    made = pieces.titled(book.divisions, Kind.AFTERWORD, words["whole_book"], name=REST)
    tree = made.tree
    tree.set("class", "division afterword")
    tree.set("id", made.id)
    tree.append(element("p", {"class": "first"}, words["sample_ends"]))
    lines = (" ".join(filter(None, (each.label, each.title))) for each in left_out if each.listed)
    tree.append(element("ul", None, *(element("li", None, line) for line in lines)))
    if contact.website:
        shown = contact.website.removeprefix("https://").removeprefix("http://").rstrip("/")
        link = element("a", {"href": contact.website}, shown)
        tree.append(element("p", {"class": "address website"}, link))
    punctuation.typeset(tree, book.metadata.language)
    return made


def _with_rest(divisions: tuple[Division, ...], rest: Division) -> tuple[Division, ...]:
    """The page on the rest comes right behind the chapters."""
    at = max(
        (at for at, each in enumerate(divisions) if each.matter is Matter.BODY), default=len(divisions) - 1
    )
    return (*divisions[: at + 1], rest, *divisions[at + 1 :])


def _lead(divisions: Iterable[Division], rest: str) -> None:
    """Links into what is left out lead to the page on it; lists and ways back lose theirs."""
    there = {str(id_) for each in divisions for id_ in each.tree.xpath("//@id")} | {
        each.id for each in divisions
    }
    for division in divisions:
        for link in list(every(division.tree, "a")):
            end = link.get(END)
            if end and end not in there:
                del link.attrib[END]
            target = (link.get("href") or "").removeprefix("#")
            if not (link.get("href") or "").startswith("#") or target in there:
                continue
            if _is_listed(link):
                remove(link)
            else:
                link.set("href", f"#{rest}")


def _is_listed(link: etree._Element) -> bool:
    return any(has_class(above, name) for above in link.iterancestors() for name in ("locators", "ways-back"))


def _shortened(division: Division, divisions: Sequence[Division]) -> bool:
    """Take what nothing leads to out of a list; whether anything is left."""
    if division.kind is Kind.INDEX:
        return _without(division, "index-entries", lambda item: next(every(item, "a"), None) is None)
    if division.kind is Kind.BIBLIOGRAPHY:
        cited = {
            link.get("href") for each in divisions if each is not division for link in every(each.tree, "a")
        }
        return _without(division, "works", lambda item: f"#{item.get('id')}" not in cited)
    return True


def _without(division: Division, name: str, is_empty: Callable[[etree._Element], bool]) -> bool:
    lists = with_class(division.tree, name)
    for body in lists:
        for item in reversed(list(every(body, "li"))):
            if is_empty(item):
                remove(item)
        for inner in list(body.iter(f"{H}ul")):
            if inner is not body and not len(inner):
                before = inner.getprevious()
                if before is not None and has_class(before, "letter"):
                    remove(before)
                remove(inner)
    return not lists or any(next(every(body, "li"), None) is not None for body in lists)


def _relisted(division: Division, book: Book) -> Division:
    """The contents list what is there; the title page and the copyright page say what this is."""
    if division.kind is Kind.CONTENTS and with_class(division.tree, "contents"):
        fresh = contents.page(book)
        fresh.tree.set("id", division.id)
        fresh.tree.set("class", division.tree.get("class") or "")
        return replace(division, tree=fresh.tree)
    if division.kind is Kind.TITLE_PAGE:
        division.tree.append(element("p", {"class": "subtitle sample"}, book.words["sample"]))
    for line in with_class(division.tree, "isbn") if division.kind is Kind.COPYRIGHT_PAGE else ():
        remove(line)
    return division
