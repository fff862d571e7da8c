"""The drawn front of a book, kept between builds: while record and looks are the same, it is not drawn again.

Nothing here needs the libraries that draw; they are loaded when there is something to draw.
"""

from __future__ import annotations

import json
from dataclasses import replace

from publish import inputs
from publish.book.divisions import Book, Resource
from publish.book.metadata import Cover
from publish.problems import Problem
from publish.store import Store, key

WIDTH, HEIGHT = 1600, 2560  # pixels
LENGTH = 4  # bytes that tell how long the facts are, before the picture


def with_front(book: Book, problems: list[Problem], store: Store | None, height: int = HEIGHT) -> Book:
    """The book with a picture of its front, so many pixels high. Raises MissingTool where it cannot be drawn.

    A front that something is said of is drawn each time.
    """
    if book.metadata.cover:
        return book
    name = _key(book, height)
    kept = store.get(name) if store else None
    if kept is not None:
        return _read(book, kept)
    from publish.pdf.cover import picture  # noqa: PLC0415

    said: list[Problem] = []
    made = picture.with_front(book, said, height)
    problems.extend(said)
    if store and not said:
        store.put(name, _written(made))
    return made


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
