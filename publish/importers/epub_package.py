"""An EPUB's package: its record, its reading order, its navigation (EPUB 3.3, 5 and 7; OPF 2.0.1; NCX)."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from publish import rules
from publish.book.tree import local
from publish.importers.archive import Archive, joined
from publish.importers.arrival import Facts
from publish.problems import Location, Problem

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_FONT_LOCKS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
# What a book's own editions make anew: EPUB's words for its documents, and those of the older guide.
MADE_ANEW = {
    "cover": "covers",
    "titlepage": "title pages",
    "title-page": "title pages",
    "halftitlepage": "title pages",
    "toc": "contents pages",
    "landmarks": "contents pages",
    "copyright-page": "copyright pages",
    "loi": "lists of figures",
    "lot": "lists of tables",
}


@dataclass(frozen=True)
class Package:
    """What the package document tells; all paths are names in the archive."""

    facts: Facts
    spine: tuple[str, ...]
    titles: dict[str, str]
    kinds: dict[str, str]


def read(archive: Archive, source: str, problems: list[Problem]) -> Package | None:
    """The package of an EPUB; None with a problem where there is none, or where it is locked."""
    place = Location(source)
    if _is_locked(archive):
        problems.append(rules.LOCKED_BOOK.at(place, "its documents are encrypted"))
        return None
    container = parse(archive.read(_CONTAINER))
    path = (
        ""
        if container is None
        else next((n.get("full-path") or "" for n in _named(container, "rootfile")), "")
    )
    root = parse(archive.read(path))
    if root is None:
        problems.append(rules.BROKEN_FILE.at(place, "the EPUB has no package document that can be read"))
        return None
    items = {item.get("id") or "": item for item in _named(root, "item")}
    spine = [items.get(ref.get("idref") or "") for ref in _named(root, "itemref")]
    paths = tuple(joined(path, item.get("href") or "") for item in spine if item is not None)
    kinds = {
        joined(path, ref.get("href") or ""): (ref.get("type") or "").lower()
        for ref in _named(root, "reference")
    }
    titles: dict[str, str] = {}
    for item in items.values():
        name = joined(path, item.get("href") or "")
        if "nav" in (item.get("properties") or "").split():
            kinds[name] = "toc"
            titles = _nav_titles(archive, name) or titles
        elif item.get("media-type") == "application/x-dtbncx+xml":
            titles = titles or _ncx_titles(archive, name)
    return Package(_facts(root), tuple(name for name in paths if name), titles, kinds)


def parse(data: bytes | None) -> etree._Element | None:
    """A document of the archive as XML, mended where it can be; None where it cannot."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        return etree.fromstring(data, parser) if data else None
    except etree.XMLSyntaxError:
        return None


def _named(root: etree._Element, name: str) -> list[etree._Element]:
    return [node for node in root.iter(etree.Element) if local(node) == name]


def _is_locked(archive: Archive) -> bool:
    """Fonts may be scrambled by either of two methods; anything else is a lock."""
    root = parse(archive.read(_ENCRYPTION))
    methods = [] if root is None else [node.get("Algorithm") for node in _named(root, "EncryptionMethod")]
    return any(method not in _FONT_LOCKS for method in methods)


def _facts(root: etree._Element) -> Facts:
    told: dict[str, list[str]] = {}
    for node in root.iter("{http://purl.org/dc/elements/1.1/}*"):
        words = " ".join("".join(node.itertext()).split())
        if words:
            told.setdefault(local(node), []).append(words)
    return Facts(
        title=next(iter(told.get("title", [])), ""),
        authors=tuple(told.get("creator", [])),
        language=next(iter(told.get("language", [])), ""),
        publisher=next(iter(told.get("publisher", [])), ""),
        rights=next(iter(told.get("rights", [])), ""),
    )


def _nav_titles(archive: Archive, name: str) -> dict[str, str]:
    """The first entry of the table of contents for each document."""
    root = parse(archive.read(name))
    found: dict[str, str] = {}
    navs = [] if root is None else _named(root, "nav")
    for nav in [
        nav for nav in navs if "toc" in (nav.get("{http://www.idpf.org/2007/ops}type") or "")
    ] or navs[:1]:
        for link in _named(nav, "a"):
            found.setdefault(joined(name, link.get("href") or ""), " ".join("".join(link.itertext()).split()))
    return found


def _ncx_titles(archive: Archive, name: str) -> dict[str, str]:
    root = parse(archive.read(name))
    found: dict[str, str] = {}
    for point in [] if root is None else _named(root, "navPoint"):
        label = next((node for node in point if local(node) == "navLabel"), None)
        content = next((node for node in point if local(node) == "content"), None)
        if label is not None and content is not None:
            found.setdefault(
                joined(name, content.get("src") or ""), " ".join("".join(label.itertext()).split())
            )
    return found
