"""HTML as it comes out of Markdown -> a well-formed XHTML section, whatever the input (HTML 13.2, EPUB 3.3, 6.1).

The HTML parser mends what is open or crossed; then names and characters that XML does not know go, and
every element that carries its line takes it over as `sourceline`.
"""

from __future__ import annotations

import re
from typing import Any

import tinyhtml5
from lxml import etree

from publish.book import tree

_BAD_CHARACTERS = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAME = re.compile(r"[A-Za-z_][\w.\-]*\Z", re.ASCII)
_PREFIXES = {"epub": tree.EPUB, "xlink": tree.XLINK, "xml": tree.XML}
_DROPPED_SPACE = "{http://www.w3.org/2000/xmlns/}"


def to_section(html: str, *, line_attribute: str, first_line: int) -> etree._Element:
    """Parse an HTML string; the lines in `line_attribute` count from 1 and are moved to begin at `first_line`."""
    document = tinyhtml5.parse(f"<!DOCTYPE html><html><body>{html}", namespace_html_elements=True)
    body = next(child for child in document if child.tag == f"{tree.H}body")
    section = tree.element("section", line=first_line)
    _copy_into(section, body, line_attribute, first_line)
    return section


def _copy_into(section: etree._Element, body: Any, line_attribute: str, first_line: int) -> None:
    """Copy the content of one element into another, one level after the other: input may be nested without end."""
    waiting = [(body, section)]
    while waiting:
        source, target = waiting.pop()
        tree.append(target, clean_text(source.text))
        for child in source:
            if isinstance(child.tag, str):
                copy = _copy(child, target, line_attribute, first_line)
                waiting.append((child, copy))
            # Comments and instructions go; the text behind them stays.
            tree.append(target, clean_text(child.tail))


def _copy(child: Any, target: etree._Element, line_attribute: str, first_line: int) -> etree._Element:
    """Copy one element without its content."""
    name = etree.QName(child.tag) if child.tag.startswith("{") else None
    space, local = (name.namespace, name.localname) if name else (tree.XHTML, child.tag)
    local = local if _NAME.match(local) else "span"
    nsmap = None if space == etree.QName(target).namespace else {None: space or tree.XHTML}
    copy = etree.SubElement(target, f"{{{space}}}{local}", nsmap=nsmap)
    for key, value in child.attrib.items():
        if key == line_attribute:
            copy.sourceline = int(value) + first_line - 1 if value.isdigit() else first_line
        elif known := _attribute_name(key):
            copy.set(known, clean_text(value))
    return copy


def clean_text(text: str | None) -> str:
    """Text without the characters that XML forbids."""
    return _BAD_CHARACTERS.sub("\ufffd", text) if text else ""


def _attribute_name(name: str) -> str:
    """The name as lxml wants it; empty for one that XML cannot hold."""
    if name.startswith("{"):
        local = name.rpartition("}")[2]
        return "" if name.startswith(_DROPPED_SPACE) or not _NAME.match(local) else name
    prefix, colon, local = name.partition(":")
    if colon:
        return f"{{{_PREFIXES[prefix]}}}{local}" if prefix in _PREFIXES and _NAME.match(local) else ""
    return name if _NAME.match(name) and not name.startswith("xmlns") else ""
