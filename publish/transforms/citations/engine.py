"""The one door to citeproc-py, which sets citations and works as a style has them (CSL 1.0.2)."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import citeproc  # type: ignore[import-untyped]
from citeproc.source import Citation, CitationItem, Date, Locator, Name  # type: ignore[import-untyped]
from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]
from lxml import etree

from publish.transforms.citations import amendments
from publish.transforms.citations.signs import guarded

AMENDED = (amendments.Sort, amendments.Substitute)  # they are found by their names once they are there
CSL = "{http://purl.org/net/xbiblio/csl}"
RENAMED = {"event-title": "event"}
FAULTS = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
Made = TypeVar("Made")


class UnsetError(Exception):
    """The style could not set a citation or a work."""


class Year(int):
    """A year that is written in its own way, and sorted as the number that it is."""

    written: str

    def __new__(cls, year: int, written: str) -> Year:
        """The year `year`, shown as `written`."""
        new = super().__new__(cls, year)
        new.written = written
        return new

    def __abs__(self) -> Year:
        return self

    def __str__(self) -> str:
        return self.written


class Engine:
    """A style, a language and some works, which are cited in the order in which they are given."""

    def __init__(self, style: bytes, language: str, works: Mapping[str, Mapping[str, Any]]) -> None:
        self._bibliography = _safely(lambda: _bibliography(style, language, works))
        root = self._bibliography.style.root
        self.in_notes = root.get("class") == "note"
        self.lists: bool = self._bibliography.style.has_bibliography()
        self.tells_years_apart = root.find(f"{CSL}citation").get("disambiguate-add-year-suffix") == "true"

    @property
    def order(self) -> list[str]:
        """The works in the order of the list."""
        return [item.key for item in self._bibliography.items]

    def cite(self, items: Sequence[CitationItem]) -> str:
        """A citation as HTML; raises UnsetError."""

        def made() -> str:
            citation = Citation(list(items))
            self._bibliography.register(citation)
            return str(self._bibliography.cite(citation, lambda _item: ""))

        return _safely(made)

    def entry(self, work: str) -> str:
        """A work's entry in the list as HTML; raises UnsetError."""
        item = self._bibliography.items[self.order.index(work)]
        made = _safely(lambda: self._bibliography.style.render_bibliography([item]))
        return str(made[0]) if made else ""

    def term(self, name: str, form: str, plural: bool) -> str:
        """A word of the language, such as the one for pages; empty where it has none."""
        root = self._bibliography.style.root
        find = root.get_plural_term if plural else root.get_single_term
        try:
            return str(_safely(lambda: find(name=name, form=form or None)) or "")
        except UnsetError:
            return ""

    def people(self, work: str) -> list[str]:
        """The family names of those who made a work."""
        reference = self._bibliography.source[work]
        people = reference.get("author") or reference.get("editor") or []
        return [str(person.get("literal") or person.get("family") or "") for person in people]

    def year(self, work: str) -> int | None:
        """The year of a work that has a date of its own."""
        date = self._bibliography.source[work].get("issued")
        return int(date.year) if isinstance(date, Date) else None

    def write_year(self, work: str, written: str) -> None:
        """Have a work's year written otherwise."""
        date = self._bibliography.source[work]["issued"]
        date["year"] = Year(int(date.year), written)

    @contextmanager
    def with_author(self, works: Sequence[str], author: str) -> Iterator[None]:
        """Other words in the place of the authors of some works, for a while."""
        with self._with(works, "author", [Name(literal=author)]):
            yield

    @contextmanager
    def with_year(self, work: str, written: str) -> Iterator[None]:
        """Other words in the place of a work's year, for a while."""
        date = Date(year=2000)
        date["year"] = Year(2000, written)
        with self._with([work], "issued", date):
            yield

    @contextmanager
    def _with(self, works: Sequence[str], field: str, value: object) -> Iterator[None]:
        references = [self._bibliography.source[work] for work in works]
        kept = [reference.get(field) for reference in references]
        for reference in references:
            reference[field] = value
        try:
            yield
        finally:
            for reference, before in zip(references, kept, strict=True):
                if before is None:
                    reference.pop(field, None)
                else:
                    reference[field] = before


def item(work: str, prefix: str = "", suffix: str = "", label: str = "", locator: str = "") -> CitationItem:
    """One work in a citation, and the place in it."""
    place = {"locator": Locator(label, locator)} if locator else {}
    return CitationItem(work, prefix=prefix, suffix=suffix, **place)


def _bibliography(style: bytes, language: str, works: Mapping[str, Mapping[str, Any]]) -> Any:
    read = citeproc.CitationStylesStyle(io.BytesIO(_mended(style)), locale=_locale(language), validate=False)
    source = CiteProcJSON([{"id": work, **_fields(fields)} for work, fields in works.items()])
    bibliography = citeproc.CitationStylesBibliography(read, source, citeproc.formatter.html)
    bibliography.register(Citation([CitationItem(work) for work in works]))
    if read.has_bibliography():
        bibliography.sort()
    return bibliography


def _safely(work: Callable[[], Made]) -> Made:
    """What the library gives; its stumbling over odd values or styles as one exception."""
    try:
        return work()
    except FAULTS as fault:
        raise UnsetError(str(fault) or type(fault).__name__) from fault


def _fields(work: Mapping[str, Any]) -> dict[str, Any]:
    """A work with only what the library knows, its texts guarded."""
    known = {name.replace("_", "-") for name in citeproc.VARIABLES} | {"type"}
    named = {RENAMED.get(key, key): value for key, value in work.items()}
    return {key: _guarded(value) for key, value in named.items() if key in known}


def _guarded(value: Any) -> Any:
    if isinstance(value, str):
        return guarded(value)
    if isinstance(value, list):
        return [_guarded(each) for each in value]
    return {key: _guarded(each) for key, each in value.items()} if isinstance(value, dict) else value


def _locale(language: str) -> str:
    """The nearest language that the library has words of."""
    there = {path.stem.removeprefix("locales-") for path in Path(citeproc.LOCALES_PATH).glob("locales-*.xml")}
    main = language.split("-", maxsplit=1)[0]
    wanted = (language, citeproc.PRIMARY_DIALECTS.get(main, ""), main)
    return next((name for name in wanted if name in there), "en-US")


def _mended(style: bytes) -> bytes:
    """The style without what the library does not know: `initialize`, and whether a place is a number."""
    root = etree.fromstring(style, etree.XMLParser(resolve_entities=False, no_network=True))
    mark = root.attrib.pop("initialize-with", None)
    for name in root.iter(f"{CSL}name"):
        if name.get("initialize") == "false":
            name.attrib.pop("initialize-with", None)
        elif mark is not None and "initialize-with" not in name.attrib:
            name.set("initialize-with", mark)
    for condition in root.iter(f"{CSL}if", f"{CSL}else-if"):
        if condition.get("is-numeric") == "locator":
            del condition.attrib["is-numeric"]
            condition.set("variable", "locator")
    return etree.tostring(root)
