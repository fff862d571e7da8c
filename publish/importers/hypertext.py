"""HTML and XHTML as text -> an XHTML tree without what is never seen: the imports' door to libxml2."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import quote

from lxml import etree

from publish.book.tree import MATHML, SVG, XHTML, XLINK, append, element, local
from publish.importers.arrival import IDS, add_ids
from publish.importers.encodings import printable
from publish.importers.styles import Style, styles_in
from publish.importers.vocabulary import words

_DEEPEST = 100
_UNSEEN = words("head link meta noscript script style template title")
_KEPT = words(
    """align alt aria-hidden checked cite class colspan data-language data-src height hidden href lang rel
    role rowspan src start style title type width"""
)
_OF_FORMULAS = words("alttext encoding")
# The HTML parser of libxml2 knows no namespaces.
_SPACES = {"svg": SVG, "image": SVG, "math": MATHML, "annotation": MATHML}
_XML_NAME = re.compile(r"[A-Za-z_][\w.-]*\Z", re.ASCII)
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_TYPE = "{http://www.idpf.org/2007/ops}type"
_XML = re.compile(r"\s*<\?xml|\s*<!DOCTYPE[^>]*XHTML|\s*<html[^>]*\sxmlns=", re.IGNORECASE)
_PROLOGUE = re.compile(r"\A\ufeff?\s*<\?xml[^>]*\?>")


@dataclass(frozen=True)
class Page:
    """A document: its body, what its head says, and the styles that it carries or names."""

    body: etree._Element
    title: str = ""
    author: str = ""
    language: str = ""
    base: str = ""
    styles: dict[str, Style] = field(default_factory=dict)
    sheets: tuple[str, ...] = ()


def read(text: str, origin: str) -> Page | None:
    """A page whose ids are tokens `origin#id`; None where nothing can be read."""
    root = _parsed(text)
    if root is None:
        return None
    head = [
        node for node in root.iter(etree.Element) if _name(node) in ("title", "meta", "link", "base", "style")
    ]
    body = next((node for node in root.iter(etree.Element) if _name(node) == "body"), root)
    told = {
        (node.get("name") or node.get("property") or "").lower(): node.get("content") or "" for node in head
    }
    return Page(
        body=_copied(body, quote(origin)),
        title=" ".join(
            next(("".join(node.itertext()) for node in head if _name(node) == "title"), "").split()
        ),
        author=" ".join(told.get("author", "").split()),
        language=root.get("lang")
        or root.get("{http://www.w3.org/XML/1998/namespace}lang")
        or body.get("lang")
        or "",
        base=_base(head),
        styles=styles_in("\n".join("".join(node.itertext()) for node in head if _name(node) == "style")),
        sheets=tuple(
            node.get("href") or ""
            for node in head
            if _name(node) == "link" and "stylesheet" in (node.get("rel") or "")
        ),
    )


def _parsed(text: str) -> etree._Element | None:
    bare = _PROLOGUE.sub("", text)
    if _XML.match(text):
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            root = etree.fromstring(bare, parser)
        except etree.XMLSyntaxError:
            pass
        else:
            # An entity that only a DTD defines stays unresolved; the HTML parser knows them all.
            if not any(True for _ in root.iter(etree.Entity)):
                return root
    html = etree.HTMLParser(huge_tree=True, no_network=True)
    try:
        page = etree.fromstring(bare, html) if bare.strip() else None
    except etree.XMLSyntaxError:
        return None
    cut_short = any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in html.error_log)
    return None if cut_short else page


def _name(node: etree._Element) -> str:
    return local(node).lower()


def _base(head: list[etree._Element]) -> str:
    """Where the page came from, if it says so."""
    for name, key in (("base", "href"), ("link", "href")):
        for node in head:
            address = node.get(key) or ""
            wanted = name == "base" or "canonical" in (node.get("rel") or "")
            if _name(node) == name and wanted and address.startswith(("http://", "https://")):
                return address
    return ""


def _copied(body: etree._Element, origin: str) -> etree._Element:
    """The body in XHTML; what lies deeper than anyone writes loses its tags and keeps its text."""
    target = element("body", {IDS: f"{origin}#"})
    path = [target]
    depth = unseen = 0
    append(target, printable(body.text))
    for event, node in etree.iterwalk(body, events=("start", "end", "comment", "pi")):
        if node is body:
            continue
        if event == "start":
            unseen += _is_unseen(node)
            depth += 1
            if not unseen and depth <= _DEEPEST:
                path.append(_copy(node, path[-1], origin))
            append(path[-1], "" if unseen else printable(node.text))
            continue
        if event == "end":
            if not unseen and depth <= _DEEPEST:
                path.pop()
            unseen -= _is_unseen(node)
            depth -= 1
        append(path[-1], "" if unseen else printable(node.tail))
    return target


def _is_unseen(node: etree._Element) -> bool:
    return _name(node) in _UNSEEN and etree.QName(node).namespace in (None, XHTML)


def _copy(node: etree._Element, parent: etree._Element, origin: str) -> etree._Element:
    space = etree.QName(node).namespace
    space = space if space in (SVG, MATHML) else _SPACES.get(_name(node), XHTML)
    name = _name(node) if space == XHTML else local(node)
    copy: etree._Element = etree.SubElement(parent, f"{{{space}}}{name if _XML_NAME.match(name) else 'span'}")
    ids = []
    for key, value in ((str(key), str(value)) for key, value in node.attrib.items()):
        if key in ("id", _XML_ID) or (key == "name" and _name(node) == "a"):
            ids.append(f"{origin}#{quote(value)}")
        elif new := _attribute(key):
            # The name of the house's own calls is not for others to give.
            copy.set(new, printable(value).replace("note-call", "noteref"))
    add_ids(copy, ids)
    return copy


def _attribute(key: str) -> str:
    """The name under which an attribute is kept; empty for one that means nothing here."""
    if key in (_TYPE, "epub:type"):
        return "data-type"
    if key in (f"{{{XLINK}}}href", "xlink:href"):
        return "href"
    return key if key in _KEPT or key in _OF_FORMULAS else ""
