"""SVG for an EPUB: as drawings in a book are, and on white."""

from __future__ import annotations

import re

from lxml import etree

from publish.book import drawings
from publish.book.tree import SVG, local


def clean(data: bytes) -> bytes:
    """An SVG file without DOCTYPE, entities, scripts and debris; empty where it is no drawing at all."""
    root = drawings.read(data)
    if root is None:
        return b""
    drawings.clean_element(root)
    _lay_on_white(root)
    return drawings.written(root)


def _lay_on_white(root: etree._Element) -> None:
    """Black lines are lost on a black page; a drawing that knows the night has colours for it."""
    if "prefers-color-scheme" in "".join(root.itertext()):
        return
    box = re.findall(r"[-+.\deE]+", root.get("viewBox") or "")
    x, y, width, height = box if len(box) == 4 else ("0", "0", "100%", "100%")
    paper = {"x": x, "y": y, "width": width, "height": height, "fill": "#ffffff"}
    first = next((n for n, child in enumerate(root) if local(child) not in {"title", "desc"}), len(root))
    root.insert(first, etree.Element(f"{{{SVG}}}rect", paper))
