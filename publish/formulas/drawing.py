"""Formulas as drawings (SVG 1.1), the only door to ziamath: in STIX Two Math, measured in ems.

STIX Two Math comes with ziamath under the SIL Open Font License 1.1. Its outlines are drawn, so that no
reader and no printer needs the font.
"""

from __future__ import annotations

import logging
import warnings
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any
from xml.etree import ElementTree

from lxml import etree

from publish.book.tree import MATHML, remove
from publish.formulas.faults import Unsettable

SIZE = 32.0  # pixels of an em in a drawing
MARGIN = 2.0  # around it, so that nothing that hangs over is cut off
MOST = 8_000  # steps; a row is measured twice, and so a row in rows again and again
_ROWS = frozenset({"math", "mrow", "mtd", "mtr", "mstyle", "mpadded", "mphantom", "msqrt", "menclose"})
# Accents as the font has them, by whether they grow; and what TeX leaves as it is.
_ACCENTS = {("^", False): "\u02c6", ("^", True): "\u0302", ("~", True): "\u0303", ("~", False): "\u02dc"}
# What stands in the size that the font has, however high its row is: some of TeX's, and sums, products and
# integrals, which ziamath would take for fences where they have limits, so that those around them had no end.
_LARGE = (*range(0x220F, 0x2212), *range(0x222B, 0x2234), *range(0x22C0, 0x22C4), *range(0x2A00, 0x2A22))
_FIXED = frozenset("\u2191\u2193\u27e8\u27e9").union(map(chr, _LARGE))

NOWHERE = logging.NullHandler()
_FAULTS = (
    *(ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError),
    ElementTree.ParseError,
)


@dataclass(frozen=True)
class Drawing:
    """A formula drawn: its SVG, and its size in ems; `depth` is how much of the height is below the line.

    Around what is drawn there is a margin of `margin` ems.
    """

    svg: bytes = field(repr=False)
    width: float
    height: float
    depth: float
    margin: float = MARGIN / SIZE

    def scaled(self, factor: float) -> Drawing:
        """The same drawing in another size."""
        sides = (side * factor for side in (self.width, self.height, self.depth, self.margin))
        return Drawing(self.svg, *sides)


def drawn(math: etree._Element) -> Drawing:
    """A `<math>` as a drawing. Raises Unsettable where it cannot be drawn, or would take too long."""
    if _steps(math) > MOST:
        raise Unsettable("it is too deep to be drawn")
    return _drawn(etree.tostring(math, with_tail=False))


@lru_cache(maxsize=4096)
def _drawn(markup: bytes) -> Drawing:
    try:
        math = etree.fromstring(markup)
    except etree.XMLSyntaxError as fault:  # nested beyond all reason
        raise Unsettable("it is too deep to be drawn") from fault
    _simplify(math)
    source = ElementTree.fromstring(etree.tostring(math))  # noqa: S314 -- written by lxml just now
    logger = logging.getLogger()
    before = logger.level
    logger.addHandler(NOWHERE)  # with none, what ziamath says would make all libraries speak from there on
    try:
        logger.setLevel(logging.ERROR)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            shape = _drawer()(source, size=SIZE, margin=MARGIN)
            svg = shape.svgxml()
    except _FAULTS as fault:
        raise Unsettable("it cannot be drawn") from fault
    finally:
        logger.setLevel(before)
        logger.removeHandler(NOWHERE)
    box = shape.node.bbox
    left, right = min(0.0, box.xmin), max(box.xmax, shape.node.xadvance())  # the white beside letters too
    width, height = (right - left) / SIZE, (box.ymax - box.ymin) / SIZE
    if not 0 < width < 10_000 or not 0 < height < 10_000:
        raise Unsettable("there is nothing to draw")
    margin = 2 * MARGIN / SIZE
    size = (width + margin) * SIZE, (height + margin) * SIZE
    svg.set("viewBox", f"{left - MARGIN:.2f} {-box.ymax - MARGIN:.2f} {size[0]:.2f} {size[1]:.2f}")
    svg.set("width", f"{size[0]:.2f}")
    svg.set("height", f"{size[1]:.2f}")
    data = ElementTree.tostring(svg, encoding="utf-8")
    return Drawing(data, width + margin, height + margin, (MARGIN - box.ymin) / SIZE)


@cache
def _drawer() -> Any:
    """Ziamath's class for a formula; loaded late, for it takes longer than many a book."""
    from ziamath.config import config  # noqa: PLC0415
    from ziamath.zmath import Math  # noqa: PLC0415

    config.svg2 = False
    config.precision = 2
    return Math


def _steps(math: etree._Element) -> int:
    """How much work a tree is: each row is measured, and then set."""
    total, waiting = 0, [(math, 1)]
    while waiting and total <= MOST:
        node, each = waiting.pop()
        total += each
        inside = each * 2 if etree.QName(node).localname in _ROWS else each
        waiting += [(child, inside) for child in node if isinstance(child.tag, str)]
    return total


def _simplify(math: etree._Element) -> None:
    """What the drawing understands otherwise than browsers do."""
    for node in list(math.iter(f"{{{MATHML}}}annotation", f"{{{MATHML}}}annotation-xml")):
        remove(node)
    for node in math.iter(f"{{{MATHML}}}semantics"):
        node.tag = f"{{{MATHML}}}mrow"
    for node in list(math.iter(f"{{{MATHML}}}mstyle")):
        if not len(node) or not node.attrib:
            node.tag = f"{{{MATHML}}}mrow"
    for node in math.iter(f"{{{MATHML}}}mo", f"{{{MATHML}}}mi"):
        text = (node.text or "").strip()
        if node.tag == f"{{{MATHML}}}mi" and len(text) > 1 and text.isalpha():
            node.tag = f"{{{MATHML}}}mtext"  # else it would get spaces of its own
        if (accent := _ACCENTS.get((text, node.get("stretchy") != "false"))) and _is_accent(node):
            node.text = accent
        elif text in _FIXED and "stretchy" not in node.attrib:
            node.set("stretchy", "false")
    _space(math)


def _space(math: etree._Element) -> None:
    """Rows and columns as far apart as TeX has them."""
    for table in math.iter(f"{{{MATHML}}}mtable"):
        if table.get("columnspacing", "").startswith("0em 2em"):
            table.set("columnspacing", "0em 0.3em")
        if table.get("rowspacing", "").endswith("pt"):
            table.set("rowspacing", "0.45em")  # what is not in ems is not in the size of the drawing


def _is_accent(node: etree._Element) -> bool:
    parent = node.getparent()
    return (
        parent is not None and etree.QName(parent).localname in ("mover", "munder") and parent[0] is not node
    )
