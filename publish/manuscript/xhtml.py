"""HTML as it comes out of Markdown -> a well-formed XHTML section, whatever the input (HTML 13.2).

The HTML parser mends what is open or crossed; then names and characters that XML does not know go, and
every element that carries its line takes it over as `sourceline`.
"""

from __future__ import annotations

import io
import re
from typing import Any

import tinyhtml5
from lxml import etree

from publish.book import tree

_BAD_CHARACTERS = re.compile("[^\t\n\r\x20-~\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_ENDS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_NAME = re.compile(r"[A-Za-z_][\w.\-]*\Z", re.ASCII)
_PREFIXES = {"epub": tree.EPUB, "xlink": tree.XLINK, "xml": tree.XML}
# XML parsers refuse deeper trees; what is deeper keeps its text only.
_DEEPEST = 200
_DROPPED_SPACE = "{http://www.w3.org/2000/xmlns/}"


def to_section(html: str, *, line_attribute: str, first_line: int) -> etree._Element:
    """Parse HTML; the lines in `line_attribute` count from 1, those of the result from `first_line`."""
    # A stream, because a short text would first be tried as the name of a file.
    stream = io.StringIO(f"<!DOCTYPE html><html><body>{html}")
    document = tinyhtml5.parse(stream, namespace_html_elements=True)
    body = next(child for child in document if child.tag == f"{tree.H}body")
    section = tree.element("section", line=first_line)
    _copy_into(section, body, line_attribute, first_line)
    return section


def _copy_into(section: etree._Element, body: Any, line_attribute: str, first_line: int) -> None:
    """Copy the content of one element into another, level by level: input may be nested without end."""
    waiting = [(body, section, 0)]
    while waiting:
        source, target, depth = waiting.pop()
        if depth > _DEEPEST:
            _add_text(target, "".join(source.itertext()))
            continue
        _add_text(target, source.text)
        for child in source:
            if isinstance(child.tag, str):
                copy = _copy(child, target, line_attribute, first_line)
                waiting.append((child, copy, depth + 1))
            # Comments and instructions go; the text behind them stays.
            _add_text(target, child.tail)


def _add_text(target: etree._Element, text: str | None) -> None:
    if text:
        tree.append(target, clean_text(text))


def _copy(child: Any, target: etree._Element, line_attribute: str, first_line: int) -> etree._Element:
    """Copy one element without its content."""
    space, _, local = child.tag.lstrip("{").rpartition("}")
    space, local = space or tree.XHTML, local if _NAME.match(local) else "span"
    nsmap = None if space == etree.QName(target).namespace else {None: space}
    copy: etree._Element = etree.SubElement(target, f"{{{space}}}{local}", nsmap=nsmap)
    for key, value in child.attrib.items():
        if key == line_attribute:
            tree.set_line(copy, int(value) + first_line - 1 if value.isdigit() else first_line)
        elif known := _attribute_name(key):
            copy.set(known, clean_text(value))
    return copy


def clean_text(text: str) -> str:
    """Text without the characters that XML forbids or discourages; line ends of other systems are spaces."""
    return _BAD_CHARACTERS.sub("\ufffd", _LINE_ENDS.sub(" ", text))


def _attribute_name(name: str) -> str:
    """The name as lxml wants it; empty for one that XML cannot hold."""
    if name.startswith("{"):
        local = name.rpartition("}")[2]
        return "" if name.startswith(_DROPPED_SPACE) or not _NAME.match(local) else name
    prefix, colon, local = name.partition(":")
    if colon:
        return f"{{{_PREFIXES[prefix]}}}{local}" if prefix in _PREFIXES and _NAME.match(local) else ""
    return name if _NAME.match(name) and not name.startswith("xmlns") else ""
