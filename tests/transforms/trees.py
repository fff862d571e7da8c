"""Small trees in and out: the content of a section as XHTML, without its namespace."""

from __future__ import annotations

from lxml import etree

from publish.book.tree import XHTML


def section(content: str) -> etree._Element:
    """A division's tree with this content."""
    return etree.fromstring(f'<section xmlns="{XHTML}">{content}</section>')


def content(tree: etree._Element) -> str:
    """What stands in a division's tree."""
    text = etree.tostring(tree, encoding="unicode").replace(f' xmlns="{XHTML}"', "")
    return text.removeprefix("<section>").removesuffix("</section>").removesuffix("<section/>")
