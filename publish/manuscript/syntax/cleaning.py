"""Makes raw HTML fit for a book: no scripts, no frames, no forms, and no HTML that EPUB 3 refuses.

What is dropped is reported once per element (M018). Obsolete elements become their heirs, unknown ones
a `div` or a `span` with their name as class, so that a stylesheet can still speak of them.
"""

from __future__ import annotations

import re

from lxml import etree

from publish import rules
from publish.book import drawings, tree
from publish.manuscript.syntax.elements import (
    BLOCK,
    LINE_CONTENT,
    OBSOLETE_ATTRIBUTES,
    PHRASING,
    WITH_CONTENT,
    WITHOUT_CONTENT,
)
from publish.problems import Location, Problem

_HEIRS = {
    "acronym": ("abbr", ""),
    "big": ("span", "font-size: larger"),
    "center": ("div", "text-align: center"),
    "dir": ("ul", ""),
    "font": ("span", ""),
    "nobr": ("span", "white-space: nowrap"),
    "strike": ("del", ""),
    "tt": ("code", ""),
}
_KNOWN = (BLOCK | PHRASING | {"picture"}) - frozenset(_HEIRS)
_UNSAFE = re.compile(r"^[\s\x00-\x20]*(?:javascript|vbscript|data:text/html)", re.IGNORECASE)
_ADDRESSES = frozenset(("href", "src", "action", "data", "poster", f"{{{tree.XLINK}}}href"))
_FORBIDDEN = (WITH_CONTENT | WITHOUT_CONTENT) - {"input"}  # the boxes of task lists are the parser's own
_SIZED = frozenset(("table", "td", "th", "tr", "col", "hr", "pre"))


def clean(section: etree._Element, source: str, problems: list[Problem]) -> None:
    """Go through a section once."""
    named: set[str] = set()
    _clean_drawings(section, source, problems)
    for element in list(section.iter(etree.Element)):
        place = Location(source, element.sourceline or 0)
        gone = element.get("data-removed") or _forbidden(element)
        if gone:
            problems.append(rules.REMOVED_HTML.at(place, f"<{gone}> was left out"))
            tree.remove(element)
            continue
        if dropped := _clean_attributes(element):
            problems.append(
                rules.REMOVED_HTML.at(place, f"{', '.join(dropped)} was left out of <{tree.local(element)}>")
            )
        if _is_empty_paragraph(element):
            tree.remove(element)
        elif etree.QName(element).namespace == tree.XHTML:
            unknown = _mend_name(element)
            if unknown and unknown not in named:
                named.add(unknown)
                hint = "if it is meant as text, write it between backticks"
                problems.append(rules.REMOVED_HTML.at(place, f"HTML has no element <{unknown}>", hint))


def _clean_drawings(section: etree._Element, source: str, problems: list[Problem]) -> None:
    """Drawings in the text are as closed as those in files, and come to no more."""
    for drawing in list(section.iter(f"{{{tree.SVG}}}svg")):
        place = Location(source, drawing.sourceline or 0)
        if drawings.size(drawing) > drawings.LARGEST:
            problems.append(
                rules.REMOVED_HTML.at(place, "a drawing was left out: it draws its parts without end")
            )
            tree.remove(drawing)
        elif gone := drawings.clean_element(drawing):
            problems.append(rules.REMOVED_HTML.at(place, f"{', '.join(gone)} was left out of the drawing"))


def _forbidden(element: etree._Element) -> str:
    """The name of an element that a book cannot hold and that no tag in the source has shown."""
    name, space = tree.local(element), etree.QName(element).namespace
    return name if space == tree.XHTML and name in _FORBIDDEN else ""


def _is_empty_paragraph(element: etree._Element) -> bool:
    """An HTML parser leaves one where a block of raw HTML ends a paragraph in the middle."""
    return (
        tree.local(element) == "p"
        and not len(element)
        and not element.attrib
        and not (element.text or "").strip(" \t\n")
    )


def _clean_attributes(element: etree._Element) -> list[str]:
    """Drop what acts; returns the names of what was dropped."""
    dropped = []
    for name, value in list(element.attrib.items()):
        key = str(name)
        if key.lower().startswith("on") or (key in _ADDRESSES and _UNSAFE.match(str(value))):
            dropped.append(key)
            del element.attrib[name]
        elif key in OBSOLETE_ATTRIBUTES and etree.QName(element).namespace == tree.XHTML:
            del element.attrib[name]
    if etree.QName(element).namespace == tree.XHTML:
        _style_from_attributes(element)
    return dropped


def _style_from_attributes(element: etree._Element) -> None:
    """What old HTML says in attributes, new HTML says in styles."""
    side = element.attrib.pop("align", None)
    if side:
        floats = tree.local(element) in ("img", "table") and side in ("left", "right")
        add_style(element, f"float: {side}" if floats else f"text-align: {side}")
    for name in ("width", "height"):
        value = str(element.get(name) or "")
        if value and (
            tree.local(element) in _SIZED or (not value.isdigit() and tree.local(element) == "img")
        ):
            del element.attrib[name]
            if re.fullmatch(r"[\d.]+(?:%|[a-z]{2,4})?", value):
                add_style(element, f"{name}: {value}px" if value.isdigit() else f"{name}: {value}")


def add_style(element: etree._Element, rule: str) -> None:
    """Add a rule to an element's own style."""
    before = (element.get("style") or "").rstrip("; ")
    element.set("style", f"{before}; {rule}" if before else rule)


def _mend_name(element: etree._Element) -> str:
    """Rename obsolete and unknown elements; returns the name of an unknown one."""
    name = tree.local(element)
    if name in _HEIRS:
        heir, style = _HEIRS[name]
        element.tag = f"{tree.H}{heir}"
        if style:
            add_style(element, style)
        return ""
    if name in _KNOWN:
        return ""
    element.tag = f"{tree.H}{'span' if _among_words(element) else 'div'}"
    for key in [key for key in element.attrib if key not in ("id", "class", "lang", "dir", "title", "style")]:
        if not str(key).startswith("data-"):
            del element.attrib[key]
    tree.add_class(element, re.sub(r"[^\w-]", "-", name))
    return name


def _among_words(element: etree._Element) -> bool:
    """Whether an element stands inside a line of text, and holds no block."""
    if any(tree.local(child) in BLOCK for child in element.iterdescendants(etree.Element)):
        return False
    parent = element.getparent()
    inside = parent is not None and tree.local(parent) not in BLOCK - LINE_CONTENT
    return inside or bool((element.tail or "").strip())
