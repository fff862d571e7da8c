"""Tables -> pipe tables; one that a pipe table cannot hold stays HTML."""

from __future__ import annotations

from lxml import etree

from publish.book.tree import XHTML, local
from publish.importers.phrases import Phrases

_INLINE = frozenset({"a", "br", "code", "del", "em", "img", "mark", "span", "strong", "sub", "sup"})
_SIDES = {"left": ":---", "center": ":---:", "right": "---:"}
_KEPT = frozenset({"alt", "colspan", "headers", "href", "lang", "rowspan", "scope", "src"})


def write(table: etree._Element) -> str:
    """The table in Markdown, with its caption below."""
    rows = [[cell for cell in row if local(cell) in ("td", "th")] for row in table.iter("{*}tr")]
    rows = [row for row in rows if row]
    if not rows:
        return ""
    if not all(_is_simple(cell) for row in rows for cell in row):
        return _as_html(table)
    width = max(len(row) for row in rows)
    head = rows[0] if _is_head(rows[0]) else []
    body = rows[1:] if head else rows
    lines = [_row(head, width), _delimiter(rows, width), *(_row(row, width) for row in body)]
    caption = next(table.iter("{*}caption"), None)
    words = Phrases(caption, breaks=" ").write() if caption is not None else ""
    return "\n".join(lines) + (f"\n\nTable: {words}" if words else "")


def _is_head(row: list[etree._Element]) -> bool:
    parent = row[0].getparent()
    holder = parent.getparent() if parent is not None else None
    return all(local(cell) == "th" for cell in row) or (holder is not None and local(holder) == "thead")


def _is_simple(cell: etree._Element) -> bool:
    if cell.get("colspan", "1") != "1" or cell.get("rowspan", "1") != "1":
        return False
    return all(local(child) in _INLINE for child in cell.iterdescendants())


def _row(cells: list[etree._Element], width: int) -> str:
    texts = [Phrases(cell, breaks="<br>").write().replace("|", "\\|") for cell in cells]
    texts += [""] * (width - len(texts))
    return "|" + "|".join(f" {text} " if text else " " for text in texts) + "|"


def _delimiter(rows: list[list[etree._Element]], width: int) -> str:
    """A column is set flush where all its cells of the body say so."""
    marks = []
    for column in range(width):
        sides = {row[column].get("align") or "" for row in rows[1:] or rows if column < len(row)}
        marks.append(_SIDES.get(sides.pop(), "---") if len(sides) == 1 else "---")
    return "|" + "|".join(f" {mark} " for mark in marks) + "|"


def _as_html(table: etree._Element) -> str:
    """Raw HTML without blank lines, which would end it."""
    bare = etree.fromstring(etree.tostring(table, with_tail=False))
    for node in bare.iter(etree.Element):
        for key in [key for key in node.attrib if key not in _KEPT]:
            del node.attrib[key]
    text = etree.tostring(bare, encoding="unicode", method="html").replace(f' xmlns="{XHTML}"', "")
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())
