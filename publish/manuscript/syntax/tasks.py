"""Items of a list that begin with `[ ]` or `[x]`: their boxes (GFM 5.3)."""

from __future__ import annotations

import re

from lxml import etree

from publish.book.tree import add_class, element, every, local

_TASK = re.compile(r"\[([ xX])\][ \t\n]+")


def place(section: etree._Element) -> None:
    """Put a box in the place of the brackets."""
    for item in every(section, "li"):
        holder = item[0] if not (item.text or "").strip() and len(item) and local(item[0]) == "p" else item
        match = _TASK.match(holder.text or "")
        rest = (holder.text or "")[match.end() :] if match else ""
        if match is None or not (rest or len(holder)):
            continue
        box = element("input", {"type": "checkbox", "disabled": "disabled"}, line=item.sourceline)
        if match[1] != " ":
            box.set("checked", "checked")
        box.tail, holder.text = rest, None
        holder.insert(0, box)
        parent = item.getparent()
        if parent is not None:
            add_class(parent, "task-list")
