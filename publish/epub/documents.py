"""XHTML content documents (EPUB 3.3 section 6.1): one file a division, complete in itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy

from lxml import etree

from publish.book.divisions import Book, Division, Kind
from publish.book.metadata import direction_of
from publish.book.tree import EPUB, MATHML, SVG, XHTML, XML, H, element, every, forget_sources, replace
from publish.epub.pictures import Picture
from publish.epub.places import PICTURES, Places
from publish.epub.semantics import EPUB_TYPE, declare

VOID = frozenset(f"{H}{name}" for name in ("br", "col", "hr", "img", "link", "meta", "wbr"))
PROPERTIES = {SVG: "svg", MATHML: "mathml"}
Styles = Mapping[str, Sequence[str]]  # the addresses of the stylesheets for each direction
WITHOUT_ITALICS = frozenset({"ar", "ckb", "fa", "he", "ja", "ko", "ps", "ug", "ur", "yi", "zh"})
UNTITLED = {
    Kind.HALF_TITLE: "half_title",
    Kind.TITLE_PAGE: "title_page",
    Kind.COPYRIGHT_PAGE: "copyright_page",
}


def document(
    division: Division, book: Book, places: Places, album: Mapping[str, Picture], styles: Styles
) -> etree._Element:
    """A division as a document of its own; links, pictures and sections say where and what they are."""
    section = deepcopy(division.tree)
    forget_sources(section)
    title = title_of(division, book)
    declare(division, section, title)
    _connect(section, places, places.divisions[division.id])
    _show(section, album)
    language = section.get("lang") or book.metadata.language
    page = frame(title, language, styles, section)
    page[1].set(EPUB_TYPE, division.matter.value)
    return page


def title_of(division: Division, book: Book) -> str:
    """What a document is called: label and title, or the name of its kind, or the title of the book."""
    title = ". ".join(part for part in (division.label, division.title) if part)
    return title or book.words.get(UNTITLED.get(division.kind, division.kind.value)) or book.metadata.title


def frame(title: str, language: str, styles: Styles, *content: etree._Element) -> etree._Element:
    """A whole document around content: its head, its language, its direction and the sheets for that."""
    page = etree.Element(f"{{{XHTML}}}html", nsmap={None: XHTML, "epub": EPUB})
    page.set("lang", language)
    page.set(f"{{{XML}}}lang", language)
    page.set("dir", direction_of(language))
    if language.partition("-")[0].lower() in WITHOUT_ITALICS:
        page.set("class", "upright")
    head = element("head", None, element("meta", {"charset": "utf-8"}), element("title", None, title))
    head.extend(
        element("link", {"rel": "stylesheet", "type": "text/css", "href": style})
        for style in styles[direction_of(language)]
    )
    page.extend([head, element("body", None, *content)])
    return page


def written(page: etree._Element) -> bytes:
    """A document as it stands in the EPUB: XML that a reading system may also take for HTML."""
    for node in page.iter(f"{{{XHTML}}}*"):
        if node.tag not in VOID and not len(node) and not node.text:
            node.text = ""  # <p></p>, because <p/> would swallow what follows in HTML
    etree.cleanup_namespaces(page, top_nsmap={None: XHTML, "epub": EPUB}, keep_ns_prefixes=["epub"])
    return etree.tostring(page, encoding="utf-8", xml_declaration=True, doctype="<!DOCTYPE html>") + b"\n"


def properties(page: etree._Element) -> tuple[str, ...]:
    """What a document holds that its manifest entry has to name (EPUB 3.3 section 5.6.2)."""
    held = {etree.QName(node).namespace for node in page.iter("{*}*")}
    return tuple(word for namespace, word in PROPERTIES.items() if namespace in held)


def _connect(section: etree._Element, places: Places, file: str) -> None:
    for link in every(section, "a"):
        if "href" in link.attrib:
            address = places.address(link.get("href") or "", file)
            if address:
                link.set("href", address)
            else:
                del link.attrib["href"]


def _show(section: etree._Element, album: Mapping[str, Picture]) -> None:
    """Point every picture to its file; a missing one was reported, and its words take its place."""
    for image in list(every(section, "img")):
        picture = album.get(image.get("src") or "")
        if picture is None:
            replace(image, element("span", {"class": "missing-picture"}, image.get("alt") or ""))
        else:
            image.set("src", f"../{PICTURES}/{picture.file}")
