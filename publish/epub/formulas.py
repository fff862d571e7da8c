"""Formulas in the EPUB: wide ones are broken; they are pictures for shops whose readers show no MathML."""

from __future__ import annotations

import hashlib
from copy import deepcopy
from dataclasses import replace

from lxml import etree

from publish.book.divisions import Book, Resource
from publish.book.tree import MATHML, add_class, element, has_class
from publish.book.tree import replace as put
from publish.epub.rendering import drawing_as_png
from publish.formulas.breaking import broken
from publish.formulas.drawing import drawn
from publish.formulas.faults import Unsettable

NARROW, NUMBER = 20.0, 7.0  # ems: a telephone, and what a number takes of it
EM = 64  # pixels: sharp where the text is large


def pictured(book: Book) -> Book:
    """The book with a picture for every formula that can be drawn; the trees it had stay as they are."""
    found: dict[str, Resource] = {}
    divisions = []
    for division in book.divisions:
        tree = deepcopy(division.tree)
        for math in list(tree.iter(f"{{{MATHML}}}math")):
            try:
                drawing = drawn(math)
            except Unsettable:
                continue  # MathML is better than nothing
            name = f"formulas/formula-{hashlib.sha256(drawing.svg).hexdigest()[:12]}.png"
            if name not in found:
                found[name] = Resource(name, "image/png", drawing_as_png(drawing.svg, drawing.width * EM))
            style = f"width: {drawing.width:.3f}em; height: {drawing.height:.3f}em"
            if math.get("display") != "block":
                style += f"; vertical-align: {-drawing.depth:.3f}em"
            words = {"class": "formula", "src": name, "alt": math.get("alttext") or "…", "style": style}
            put(math, element("img", words, line=math.sourceline))
        divisions.append(replace(division, tree=tree))
    return replace(book, divisions=tuple(divisions), resources={**book.resources, **found})


def fit_narrow(book: Book) -> None:
    """Break displayed formulas for a telephone; one too wide can be moved, by keys too (WCAG 2.1.1)."""
    for division in book.divisions:
        for math in list(division.tree.iter(f"{{{MATHML}}}math")):
            holder = math.getparent()
            if holder is None or not (math.get("display") == "block" or has_class(holder, "math")):
                continue
            numbered = has_class(holder, "numbered")
            if not _fit(math, NARROW - NUMBER if numbered else NARROW) and not numbered:
                add_class(holder, "wide")
                holder.set("tabindex", "0")


def _fit(math: etree._Element, room: float) -> bool:
    """Whether a formula fits, if need be in lines."""
    try:
        if drawn(math).width <= room or math.get("display") != "block":
            return drawn(math).width <= room
        lines = broken(math, lambda part: drawn(part).width <= room)
        if lines is None:
            return False
        put(math, lines)
        return drawn(lines).width <= room
    except Unsettable:
        return False
