"""SVG made fit for a book (EPUB 3.3 section 6.2): without editors' debris, scripts, outside references.

A drawing may use its parts again and again, and parts of parts: what it comes to is counted before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from publish.book.tree import MATHML, SVG, XHTML, XLINK, XML, local, remove

KNOWN = frozenset({SVG, XHTML, MATHML})
ATTRIBUTES = frozenset({XLINK, XML})
ACTING = frozenset({"script", "foreignObject", "handler", "listener", "set"})
UNWANTED = ACTING | {"metadata"}
REFERENCES = ("href", f"{{{XLINK}}}href")
OUTSIDE = re.compile(r"""url\(\s*['"]?(?!#|data:)[^)]*\)|@import[^;]*;?""", re.IGNORECASE)
PART = re.compile(r"""url\(\s*['"]?#([^)'"\s]+)""")
# A link only leads to what it names, and an animation moves it.
DRAWS = frozenset({"use", "image", "pattern", "textPath", "tref", "feImage"})
EMPTY = frozenset({"use", "image", "feImage"})
LARGEST = 200_000  # elements that a drawing may come to, with all its parts drawn as often as they are used
ENDLESS = 10**18


def read(data: bytes) -> etree._Element | None:
    """The root of an SVG file, entities resolved that are its own; None where it is no drawing."""
    parser = etree.XMLParser(resolve_entities="internal", no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    return _named(root) if local(root) == "svg" else None


def written(root: etree._Element) -> bytes:
    """A drawing as a file, without a DOCTYPE."""
    etree.cleanup_namespaces(root, top_nsmap={None: SVG, "xlink": XLINK})
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def clean_element(root: etree._Element) -> list[str]:
    """Clean a drawing in place, in a file of its own or inside a chapter; what acted, or led outside."""
    seen: set[str] = set()
    gone: set[str] = set()
    for node in list(root.iter()):
        wanted = isinstance(node.tag, str) and etree.QName(node).namespace in KNOWN
        if not wanted or local(node) in UNWANTED:
            gone.update({f"<{local(node)}>"} if wanted and local(node) in ACTING else ())
            if node is not root:
                remove(node)
            continue
        for key, value in list(node.attrib.items()):
            if not _wanted(str(key), str(value)):
                del node.attrib[key]
                gone.update(_told(str(key), str(value)))
        if local(node) in EMPTY and not any(node.get(name) for name in REFERENCES):
            remove(node)  # it draws nothing but what it names
            continue
        make_unique(node, seen)
        gone.update(_close_style(node))
    return sorted(gone)


def size(root: etree._Element) -> int:
    """How many elements are drawn when every part is drawn as often as it is used; ENDLESS in a circle."""
    named = {node.get("id"): node for node in root.iter(etree.Element) if node.get("id")}
    known: dict[etree._Element, int] = {}
    open_: set[etree._Element] = set()
    waiting = [root]
    while waiting:
        node = waiting[-1]
        parts = [*node.iterchildren(etree.Element), *(named[name] for name in _parts(node) if name in named)]
        if node not in open_:
            open_.add(node)
            if any(part in open_ and part not in known for part in parts):
                return ENDLESS
            waiting.extend(part for part in parts if part not in known)
        else:
            waiting.pop()
            known[node] = min(1 + sum(known.get(part, ENDLESS) for part in parts), ENDLESS)
    return known[root]


def _parts(node: etree._Element) -> Iterator[str]:
    """The ids of the parts that an element draws, is filled with or cut by; a link only leads there."""
    for key, value in node.attrib.items():
        if key in REFERENCES and value.startswith("#") and local(node) in DRAWS:
            yield str(value[1:])
        elif "url(" in value:
            yield from PART.findall(str(value))


def _named(root: etree._Element) -> etree._Element:
    """Old files forget to say that they are SVG."""
    if etree.QName(root).namespace:
        return root
    for node in root.iter("{}*"):
        node.tag = f"{{{SVG}}}{local(node)}"
    return etree.fromstring(etree.tostring(root))


def _wanted(key: str, value: str) -> bool:
    name = etree.QName(key)
    if name.namespace and name.namespace not in ATTRIBUTES:
        return False
    if key in REFERENCES:
        return value.startswith(("#", "data:image/"))
    if name.localname == "id":
        return re.fullmatch(r"[A-Za-z_][\w.-]*", value) is not None
    return not name.localname.startswith("on") and name.localname not in {"base", "space"}


def _told(key: str, value: str) -> Iterator[str]:
    """What is said of an attribute that was taken away: editors' debris is not worth a word."""
    if key in REFERENCES:
        yield f"'{value[:60]}'"
    elif key.startswith("on"):
        yield key


def make_unique(node: etree._Element, seen: set[str]) -> None:
    """Take an id away that stands in the document already; links go to the first."""
    name = node.get("id")
    if name in seen:
        del node.attrib["id"]
    elif name:
        seen.add(name)


def _close_style(node: etree._Element) -> Iterator[str]:
    """Style may point into the drawing only; what it pointed to."""
    for key, value in node.attrib.items():
        if OUTSIDE.search(value):
            yield from OUTSIDE.findall(value)
            node.set(key, OUTSIDE.sub("none", value))
    if local(node) == "style":
        node.attrib.pop("class", None)
        yield from OUTSIDE.findall(node.text or "")
        node.text = OUTSIDE.sub("none", node.text or "")
