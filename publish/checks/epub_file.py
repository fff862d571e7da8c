"""The EPUB as a reading system opens it (EPUB 3.3, OCF 4.2 and package documents 5): is all of it there?"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from lxml import etree

from publish import rules
from publish.book.divisions import Book
from publish.checks.places import division_of
from publish.problems import Location, Problem

CONTAINER = "META-INF/container.xml"
MIMETYPE = b"application/epub+zip"
XHTML = "application/xhtml+xml"
ADDRESSES = ("href", "src", "{http://www.w3.org/1999/xlink}href")


@dataclass(frozen=True)
class _Document:
    """A document of the EPUB: the ids in it, and the addresses that it names."""

    ids: frozenset[str]
    addresses: tuple[str, ...] = field(default=())


def faults(data: bytes, book: Book) -> list[Problem]:
    """What is missing or broken in an EPUB, each at the chapter that it is in."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found = list(_faults(archive))
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError) as fault:
        found = [("", f"the EPUB cannot be opened: {' '.join(str(fault).split())}")]
    return [rules.BROKEN_EPUB.at(_place(book, path), words) for path, words in found]


def _place(book: Book, path: str) -> Location:
    division = division_of(book, path) if path else None
    return division.place() if division else Location(book.source)


def _faults(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    first = next(iter(archive.infolist()), zipfile.ZipInfo("nothing"))
    if first.filename != "mimetype" or first.compress_type or archive.read(first) != MIMETYPE:
        yield "", "the EPUB does not begin with its type"
    if broken := archive.testzip():
        yield broken, f"'{broken}' is damaged"
    manifest = _manifest(archive)
    files = set(archive.namelist())
    for path in sorted(set(manifest) - files):
        yield path, f"'{path}' is listed and is not there"
    documents: dict[str, _Document] = {}
    for path in sorted(path for path in files if manifest.get(path) == XHTML):
        try:
            documents[path] = _document(archive.read(path))
        except etree.XMLSyntaxError as fault:
            yield path, f"'{path}' is not well-formed: {fault.msg}"
    yield from _links(documents, files)


def _manifest(archive: zipfile.ZipFile) -> dict[str, str]:
    """The media type of every file that the package lists, by its path."""
    container = _parsed(archive.read(CONTAINER))
    package = next(container.iter("{*}rootfile")).get("full-path", "")
    items = _parsed(archive.read(package)).iter("{*}item")
    folder = posixpath.dirname(package)
    return {_path(folder, item.get("href", "")): item.get("media-type", "") for item in items}


def _document(data: bytes) -> _Document:
    nodes = list(_parsed(data).iter("{*}*"))
    ids = frozenset(node.get("id", "") for node in nodes)
    return _Document(ids, tuple(node.get(name, "") for node in nodes for name in ADDRESSES if node.get(name)))


def _links(documents: dict[str, _Document], files: set[str]) -> Iterator[tuple[str, str]]:
    for path, document in documents.items():
        for address in dict.fromkeys(document.addresses):
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            target = _path(posixpath.dirname(path), parts.path) if parts.path else path
            there = target in files
            named = parts.fragment and target in documents
            if not there or (named and unquote(parts.fragment) not in documents[target].ids):
                yield path, f"'{address}' leads nowhere"


def _path(folder: str, address: str) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(address)))


def _parsed(data: bytes) -> etree._Element:
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
