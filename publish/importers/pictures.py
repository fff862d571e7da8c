"""The pictures that a document shows: found, known by their first bytes, and kept under a key."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Callable
from pathlib import PurePosixPath
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from lxml import etree

from publish.book.tree import element, every, local, remove, replace
from publish.importers.arrival import Picture
from publish.importers.ledger import Ledger

_SIGNATURES = ((b"\x89PNG\r\n\x1a\n", ".png"), (b"\xff\xd8\xff", ".jpg"), (b"GIF8", ".gif"))
_SVG = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:\?xml|!--|!DOCTYPE svg|svg)")
_SMALLEST = 2
_DATA = re.compile(r"data:[^,;]*(?P<options>(?:;[^,;]+)*),(?P<body>.*)\Z", re.DOTALL)


class Shelf:
    """Gathers the pictures of one file; `fetch` has the bytes for an address, or None."""

    def __init__(self, fetch: Callable[[str], bytes | None], ledger: Ledger) -> None:
        self._fetch = fetch
        self._ledger = ledger
        self.pictures: dict[str, Picture] = {}

    def gather(self, section: etree._Element) -> None:
        """Point every picture of a section at a key; what cannot be had is taken out and told."""
        for image in list(every(section, "img")):
            if _is_invisible(image):
                self._ledger.leave("invisible pictures")
                _take_out(image)
                continue
            source = (image.get("data-src") or image.get("src") or "").strip()
            key = self._key(source)
            words = " ".join((image.get("alt") or "").split())
            image.attrib.clear()
            if key:
                image.set("src", key)
                image.set("alt", words)
            else:
                _take_out(image)

    def _key(self, source: str) -> str:
        data, name = self._data(source)
        if data is None:
            remote = re.match(r"(?:https?:)?//", source) is not None
            self._ledger.lose_picture(source or "?", "it is on the web" if remote else "it is not there")
            return ""
        suffix = suffix_of(data)
        if not suffix:
            self._ledger.lose_picture(name or source[:30], "it is none of PNG, JPEG, GIF, WebP and SVG")
            return ""
        key = hashlib.sha256(data).hexdigest()
        self.pictures.setdefault(key, Picture(f"{PurePosixPath(name).stem or 'picture'}{suffix}", data))
        return key

    def _data(self, source: str) -> tuple[bytes | None, str]:
        """The bytes of a picture and the name of its file."""
        if match := _DATA.match(source):
            return _decoded(match), ""
        if not source or re.match(r"(?:https?:)?//", source):
            return None, ""
        return self._fetch(source), PurePosixPath(unquote(urlsplit(source).path)).name


def suffix_of(data: bytes) -> str:
    """The ending that a picture's first bytes ask for; empty for what a book cannot hold."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return ".webp"
    if _SVG.match(data[:300]) and b"<svg" in data[:4000]:
        return ".svg"
    return next((suffix for signature, suffix in _SIGNATURES if data.startswith(signature)), "")


def _decoded(match: re.Match[str]) -> bytes | None:
    try:
        if match["options"].endswith("base64"):
            return base64.b64decode(unquote(match["body"]))
        return unquote_to_bytes(match["body"])
    except (binascii.Error, ValueError):
        return None


def _is_invisible(image: etree._Element) -> bool:
    """Counters and spacers are one or two pixels small."""
    sizes = [image.get(side) or "" for side in ("width", "height")]
    return any(size.isdigit() and int(size) <= _SMALLEST for size in sizes)


def _take_out(image: etree._Element) -> None:
    """Remove a picture, and the link, paragraph or figure that held nothing else; a caption becomes text."""
    parent = image.getparent()
    remove(image)
    while parent is not None and local(parent) in ("a", "p", "figure", "em", "strong", "span"):
        above = parent.getparent()
        if above is None or next(every(parent, "img"), None) is not None:
            return
        if local(parent) == "figure" and "".join(parent.itertext()).strip():
            caption = parent[-1]
            replace(parent, element("p", None, caption.text or "", *caption))
            return
        if "".join(parent.itertext()).strip():
            return
        remove(parent)
        parent = above
