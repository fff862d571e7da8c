"""Every check of the finished editions, and which of them could not be made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from publish import rules
from publish.book.divisions import Book
from publish.checks import epub_file, epubcheck, machine, pdf_file, verapdf
from publish.checks.places import in_manuscript
from publish.problems import Location, Problem, Severity

GRAVE = {"FATAL": Severity.ERROR, "ERROR": Severity.ERROR, "WARNING": Severity.WARNING}
CONFORMANCE = {"PDFUA-1": "PDF/UA-1", "PDFA-2A": "PDF/A-2a"}
OWN = "own checks"
INSTALL = "pip install 'publish-book[check]'"


@dataclass(frozen=True)
class Check:
    """One check of one edition; `version` is that of a judge, `reason` why it was not made."""

    name: str
    edition: str
    version: str = ""
    reason: str = ""

    def __str__(self) -> str:
        return f"{self.name} {self.version}".strip()


def examine(book: Book, editions: Mapping[str, bytes], problems: list[Problem]) -> tuple[Check, ...]:
    """Put every edition before everyone who can judge it; what they find is added to `problems`."""
    checks = []
    for edition, data in editions.items():
        problems.extend(_own(book, edition, data))
        checks.append(Check(OWN, edition))
    if "epub" in editions:
        checks.append(
            _judged(machine.EPUBCHECK, "EPUBCheck", "epub", _epub(book, editions["epub"]), problems)
        )
    if "screen" in editions:
        found = _screen(book, editions["screen"])
        checks.append(_judged(machine.VERAPDF, "veraPDF", "screen", found, problems))
    return tuple(checks)


def _own(book: Book, edition: str, data: bytes) -> list[Problem]:
    if edition == "epub":
        return epub_file.faults(data, book)
    page = {"print": book.settings.print, "screen": book.settings.screen}.get(edition)
    place = Location(book.source)
    return [rules.BROKEN_PDF.at(place, f"{edition}: {words}") for words in pdf_file.faults(data, page)]


def _judged(
    package: str, name: str, edition: str, found: Iterator[Problem], problems: list[Problem]
) -> Check:
    """Take down what a judge finds, or say why it could not be asked."""
    try:
        if not machine.available(package):
            raise machine.NotRun("it is not installed")
        problems.extend(found)
        return Check(name, edition, machine.version_of(package))
    except machine.NotRun as fault:
        words = f"the edition '{edition}' was not put before {name}: {fault}"
        problems.append(rules.NOT_CHECKED.at(Location(), words, INSTALL))
        return Check(name, edition, reason=str(fault))


def _epub(book: Book, data: bytes) -> Iterator[Problem]:
    with TemporaryDirectory(prefix="publish-") as folder:
        path = Path(folder) / "book.epub"
        path.write_bytes(data)
        messages = epubcheck.messages(path)
    for message in messages:
        if message.severity in GRAVE:
            place = _place(book, data, message)
            words = f"EPUBCheck {message.id}: {' '.join(message.text.split())}"
            hint = f"in the EPUB it is {message.path}:{message.line}" if message.line else ""
            yield rules.EPUB_REFUSED.at(place, words, hint, GRAVE[message.severity])


def _place(book: Book, data: bytes, message: epubcheck.Message) -> Location:
    with suppress(zipfile.BadZipFile, KeyError), zipfile.ZipFile(io.BytesIO(data)) as archive:
        document = archive.read(message.path)
        return in_manuscript(book, message.path, document, message.line, message.column)
    return Location(book.source)


def _screen(book: Book, data: bytes) -> Iterator[Problem]:
    with TemporaryDirectory(prefix="publish-") as folder:
        path = Path(folder) / "book.pdf"
        path.write_bytes(data)
        for profile, standard in CONFORMANCE.items():
            for words in verapdf.failures(path, profile):
                said = f"veraPDF, {standard}: {' '.join(words.split())[:400]}"
                yield rules.PDF_REFUSED.at(Location(book.source), said)
