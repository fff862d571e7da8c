"""Formulas on paper: drawings on the line, in the size of the text, that carry their alternative text.

WeasyPrint has no MathML. A drawing is told in ems, so that it grows and shrinks with the words around it;
one that is displayed and wider than the page is broken at its relations, and else made smaller.
"""

from __future__ import annotations

import hashlib
import re

from lxml import etree

from publish import rules, themes
from publish.book.divisions import Book, Division
from publish.book.settings import INCH
from publish.book.tree import MATHML, classes, element, has_class, replace
from publish.formulas import breaking
from publish.formulas.drawing import Drawing, drawn
from publish.formulas.faults import Unsettable
from publish.pdf import adhesion
from publish.pdf.unit import FORMULA, NUMBER, Picture
from publish.problems import Problem

SVG_TYPE = "image/svg+xml"
SMALLEST = 0.6  # of the text's size, or the formula is reported
OVERHANG = 0.2  # ems that a formula in a line may reach into the white between lines
NUMBER_WIDTH = 3.5  # ems that the number of an equation takes
POINT = INCH / 72
_TEXT_SIZE = re.compile(r"font-size:\s*([\d.]+)pt")


def draw(
    tree: etree._Element, division: Division, book: Book, edition: str, problems: list[Problem]
) -> dict[str, Picture]:
    """Put a drawing in the place of every formula; the pictures by their addresses."""
    shown: dict[str, Picture] = {}
    measure = _measure(book, edition)
    for math in list(tree.iter(f"{{{MATHML}}}math")):
        displayed = math.get("display") == "block"
        room = measure - _set_in(math) if displayed else measure
        try:
            drawing = _fitted(math, room) if displayed else drawn(math)
        except Unsettable as fault:
            words = f"a formula is shown as its source: {fault}"
            problems.append(rules.UNSET_FORMULA.at(division.place(math), words))
            replace(
                math, element("span", {"class": "source"}, math.get("alttext") or "", line=math.sourceline)
            )
            continue
        if drawing.width * SMALLEST > room:
            words = f"the formula is {drawing.width / room:.1f} times as wide as the page"
            problems.append(rules.WIDE_FORMULA.at(division.place(math), words))
        name = f"formulas/{hashlib.sha256(drawing.svg).hexdigest()[:20]}.svg"
        shown[name] = Picture(drawing.svg, SVG_TYPE)
        holder = math.getparent()
        smaller = 1.0 if displayed else min(1.0, room / drawing.width)
        replace(math, _image(name, math, drawing.scaled(smaller), displayed=displayed))
        if not displayed and holder is not None and has_class(holder, "math"):
            adhesion.hold(holder)
    return shown


def _measure(book: Book, edition: str) -> float:
    """The width of the text in ems."""
    page = book.settings.print if edition == "print" else book.settings.screen
    size = _TEXT_SIZE.search(themes.load(book.settings.theme).print)
    width = page.width - page.margins.inside - page.margins.outside
    return width / (float(size[1]) if size else 10.0) / POINT


def _set_in(math: etree._Element) -> float:
    """How much narrower the text is where a formula stands, in ems."""
    around = list(math.iterancestors("{*}li", "{*}dd", "{*}blockquote", "{*}div"))
    narrower = sum(2.0 for holder in around if not has_class(holder, "math"))
    numbered = any(has_class(holder, "numbered") for holder in math.iterancestors() if classes(holder))
    return narrower + (2 * NUMBER_WIDTH if numbered else 0.0)


def _fitted(math: etree._Element, room: float) -> Drawing:
    """A displayed formula as one line, or as several where it is too wide for that."""
    drawing = drawn(math)
    for limit in (room, room * 0.9) if drawing.width > room else ():
        broken = breaking.broken(math, _narrower_than(limit))
        narrower = drawn(broken) if broken is not None else drawing
        if narrower.width < drawing.width:
            drawing = narrower
        if drawing.width <= room:
            break
    return drawing


def _narrower_than(limit: float) -> breaking.Fits:
    return lambda part: drawn(part).width <= limit


def _image(name: str, math: etree._Element, drawing: Drawing, *, displayed: bool) -> etree._Element:
    """The picture of a formula; a mark at the head of its words says that it is one."""
    aside = -drawing.margin
    up = down = 0.0
    if not displayed:
        up = -min(OVERHANG, max(0.0, drawing.height - drawing.depth - 0.5))
        down = -min(OVERHANG, drawing.depth)
    style = (
        f"display: inline; width: {drawing.width:.4f}em; height: {drawing.height:.4f}em; "
        f"margin: {up:.4f}em {aside:.4f}em {down:.4f}em; vertical-align: {-drawing.depth - down:.4f}em"
    )
    if displayed:
        style += "; height: auto"
    attributes = {
        "class": "formula",
        "src": name,
        "alt": FORMULA + (math.get("alttext") or "…"),
        "style": style,
    }
    if at := math.get(NUMBER):
        attributes[NUMBER] = at
    return element("img", attributes, line=math.sourceline)
