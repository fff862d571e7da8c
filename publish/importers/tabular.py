"""Tables: those that hold data stay tables, those that only arrange a page give way to their content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from publish.book.tree import H, append, element, every, local
from publish.importers.arrival import IDS, add_ids
from publish.importers.styles import style_of

if TYPE_CHECKING:
    from publish.importers.flow import Flow

_LAID_OUT = ("table", "h1", "h2", "h3", "h4", "hr", "form", "section", "article")
_LONG_CELL = 600


def table(flow: Flow, node: etree._Element, target: etree._Element) -> None:
    """A table, or what a layout table holds."""
    rows = [row for row in every(node, "tr") if next(row.iterancestors(f"{H}table"), None) is node]
    if _is_layout(node, rows):
        for row in rows:
            for cell in row.iterchildren(etree.Element):
                flow.gather(cell, target)
        return
    new = element("table")
    for caption in list(every(node, "caption"))[:1]:
        new.append(flow.words(caption, "caption"))
    for row in rows:
        parent = row.getparent()
        in_head = parent is not None and local(parent) == "thead"
        cells = (_cell(flow, cell, head=in_head) for cell in row.iterchildren(etree.Element))
        new.append(element("tr", None, *cells))
    flow.keep(node, new, target)


def _is_layout(node: etree._Element, rows: list[etree._Element]) -> bool:
    """One cell, one column without heads, or cells that hold headings, tables or whole pages of text."""
    if node.get("role") in ("presentation", "none"):
        return True
    if next(every(node, "th", "caption"), None) is not None:
        return False
    widest = max((len(row) for row in rows), default=0)
    if widest < 2:
        return True
    inner = (item for item in every(node, *_LAID_OUT) if item is not node)
    return next(inner, None) is not None or any(
        len("".join(cell.itertext())) > _LONG_CELL for row in rows for cell in row
    )


def _cell(flow: Flow, node: etree._Element, *, head: bool) -> etree._Element:
    kept = {key: value for key in ("colspan", "rowspan") if (value := node.get(key)) and value != "1"}
    cell = element("th" if head or local(node) == "th" else "td", kept)
    flow.gather(node, cell)
    side = style_of(node.get("style") or "").side or (node.get("align") or "").lower()
    if side in ("left", "center", "right"):
        cell.set("align", side)
    if len(cell) == 1 and local(cell[0]) == "p":
        paragraph = cell[0]
        cell.remove(paragraph)
        append(cell, paragraph.text or "")
        cell.extend(list(paragraph))
        add_ids(cell, (paragraph.get(IDS) or "").split())
    return cell
