"""Formulas on paper: drawings on the line, in the size of the text, that carry their alternative text.

WeasyPrint has no MathML. A drawing is told in ems, so that it grows and shrinks with the words around it;
one that is displayed and wider than the page is broken at its relations, and else made smaller. A long one in
the text becomes several drawings, of which the first speaks for all.
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
LONG = 0.25  # of the line: what is longer may be broken
MAY_END = "\u200b"  # a space of no width: a line may end there
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
            drawings = [_fitted(math, room)] if displayed else _pieces(math, room)
        except Unsettable as fault:
            words = f"a formula is shown as its source: {fault}"
            problems.append(rules.UNSET_FORMULA.at(division.place(math), words))
            source = math.get("alttext") or ""
            replace(math, element("span", {"class": "source"}, source, line=math.sourceline))
            continue
        widest = max(drawing.width for drawing in drawings)
        if widest * SMALLEST > room:
            words = f"the formula is {widest / room:.1f} times as wide as the page"
            problems.append(rules.WIDE_FORMULA.at(division.place(math), words))
        smaller = 1.0 if displayed else min(1.0, room / widest)
        images = [_image(math, drawing.scaled(smaller), displayed=displayed) for drawing in drawings]
        shown |= {
            image.get("src", ""): Picture(d.svg, SVG_TYPE) for image, d in zip(images, drawings, strict=True)
        }
        _put(math, images, displayed=displayed)
    return shown


def _pieces(math: etree._Element, room: float) -> list[Drawing]:
    """A formula in the text; a long one in pieces, between which a line may end."""
    whole, holder = drawn(math), math.getparent()
    if whole.width <= room * LONG or holder is None or not has_class(holder, "math"):
        return [whole]
    return [drawn(piece) for piece in breaking.pieces(math, _narrower_than(room * LONG))]


def _put(math: etree._Element, images: list[etree._Element], *, displayed: bool) -> None:
    """Put pictures in the place of a formula; each is held by the marks beside it, and not by the others."""
    holder = math.getparent()
    replace(math, images[0])
    if displayed or holder is None or not has_class(holder, "math"):
        return
    last = holder
    for image in images[1:]:
        image.set("alt", FORMULA)  # the first has said it all
        image.attrib.pop(NUMBER, None)
        more = element("span", {"class": holder.get("class") or ""}, image)
        more.tail, last.tail = last.tail, MAY_END
        last.addnext(more)
        last = more
    adhesion.hold(holder)
    if last is not holder:
        adhesion.hold(last)


def _measure(book: Book, edition: str) -> float:
    """The width of the text in ems."""
    page = book.settings.print if edition == "print" else book.settings.screen
    size = _TEXT_SIZE.search(themes.load(book.settings.theme).print)
    width = page.text_width
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


def _image(math: etree._Element, drawing: Drawing, *, displayed: bool) -> etree._Element:
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
        "src": f"formulas/{hashlib.sha256(drawing.svg).hexdigest()[:20]}.svg",
        "alt": FORMULA + (math.get("alttext") or "…"),
        "style": style,
    }
    if at := math.get(NUMBER):
        attributes[NUMBER] = at
    return element("img", attributes, line=math.sourceline)
