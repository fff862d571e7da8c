"""Tables get the scope of their header cells, and styles for attributes that HTML has dropped.

HTML, 4.9 tabular data; WCAG 2.2, techniques H39 and H63.
"""

from __future__ import annotations

import re

from lxml import etree

from publish.book.tree import H, every, local, remove

STYLES = {"align": "text-align", "valign": "vertical-align", "width": "width", "height": "height"}
VALUE = re.compile(
    r"left|right|center|justify|start|end|top|middle|bottom|baseline|\d+(?:\.\d+)?(?:%|px|em|mm|cm|in|pt)"
)
OBSOLETE = frozenset(
    {"bgcolor", "border", "cellpadding", "cellspacing", "frame", "nowrap", "rules", "summary"}
)


def compose(tree: etree._Element) -> None:
    """Complete the tables of a division."""
    for table in list(every(tree, "table")):
        _drop_empty_rows(table)
        _give_scope(table)
        for part in table.iter(etree.Element):
            _restyle(part)
        _caption_first(table)


def _drop_empty_rows(table: etree._Element) -> None:
    """A head without a word in it is Markdown's form for a table that has none."""
    for row in list(every(table, "tr")):
        parent = row.getparent()
        in_head = parent is not None and local(parent) == "thead"
        if not len(row) or (in_head and not any(_has_content(cell) for cell in row)):
            remove(row)
    for part in list(every(table, "thead", "tbody", "tfoot")):
        if next(every(part, "tr"), None) is None:
            remove(part)


def _has_content(cell: etree._Element) -> bool:
    return bool("".join(cell.itertext()).strip()) or next(every(cell, "img"), None) is not None


def _give_scope(table: etree._Element) -> None:
    for row in every(table, "tr"):
        cells = [cell for cell in row if local(cell) in ("td", "th")]
        parent = row.getparent()
        is_head = parent is not None and local(parent) == "thead"
        is_head = is_head or (len(cells) > 1 and all(local(cell) == "th" for cell in cells))
        for cell in cells:
            if local(cell) != "th":
                continue
            if not _has_content(cell):
                cell.tag = f"{H}td"  # the empty corner heads nothing
            elif not cell.get("scope"):
                cell.set("scope", "col" if is_head else "row")


def _restyle(part: etree._Element) -> None:
    if local(part) not in ("table", "thead", "tbody", "tfoot", "tr", "td", "th", "col", "colgroup"):
        return
    for name in OBSOLETE.intersection(part.attrib):
        del part.attrib[name]
    for name, style in STYLES.items():
        value = str(part.attrib.pop(name, "")).strip().lower()
        if name == "align" and local(part) == "table":
            continue
        if value.isdigit() and name in ("width", "height"):
            value += "px"
        if VALUE.fullmatch(value):
            before = (part.get("style") or "").rstrip("; ")
            part.set("style", "; ".join(rule for rule in (before, f"{style}: {value}") if rule))


def _caption_first(table: etree._Element) -> None:
    caption = next((child for child in table if local(child) == "caption"), None)
    if caption is not None:
        table.insert(0, caption)
