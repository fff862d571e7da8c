"""Brings a chapter's pictures into the book: found, read, known by what they are and not by their names."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from lxml import etree

from publish import rules
from publish.book.divisions import Resource
from publish.book.names import free
from publish.book.tree import H, element, every, local, remove, replace, unwrap
from publish.manuscript import picture_data
from publish.manuscript.folder import Folder
from publish.manuscript.picture_files import PictureFiles
from publish.manuscript.source import read_bytes
from publish.problems import Location, Problem

if TYPE_CHECKING:
    from publish.manuscript.remote import Web

FROM_WEB = "web/"  # in the names of fetched pictures
REMOTE = re.compile(r"(?:https?:)?//", re.IGNORECASE)
DATA = re.compile(r"data:([\w/+.-]*)((?:;[^,;]+)*),(.*)\Z", re.DOTALL | re.IGNORECASE)
CANDIDATE = re.compile(r"([^\s,]\S*[^\s,])(?:\s+[\d.]+[wxh])?")
CHOICES = ("srcset", "sizes", "loading", "data-src", "data-srcset")  # a page chooses by screen, a book cannot


@dataclass
class Pictures:
    """The pictures of one book; each file is read once, whichever chapters show it."""

    folder: Folder
    problems: list[Problem]
    resources: MutableMapping[str, Resource] = field(default_factory=dict)
    keys: dict[Path, str] = field(default_factory=dict)
    remote: dict[str, str] = field(default_factory=dict)
    web: Web | None = None

    def gather(self, tree: etree._Element, chapter: Path) -> None:
        """Point every <img> of a chapter at a resource; one that cannot be had becomes its words."""
        for image in list(every(tree, "img")):
            place = Location(self.folder.name_of(chapter), image.sourceline or 0)
            source = self._choose(list(_candidates(image)), chapter)
            for name in CHOICES:
                image.attrib.pop(name, None)
            key = self._key(source, chapter, place)
            if key:
                image.set("src", key)
            else:
                replace(image, _in_words(image, source))
        for frame in list(every(tree, "picture")):
            for choice in list(every(frame, "source")):
                remove(choice)
            unwrap(frame)

    def add(self, name: str, base: Path, place: Location) -> str:
        """The key of a picture named by the book's file, or an empty text and a problem."""
        return self._key(name, base / "book.toml", place)

    @cached_property
    def _files(self) -> PictureFiles:
        return PictureFiles(self.folder)

    def _choose(self, sources: list[str], chapter: Path) -> str:
        """The first of several addresses that can be had, or else the first."""
        if len(sources) > 1:
            here = (source for source in sources if not _is_elsewhere(source))
            return next((source for source in here if self._files.find(source, chapter)), sources[0])
        return sources[0] if sources else ""

    def _key(self, source: str, chapter: Path, place: Location) -> str:
        if DATA.match(source):
            return self._inline(source, place)
        if REMOTE.match(source):
            if source not in self.remote:
                self.remote[source] = self._from_web(source, place)
            return self.remote[source]
        path = self._path(source, chapter, place)
        if path is None:
            return ""
        data = read_bytes(path, place, f"the picture '{source}'", self.problems)
        return "" if data is None else self._load(self._key_of(path), data, place)

    def _path(self, source: str, chapter: Path, place: Location) -> Path | None:
        if path := self._files.find(source, chapter):
            return path
        if path := self._files.find_in_other_case(source, chapter):
            words = f"the picture '{source}' is called '{path.name}'"
            self.problems.append(rules.OTHER_CASE.at(place, words))
            return path
        if self._files.outside(source, chapter):
            words = f"the picture '{source}' is outside the book's folder"
            self.problems.append(rules.OUTSIDE_BOOK.at(place, words))
        else:
            hint = self._files.hint(source, chapter) if source else ""
            self.problems.append(rules.MISSING_IMAGE.at(place, f"no image '{source}'", hint))
        return None

    def _key_of(self, path: Path) -> str:
        """The path from the manuscript folder, or from the book's where the file is not in that."""
        path = path.resolve()
        if path not in self.keys:
            inner = self.folder.manuscript.resolve()
            root = inner if path.is_relative_to(inner) else self.folder.book.resolve()
            name = path.relative_to(root).as_posix()
            taken = self.keys.values()
            self.keys[path] = free(name, {key.lower() for key in taken}) if name in taken else name
        return self.keys[path]

    def _from_web(self, source: str, place: Location) -> str:
        """A picture on the web, where the book allows that it is fetched."""
        if self.web is None:
            self.problems.append(rules.REMOTE_IMAGE.at(place, f"the picture '{source}' is on the web"))
            return ""
        from publish.manuscript.remote import Refused  # noqa: PLC0415 - nothing else needs a network

        address = f"https:{source}" if source.startswith("//") else source
        try:
            data = self.web.fetch(address)
        except Refused as refusal:
            self.problems.append(rules.UNFETCHED.at(place, f"the picture '{source}': {refusal}"))
            return ""
        return self._load(f"{FROM_WEB}{hashlib.sha256(address.encode()).hexdigest()[:12]}", data, place)

    def _inline(self, source: str, place: Location) -> str:
        """A picture that is written into the text."""
        match = DATA.match(source)
        body, encoded = (match[3], match[2].lower().endswith("base64")) if match else ("", False)
        try:
            data = base64.b64decode(body, validate=False) if encoded else unquote_to_bytes(body)
        except binascii.Error:
            data = b""
        return self._load(f"inline/{hashlib.sha256(data).hexdigest()[:12]}", data, place)

    def _load(self, key: str, data: bytes, place: Location) -> str:
        if key in self.resources:
            return key
        resource = picture_data.read_picture(key, data)
        if resource is None:
            self.problems.append(rules.BAD_IMAGE.at(place, picture_data.fault(key, data)))
            return ""
        if gone := picture_data.acting(data):
            words = f"{', '.join(gone)} was left out of the drawing '{key}'"
            self.problems.append(rules.REMOVED_HTML.at(place, words))
        self.resources[key] = resource
        return key


def _is_elsewhere(source: str) -> bool:
    return REMOTE.match(source) is not None or DATA.match(source) is not None


def _candidates(image: etree._Element) -> Iterator[str]:
    """The addresses of a picture: its own, those for other screens, those of the <picture> around it."""
    yield from ((image.get(name) or "").strip() for name in ("src", "data-src") if image.get(name))
    frame = image.getparent()
    choices = [image]
    if frame is not None and local(frame) == "picture":
        choices += every(frame, "source")
    for choice in choices:
        for name in ("srcset", "data-srcset"):
            yield from (match[1] for match in CANDIDATE.finditer(choice.get(name) or ""))


def _in_words(image: etree._Element, source: str) -> etree._Element:
    """What stands in the place of a picture that is not there: its description, linked to it on the web."""
    words = (image.get("alt") or "").strip() or ("" if DATA.match(source) else source)
    linked = REMOTE.match(source) and next(image.iterancestors(f"{H}a"), None) is None
    if not linked:
        return element("span", {"class": "missing-picture"}, words)
    address = f"https:{source}" if source.startswith("//") else source
    return element("a", {"class": "missing-picture", "href": address}, words)
