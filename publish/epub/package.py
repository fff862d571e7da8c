"""The package document and the files it lists (EPUB 3.3 section 5): the one door to EbookLib.

Only raw items go through it: EbookLib's own chapter, navigation and cover classes parse what they are
given with an HTML parser and drop what they do not know.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from datetime import datetime

from ebooklib import epub

from publish.epub.record import Statement
from publish.problems import PublishError

FOLDER = "EPUB"
PREFIXES = {"ibooks": "http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/"}
NCX_ID = "ncx"  # EbookLib's spine names this id


@dataclass(frozen=True)
class Item:
    """A file of the package: its id in the manifest, its name below the package folder, its bytes."""

    id: str
    file: str
    media_type: str
    data: bytes = field(repr=False)
    properties: tuple[str, ...] = ()


@dataclass(frozen=True)
class Package:
    """Everything that an EPUB holds; `spine` lists ids in reading order."""

    identifier: str
    title: str
    language: str
    direction: str
    modified: datetime
    statements: tuple[Statement, ...]
    items: tuple[Item, ...]
    spine: tuple[str, ...]


def assemble(package: Package) -> bytes:
    """An EPUB as EbookLib writes it: valid, but stamped with the hour (see the container)."""
    book = epub.EpubBook()
    book.metadata.clear()  # a generator's name, and an identifier made at random
    book.FOLDER_NAME = FOLDER
    book.IDENTIFIER_ID = "identifier"
    book.set_identifier(package.identifier)
    book.title, book.language = package.title, package.language
    book.set_direction(package.direction)
    for prefix, address in PREFIXES.items():
        if any(s.attributes.get("property", "").startswith(f"{prefix}:") for s in package.statements):
            book.add_prefix(prefix, address)
    for statement in package.statements:
        namespace = None if statement.element in {"meta", "link"} else "DC"
        book.add_metadata(namespace, statement.element, statement.value, dict(statement.attributes))
    for item in package.items:
        _add(book, item)
    book.spine = list(package.spine)
    out = io.BytesIO()
    options = {
        "mtime": package.modified,
        "package_direction": True,
        "epub3_pages": False,
        "epub3_landmark": False,
        "raise_exceptions": True,
        "compresslevel": 0,  # the container compresses
    }
    epub.write_epub(out, book, options)
    return out.getvalue()


def _add(book: epub.EpubBook, item: Item) -> None:
    for known in book.get_items():
        if item.id == known.id or item.file.lower() == known.file_name.lower():
            raise PublishError(f"two files of the EPUB are called {item.file}")
    raw = epub.EpubItem(uid=item.id, file_name=item.file, media_type=item.media_type, content=item.data)
    raw.properties = list(item.properties)
    book.add_item(raw)
