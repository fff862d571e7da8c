"""SVG made fit for an EPUB (EPUB 3.3 section 6.2): without editors' debris, scripts, outside references."""

from __future__ import annotations

import re

from lxml import etree

from publish.book.tree import MATHML, SVG, XHTML, XLINK, XML, local, remove

KNOWN = frozenset({SVG, XHTML, MATHML})
ATTRIBUTES = frozenset({XLINK, XML})
UNWANTED = frozenset({"script", "metadata", "foreignObject", "handler", "listener", "set"})
REFERENCES = ("href", f"{{{XLINK}}}href")
OUTSIDE = re.compile(r"""url\(\s*['"]?(?!#|data:)[^)]*\)|@import[^;]*;?""")


def clean(data: bytes) -> bytes:
    """An SVG file without DOCTYPE, entities, scripts and debris; empty where it is no drawing at all."""
    parser = etree.XMLParser(
        resolve_entities="internal", no_network=True, load_dtd=False, recover=True, huge_tree=False
    )
    root = etree.fromstring(data, parser)
    if root is None or local(root) != "svg":
        return b""
    root = _named(root)
    clean_element(root)
    _lay_on_white(root)
    etree.cleanup_namespaces(root, top_nsmap={None: SVG, "xlink": XLINK})
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _lay_on_white(root: etree._Element) -> None:
    """Black lines are lost on a black page; a drawing that knows the night has colours for it."""
    if "prefers-color-scheme" in "".join(root.itertext()):
        return
    box = re.findall(r"[-+.\deE]+", root.get("viewBox") or "")
    x, y, width, height = box if len(box) == 4 else ("0", "0", "100%", "100%")
    paper = {"x": x, "y": y, "width": width, "height": height, "fill": "#ffffff"}
    first = next((n for n, child in enumerate(root) if local(child) not in {"title", "desc"}), len(root))
    root.insert(first, etree.Element(f"{{{SVG}}}rect", paper))


def clean_element(root: etree._Element) -> None:
    """Clean a drawing in place, in a file of its own or inside a chapter."""
    seen: set[str] = set()
    for node in list(root.iter()):
        wanted = isinstance(node.tag, str) and etree.QName(node).namespace in KNOWN
        if not wanted or local(node) in UNWANTED:
            if node is not root:
                remove(node)
            continue
        for key, value in list(node.attrib.items()):
            if not _wanted(str(key), str(value)):
                del node.attrib[key]
        make_unique(node, seen)
        if local(node) == "style" or node.get("style"):
            _close_style(node)


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


def make_unique(node: etree._Element, seen: set[str]) -> None:
    """Take an id away that stands in the document already; links go to the first."""
    name = node.get("id")
    if name in seen:
        del node.attrib["id"]
    elif name:
        seen.add(name)


def _close_style(node: etree._Element) -> None:
    """Style may point into the drawing only."""
    if node.get("style"):
        node.set("style", OUTSIDE.sub("none", node.get("style") or ""))
    if local(node) == "style":
        node.attrib.pop("class", None)
        node.text = OUTSIDE.sub("none", node.text or "")
