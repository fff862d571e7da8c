"""Code in the cells of tables: names stand whole, and those that are too long part behind their signs."""

from __future__ import annotations

import re

from lxml import etree

from publish.book.tree import append, element, every

NAME = 24  # letters of a name that is not parted
SIGN = re.compile(r"(?<=[\w)\]])(::|[/_.,(\[]|->|=>)(?=\w)")


def open_names(tree: etree._Element) -> None:
    """Say in every cell where its code may go on in another line. Marks are added, and no text is changed."""
    for cell in every(tree, "td", "th"):
        for code in list(every(cell, "code")):
            text = code.text or ""
            if len(code) or " " in text.strip():
                continue
            if len(text) <= NAME:
                code.set("style", f"{code.get('style') or ''}; white-space: nowrap".strip("; "))
                _open_before(code)
            else:
                _part(code, text)


def _open_before(code: etree._Element) -> None:
    """The typesetter does not see the space before what is not parted."""
    before, parent = code.getprevious(), code.getparent()
    text = (before.tail if before is not None else parent.text if parent is not None else "") or ""
    if text[-1:].isspace():
        code.addprevious(element("wbr"))


def _part(code: etree._Element, text: str) -> None:
    code.text = None
    begun = 0
    for sign in SIGN.finditer(text):
        append(code, text[begun : sign.end()])
        append(code, element("wbr"))
        begun = sign.end()
    append(code, text[begun:])
