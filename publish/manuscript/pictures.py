"""Brings a chapter's pictures into the book: found, read, known by what they are and not by their names."""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
import re
import warnings
from collections.abc import MutableMapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from lxml import etree
from PIL import Image

from publish import rules
from publish.book.divisions import Resource
from publish.book.tree import element, every, replace
from publish.manuscript.folder import Folder
from publish.manuscript.source import inside, is_file, read_bytes
from publish.problems import Location, Problem, nearest

MEDIA_TYPES = {
    "JPEG": "image/jpeg", "MPO": "image/jpeg", "PNG": "image/png", "GIF": "image/gif",
    "WEBP": "image/webp", "AVIF": "image/avif", "TIFF": "image/tiff", "BMP": "image/bmp",
}  # fmt: skip
MOST_PIXELS = 100_000_000
SUFFIXES = {".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".tif", ".tiff", ".bmp"}
Image.MAX_IMAGE_PIXELS = MOST_PIXELS
# What Pillow only warns of is refused here, and becomes a finding.
TOO_MANY_PIXELS = (Image.DecompressionBombWarning, Image.DecompressionBombError)


@dataclass
class Pictures:
    """The pictures of one book; each file is read once, whichever chapters show it."""

    folder: Folder
    problems: list[Problem]
    resources: MutableMapping[str, Resource] = field(default_factory=dict)

    def gather(self, tree: etree._Element, chapter: Path) -> None:
        """Point every <img> of a chapter at a resource; one that cannot be had becomes its words."""
        for image in list(every(tree, "img")):
            source = (image.get("src") or "").strip()
            place = Location(self.folder.name_of(chapter), image.sourceline or 0)
            inline = source.startswith("data:")
            key = self._data(source, place) if inline else self._key(source, chapter, place)
            if key:
                image.set("src", key)
            else:
                words = image.get("alt") or source
                replace(image, element("span", {"class": "missing-picture"}, words))

    def add(self, name: str, base: Path, place: Location) -> str:
        """The key of a picture named by the book's file, or an empty text and a problem."""
        return self._key(name, base / "book.toml", place)

    def _key(self, source: str, chapter: Path, place: Location) -> str:
        parts = urlsplit(source)
        if parts.scheme in ("http", "https") or source.startswith("//"):
            self.problems.append(rules.REMOTE_IMAGE.at(place, f"the picture '{source}' is on the web"))
            return ""
        name = unquote(parts.path) if source else ""
        path = self._find(name, chapter)
        if path is None:
            hint = nearest(name, self._known(chapter))
            self.problems.append(rules.MISSING_IMAGE.at(place, f"no image '{name or source}'", hint))
            return ""
        if not inside(self.folder.manuscript, path):
            self.problems.append(
                rules.OUTSIDE_BOOK.at(place, f"the picture '{name}' is outside the manuscript folder")
            )
            return ""
        data = read_bytes(path, place, f"the picture '{name}'", self.problems)
        return "" if data is None else self._load(self._inner_name(path), data, place)

    def _inner_name(self, path: Path) -> str:
        return path.resolve().relative_to(self.folder.manuscript.resolve()).as_posix()

    def _find(self, name: str, chapter: Path) -> Path | None:
        """The file: from the chapter's folder, else from the manuscript folder (also for `/images/x.png`)."""
        if not name:
            return None
        for base in (chapter.parent, self.folder.manuscript):
            path = base / name.lstrip("/")
            if is_file(path):
                return path
        return None

    def _known(self, chapter: Path) -> list[str]:
        roots = {chapter.parent, self.folder.manuscript}
        return [
            path.relative_to(root).as_posix()
            for root in roots
            for path in root.rglob("*")
            if path.suffix.lower() in SUFFIXES
        ]

    def _data(self, source: str, place: Location) -> str:
        match = re.match(r"data:([\w/+.-]*)((?:;[^,;]+)*),(.*)\Z", source, re.DOTALL)
        try:
            body = match[3] if match else ""
            encoded = bool(match and match[2].endswith("base64"))
            data = base64.b64decode(body, validate=False) if encoded else unquote_to_bytes(body)
        except binascii.Error:
            data = b""
        return self._load(f"inline/{hashlib.sha256(data).hexdigest()[:12]}", data, place)

    def _load(self, key: str, data: bytes, place: Location) -> str:
        if key in self.resources:
            return key
        resource = read_picture(key, data)
        if resource is None:
            self.problems.append(rules.BAD_IMAGE.at(place, f"'{key}' is not a picture that can be read"))
            return ""
        self.resources[key] = resource
        return key


def read_picture(name: str, data: bytes) -> Resource | None:
    """A resource with its true type and size in pixels, or None where the bytes are no picture."""
    if re.match(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:\?xml|!--|!DOCTYPE svg|svg)", data[:200]):
        return _read_svg(name, data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)) as image:
                media_type = MEDIA_TYPES.get(image.format or "")
                width, height = image.size
                image.load()
    except (OSError, ValueError, SyntaxError, *TOO_MANY_PIXELS):
        return None
    return Resource(name, media_type, data, width, height) if media_type else None


def _read_svg(name: str, data: bytes) -> Resource | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None
    if etree.QName(root).localname != "svg":
        return None
    width, height = _svg_size(root)
    return Resource(name, "image/svg+xml", data, width, height)


def _svg_size(root: etree._Element) -> tuple[int, int]:
    lengths = [re.match(r"[\d.]+", root.get(side) or "") for side in ("width", "height")]
    box = re.findall(r"-?[\d.]+", root.get("viewBox") or "")
    if len(box) == 4:
        return round(float(box[2])), round(float(box[3]))
    return tuple(round(float(length[0])) if length else 0 for length in lengths)  # type: ignore[return-value]
