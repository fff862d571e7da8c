"""Opens a file by what it is, not by what it is called, and has the reader of its kind read it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from publish import rules
from publish.book.tree import words_of
from publish.importers import (
    archive,
    article,
    encodings,
    epub_book,
    plain_text,
    run_ins,
    web_page,
    word_document,
)
from publish.importers.arrival import Arrival, Chapter
from publish.importers.ledger import Ledger
from publish.problems import Location, Problem

LARGEST = 300_000_000
_LARGEST_TEXT = 50_000_000
_TEXT_SUFFIXES = frozenset({"", ".txt", ".text", ".asc"})
_PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".xht"})
_MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd"})
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
# What other files begin with, and what their owner can do.
_OTHERS = (
    (b"%PDF-", "a PDF", "a PDF knows no paragraphs; look for the file that it was made from"),
    (b"\xd0\xcf\x11\xe0", "an old Word document", "open it in a word processor and save it as DOCX"),
    (b"{\\rtf", "an RTF document", "open it in a word processor and save it as DOCX"),
    (b"MIME-Version:", "a web archive", "save the page again, as 'web page, complete'"),
    (b"From: <Saved by", "a web archive", "save the page again, as 'web page, complete'"),
)


def read(path: Path, name: str, problems: list[Problem]) -> Arrival | None:
    """What a file brings; None with a problem where it brings nothing. `name` is for messages."""
    place = Location(name)
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= LARGEST else b""
    except OSError as fault:
        problems.append(rules.BROKEN_FILE.at(place, f"the file cannot be read: {fault.strerror or fault}"))
        return None
    if size > LARGEST:
        problems.append(rules.TOO_LARGE.at(place, f"the file has {size // 1_000_000} MB"))
        return None
    ledger = Ledger(name)
    before = len(problems)
    arrival = _read_kind(data, path, name, ledger, problems)
    problems += ledger.problems()
    if arrival is not None and any(words_of(chapter.tree) for chapter in arrival.chapters):
        return arrival
    if len([p for p in problems[before:] if p.severity is rules.ERROR]) == 0:
        problems.append(rules.NOTHING_FOUND.at(place, "there is no text in it"))
    return None


def _read_kind(data: bytes, path: Path, name: str, ledger: Ledger, problems: list[Problem]) -> Arrival | None:
    place, suffix = Location(name), path.suffix.lower()
    if data.startswith(b"PK"):
        return _read_packed(data, name, ledger, problems)
    if suffix in (".docx", ".epub"):
        kind = "a Word document" if suffix == ".docx" else "an EPUB"
        problems.append(rules.BROKEN_FILE.at(place, f"the file is not {kind}"))
        return None
    for signature, kind, hint in _OTHERS:
        if data.startswith(signature):
            problems.append(rules.UNKNOWN_FORMAT.at(place, f"the file is {kind}", hint))
            return None
    if suffix in _MARKDOWN:
        hint = "it needs no import: copy it into the manuscript folder"
        problems.append(rules.UNKNOWN_FORMAT.at(place, "the file is Markdown already", hint))
        return None
    if len(data) > _LARGEST_TEXT:
        problems.append(rules.TOO_LARGE.at(place, f"the text has {len(data) // 1_000_000} MB"))
        return None
    return _read_text(data, path, name, ledger, problems)


def _read_packed(data: bytes, name: str, ledger: Ledger, problems: list[Problem]) -> Arrival | None:
    packed = archive.open_archive(data, Location(name), problems)
    if packed is None:
        return None
    if "META-INF/container.xml" in packed.names and "content.xml" not in packed.names:
        return epub_book.read(data, name, ledger, problems)
    if any(entry.startswith("word/document") for entry in packed.names):
        return word_document.read(data, name, ledger, problems)
    hint = "open it in a word processor and save it as DOCX" if "content.xml" in packed.names else ""
    message = "the file is an archive, but neither a Word document nor an EPUB"
    problems.append(rules.UNKNOWN_FORMAT.at(Location(name), message, hint))
    return None


def _read_text(data: bytes, path: Path, name: str, ledger: Ledger, problems: list[Problem]) -> Arrival | None:
    suffix = path.suffix.lower()
    found: list[Problem] = []
    text = encodings.decode(data, name, found)
    is_page = text is not None and (suffix in _PAGE_SUFFIXES or _PAGE.match(text) is not None)
    if not is_page and suffix not in _TEXT_SUFFIXES | _PAGE_SUFFIXES:
        problems.append(
            rules.UNKNOWN_FORMAT.at(Location(name), f"'{suffix}' is a kind of file that is not known")
        )
        return None
    problems += found
    if text is None:
        return None
    if not is_page:
        return _read_plain(text, ledger)
    arrival = web_page.read(text, path, ledger)
    if arrival is None and text.strip():
        problems.append(
            rules.BROKEN_FILE.at(
                Location(name), "the page cannot be read: its elements are nested without end"
            )
        )
    return arrival


def _read_plain(text: str, ledger: Ledger) -> Arrival:
    section = plain_text.read(text, ledger)
    chapters = [node for node in section if plain_text.is_chapter_line(node)]
    if len(chapters) > 1 and not article.lists_sections(section):
        plain_text.mark_chapters(chapters)
        pieces, facts = web_page.split(section, ledger)
    else:
        facts = article.compose(section, article.Hints(marked=False), ledger)
        pieces = (Chapter(web_page.title_of(section), section),)
    if not facts.language and run_ins.is_english(text):
        facts = replace(facts, language="en")
    return Arrival(pieces, facts)
