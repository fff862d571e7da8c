"""Works in BibTeX and BibLaTeX. The one door to bibtexparser."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any

from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from bibtexparser.middlewares import NameParts, SeparateCoAuthors, SplitNameParts
from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, Entry, ParsingFailedBlock

from publish import rules
from publish.book.bibliography import Work
from publish.manuscript.bibliography.csl import normal
from publish.manuscript.bibliography.latex import plain, whole_group
from publish.problems import Location, Problem

TYPES = {
    "article": "article-journal", "book": "book", "mvbook": "book", "collection": "book",
    "booklet": "pamphlet", "inbook": "chapter", "incollection": "chapter",
    "inproceedings": "paper-conference",
    "conference": "paper-conference", "proceedings": "book", "manual": "book", "mastersthesis": "thesis",
    "phdthesis": "thesis", "thesis": "thesis", "techreport": "report", "report": "report",
    "unpublished": "manuscript", "online": "webpage", "electronic": "webpage", "www": "webpage",
    "patent": "patent", "periodical": "periodical", "software": "software", "dataset": "dataset",
    "video": "motion_picture", "movie": "motion_picture", "inreference": "entry-encyclopedia",
}  # fmt: skip
FIELDS = {
    "journal": "container-title", "journaltitle": "container-title", "booktitle": "container-title",
    "maintitle": "container-title", "shortjournal": "container-title-short", "series": "collection-title",
    "shorttitle": "title-short", "volume": "volume", "issue": "issue", "edition": "edition", "pages": "page",
    "publisher": "publisher", "school": "publisher", "institution": "publisher", "organization": "publisher",
    "address": "publisher-place", "location": "publisher-place", "doi": "DOI", "url": "URL", "isbn": "ISBN",
    "issn": "ISSN", "note": "note", "howpublished": "note", "addendum": "note", "type": "genre",
    "eventtitle": "event-title", "venue": "event-place", "pagetotal": "number-of-pages", "volumes":
    "number-of-volumes", "version": "version", "chapter": "chapter-number", "langid": "language",
    "origtitle": "original-title", "date": "issued", "urldate": "accessed", "origdate": "original-date",
}  # fmt: skip
PEOPLE = {
    "author": "author", "editor": "editor", "translator": "translator", "bookauthor": "container-author",
    "director": "director",
}  # fmt: skip
# What the field `number` counts, by the kind of work.
COUNTED = {"article-journal": "issue", "report": "number", "patent": "number", "thesis": "number"}
VERBATIM = frozenset(
    {"doi", "url", "isbn", "issn", "eprint", "crossref", "date", "urldate", "origdate", "langid"}
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
PIECE = r'(?:"[^"]*"|\{[^{}]*\}|\w+)'
JOINED = re.compile(rf"{PIECE}(?:\s*#\s*{PIECE})+")
ONE_PART = re.compile(r'"([^"]*)"|\{([^{}]*)\}|(\w+)')


def read(text: str, name: str, problems: list[Problem]) -> Iterator[Work]:
    """The works in a file; what cannot be read is told with its line."""
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # all that it says is in the blocks
    library = parse_string(text, append_middleware=[SeparateCoAuthors(), SplitNameParts()])
    strings = {key.lower(): str(string.value) for key, string in library.strings_dict.items()}
    entries = list(_entries(library, name, problems))
    known = {entry.key: _values(entry, strings) for entry, _ in entries}
    for entry, line in entries:
        item = _item(entry.entry_type.lower(), _inherited(known[entry.key], known))
        yield Work(entry.key, normal(item), Location(name, line))


def _entries(library: Library, name: str, problems: list[Problem]) -> Iterator[tuple[Entry, int]]:
    """The entries with their lines."""
    for block in library.blocks:
        line = (block.start_line or 0) + 1
        place = Location(name, line)
        if isinstance(block, DuplicateBlockKeyBlock):
            problems.append(rules.SAME_WORK_KEY.at(place, f"'{block.key}' is in this file already"))
        elif isinstance(block, DuplicateFieldKeyBlock):
            fields = ", ".join(sorted(block.duplicate_keys))
            problems.append(rules.BAD_BIBLIOGRAPHY.at(place, f"an entry has a field twice: {fields}"))
            if isinstance(block.ignore_error_block, Entry):
                yield block.ignore_error_block, line
        elif isinstance(block, ParsingFailedBlock):
            head = re.match(r"\s*@\s*\w+\s*[{(]\s*([^,\s]+)", block.raw or "")
            said = f"{_quoted(head)} cannot be read: a brace or quotation mark is missing"
            problems.append(rules.BAD_BIBLIOGRAPHY.at(place, said))
        elif isinstance(block, Entry):
            yield block, line


def _quoted(head: re.Match[str] | None) -> str:
    return f"'{head[1]}'" if head else "an entry"


def _values(entry: Entry, strings: Mapping[str, str]) -> dict[str, Any]:
    """The fields by name, small letters; people as the parts of their names, anything else as text."""
    values: dict[str, Any] = {}
    for field in entry.fields:
        key, value = field.key.lower(), field.value
        if key in PEOPLE:
            people = value if isinstance(value, list) else []
            values[key] = [_person(person) for person in people if person.last != ["others"]]
        elif isinstance(value, str):
            text = _joined(value, strings)
            values[key] = text if key in VERBATIM else plain(text)
    return values


def _joined(text: str, strings: Mapping[str, str]) -> str:
    """Pieces that `#` joins, with what the names among them stand for."""
    if "#" not in text or not JOINED.fullmatch(text.strip()):
        return text
    parts = ONE_PART.findall(text)
    return "".join(quoted or braced or strings.get(name.lower(), name) for quoted, braced, name in parts)


def _person(person: NameParts) -> dict[str, str]:
    family = " ".join(person.last)
    if not person.first and not person.von and whole_group(family):
        return {"literal": plain(family[1:-1])}
    parts = {"family": family, "given": " ".join(person.first), "suffix": " ".join(person.jr)}
    return {
        **{name: plain(text, protects=False) for name, text in parts.items() if text},
        **({"non-dropping-particle": plain(" ".join(person.von))} if person.von else {}),
    }


def _inherited(values: dict[str, Any], known: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """What an entry has from the one that it refers to: a chapter its book."""
    parent = known.get(str(values.get("crossref", "")))
    if parent is None or parent is values:
        return values
    taken = {key: value for key, value in parent.items() if key not in ("title", "crossref", "author")}
    return {**taken, **({"booktitle": parent["title"]} if "title" in parent else {}), **values}


def _item(kind: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """The entry in CSL's words."""
    item: dict[str, Any] = {"type": TYPES.get(kind, "document")}
    for key, value in values.items():
        name = (
            PEOPLE.get(key)
            or FIELDS.get(key)
            or (COUNTED.get(item["type"], "collection-number") if key == "number" else "")
        )
        if name and name not in item:
            item[name] = re.sub("[-–—]+", "-", value) if key == "pages" else value
    title, subtitle = values.get("title"), values.get("subtitle")
    if title:
        item["title"] = f"{title}: {subtitle}" if subtitle else title
    if "issued" not in item and values.get("year"):
        item["issued"] = (
            {"date-parts": [[values["year"], _month(str(values.get("month", "")))]]}
            if re.fullmatch(r"-?\d{1,4}", values["year"])
            else values["year"]
        )
    if (
        "eprint" in values
        and str(values.get("archiveprefix", values.get("eprinttype", ""))).lower() == "arxiv"
    ):
        item.setdefault("URL", f"https://arxiv.org/abs/{values['eprint']}")
    return item


def _month(text: str) -> str:
    lowered = text.strip().lower()
    named = next((str(number) for number, month in zip(count(1), MONTHS) if lowered.startswith(month)), "")
    return named or (lowered if lowered.isdecimal() else "")
