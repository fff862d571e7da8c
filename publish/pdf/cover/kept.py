"""The drawn front of a book, made beside other work and kept: while record and looks are the same, it stays.

Nothing here needs the libraries that draw; they are loaded when there is something to draw.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import quote

from publish import cores, inputs
from publish.book.divisions import Book, Resource
from publish.book.metadata import Cover
from publish.problems import Problem
from publish.store import Store, key

Fronted = Callable[[Book, list[Problem]], Book]

WIDTH, HEIGHT = 1600, 2560  # pixels
LENGTH = 4  # bytes that tell how long the facts are, before the picture


def begun(book: Book, store: Store | None, height: int = HEIGHT) -> Fronted:
    """Begin to draw a book's front, so many pixels high; what comes back gives it to the book.

    That raises MissingTool where it cannot be drawn. A front that something is said of is drawn each time.
    """
    if book.metadata.cover:
        return lambda finished, _: finished
    bare = _bare(book)
    name = _key(bare, height)
    known = store.get(name) if store else None
    if known is not None:
        return lambda finished, _: _read(finished, known)
    drawn = cores.later(_drawn, (bare, height))

    def with_front(finished: Book, problems: list[Problem]) -> Book:
        data, said = drawn()
        problems.extend(said)
        if store and not said:
            store.put(name, data)
        return _read(finished, data)

    return with_front


def with_front(book: Book, problems: list[Problem], store: Store | None, height: int = HEIGHT) -> Book:
    """The book with a picture of its front, as `begun` tells."""
    return begun(book, store, height)(book, problems)


def _bare(book: Book) -> Book:
    """What a front is drawn from: the record, the looks, and the pictures that a style names."""
    css = book.settings.styles.cover
    shown = {name: each for name, each in book.resources.items() if name in css or quote(name) in css}
    return Book(book.metadata, book.settings, (), resources=shown, words=dict(book.words), source=book.source)


def _drawn(book_and_height: tuple[Book, int]) -> tuple[bytes, list[Problem]]:
    """The front, written, and what is to be said of it."""
    from publish.pdf.cover import picture  # noqa: PLC0415

    book, height = book_and_height
    said: list[Problem] = []
    return _written(picture.with_front(book, said, height)), said


def _key(book: Book, height: int) -> str:
    settings = book.settings
    facts = (book.metadata, settings.cover, settings.theme, sorted(book.words.items()), height)
    pictures = [part for name, each in sorted(book.resources.items()) for part in (name, each.data)]
    return key("front 1", inputs.code(), repr(facts), settings.styles.cover, *pictures)


def _written(book: Book) -> bytes:
    cover = book.metadata.cover
    assert cover is not None  # noqa: S101 - it was drawn
    picture = book.resources[cover.image]
    facts = [cover.image, cover.alternative, picture.media_type, picture.width, picture.height]
    head = json.dumps(facts).encode()
    return len(head).to_bytes(LENGTH, "big") + head + picture.data


def _read(book: Book, data: bytes) -> Book:
    end = LENGTH + int.from_bytes(data[:LENGTH], "big")
    name, said, media_type, width, height = json.loads(data[LENGTH:end])
    picture = Resource(name, media_type, data[end:], width, height)
    metadata = replace(book.metadata, cover=Cover(name, said))
    return replace(book, metadata=metadata, resources={**book.resources, name: picture})
