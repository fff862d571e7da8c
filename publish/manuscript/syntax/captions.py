"""Captions of tables: a paragraph just before or after one that begins with `Table:` or a colon (pandoc)."""

from __future__ import annotations

import re
from itertools import chain

from lxml import etree

from publish.book.tree import append, element, every, local, remove
from publish.manuscript.syntax.attributes import assign, split_end

_CAPTION = re.compile(r"\s*(?:Table\s*)?:\s+")


def place(section: etree._Element) -> None:
    """Bring captions into their tables; a list of attributes after one belongs to the table."""
    for table in list(every(section, "table")):
        paragraph = None if any(local(child) == "caption" for child in table) else _beside(table)
        if paragraph is None:
            continue
        caption = element("caption", None, line=paragraph.sourceline)
        append(caption, _CAPTION.sub("", paragraph.text or "", count=1))
        for child in list(paragraph):
            append(caption, child)
        for name, value in chain(paragraph.attrib.items(), _given(caption).items()):
            table.set(name, value)
        remove(paragraph)
        table.insert(0, caption)


def _beside(table: etree._Element) -> etree._Element | None:
    before, after = table.getprevious(), table.getnext()
    for neighbour, between in ((before, before.tail if before is not None else ""), (after, table.tail)):
        if neighbour is None or local(neighbour) != "p" or (between or "").strip():
            continue
        if _CAPTION.match(neighbour.text or ""):
            return neighbour
    return None


def _given(caption: etree._Element) -> dict[str, str]:
    """The attributes that stand at the end of a caption, which loses them."""
    found: dict[str, str] = {}
    if len(caption):
        caption[-1].tail, given = split_end(caption[-1].tail or "")
    else:
        caption.text, given = split_end(caption.text or "")
    assign(found, given)
    return found
