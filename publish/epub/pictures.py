"""The pictures that a book shows: each packaged once, under a name that every reading system can open."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from urllib.parse import unquote_to_bytes

from publish import rules, themes
from publish.book.divisions import Book, Resource
from publish.book.tree import every
from publish.epub.conversion import EXTENSIONS, Fitted, fit, looks_drawn
from publish.epub.rendering import rendered
from publish.epub.targets import Target
from publish.problems import Location, Problem


@dataclass(frozen=True)
class Picture:
    """A packaged picture: its id in the manifest, its file below the package, its bytes; whether it moves."""

    id: str
    file: str
    media_type: str
    data: bytes = field(repr=False)
    moving: bool = False


def unfold(book: Book) -> Book:
    """Give every picture that is written into a chapter as a data: address a file of its own."""
    found: dict[str, Resource] = {}
    for division in book.divisions:
        for image in every(division.tree, "img"):
            if (image.get("src") or "").startswith("data:"):
                resource = _embedded(image.get("src") or "")
                found[resource.name] = resource
                image.set("src", resource.name)
    return replace(book, resources={**book.resources, **found}) if found else book


def gather(book: Book, target: Target, problems: list[Problem]) -> Mapping[str, Picture]:
    """The pictures that the divisions and the cover name, by their key among the book's resources."""
    album: dict[str, Picture] = {}
    taken: set[str] = set()
    cover = book.metadata.cover.image if book.metadata.cover else ""
    for name, place in _named(book, cover):
        resource = book.resources.get(name)
        if resource is None or name in album:
            continue
        try:
            fitted = _fitted(resource, book, target, cover=name == cover)
        except ValueError:
            problems.append(rules.BAD_IMAGE.at(place, f"'{name}' is not a picture that can be read"))
            continue
        stem = _stem(name, taken)
        file = f"{stem}.{EXTENSIONS[fitted.media_type]}"
        album[name] = Picture(f"picture-{stem}", file, fitted.media_type, fitted.data, fitted.moving)
        problems.extend(_remarks(name, fitted, target, place, cover=name == cover))
    return album


def _fitted(resource: Resource, book: Book, target: Target, *, cover: bool) -> Fitted:
    if not (cover and looks_drawn(resource.data)):
        return fit(resource.data, target, cover=cover)
    picture = rendered(resource.data, themes.load(book.settings.theme).fonts)
    return fit(picture, target, cover=True)._replace(drawn=True)


def _remarks(name: str, fitted: Fitted, target: Target, place: Location, *, cover: bool) -> Iterator[Problem]:
    """What the author should know: that a picture was made smaller, or is no good as a cover."""
    if fitted.before and fitted.size:
        words = f"'{name}' has {_pixels(fitted.before)} pixels; the EPUB gets it with {_pixels(fitted.size)}"
        yield rules.SMALLER_PICTURE.at(place, words)
    if fitted.drawn:
        yield rules.DRAWN_COVER.at(place, f"'{name}' is a drawing; the EPUB gets a picture of it")
    if not (cover and fitted.size):
        return
    if any(side < least for side, least in zip(sorted(fitted.size), target.cover_least, strict=True)):
        wanted = " by ".join(str(side) for side in target.cover_least)
        words = f"the cover has {_pixels(fitted.size)} pixels; shops want {wanted} or more"
        yield rules.SMALL_COVER.at(place, words)


def _pixels(size: tuple[int, int]) -> str:
    return f"{size[0]} × {size[1]}"


def _named(book: Book, cover: str) -> Iterator[tuple[str, Location]]:
    if cover:
        yield cover, Location(cover)
    for division in book.divisions:
        for image in every(division.tree, "img"):
            yield image.get("src") or "", division.place(image)


def _stem(name: str, taken: set[str]) -> str:
    """A short name in plain ASCII that no other picture of the book has."""
    letters = unicodedata.normalize("NFKD", PurePosixPath(name).stem).encode("ascii", "ignore").decode()
    plain = re.sub(r"[^a-z0-9]+", "-", letters.lower()).strip("-") or "picture"
    stem, number = plain, 1
    while stem in taken:
        number += 1
        stem = f"{plain}-{number}"
    taken.add(stem)
    return stem


def _embedded(address: str) -> Resource:
    head, _, body = address.partition(",")
    raw = unquote_to_bytes(body)
    if head.endswith(";base64"):
        try:
            raw = base64.b64decode(raw)
        except binascii.Error:
            raw = b""  # not a picture: reported when it is gathered
    name = f"embedded/{hashlib.sha256(raw).hexdigest()[:12]}"
    return Resource(name, head.removeprefix("data:").partition(";")[0], raw)
