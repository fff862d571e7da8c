"""The back of a cover: the author's words, the publisher or their mark, and the barcode."""

from __future__ import annotations

import copy
import unicodedata
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from lxml import etree

from publish import rules
from publish.book.divisions import Book
from publish.book.tree import HEADINGS, H, every, unwrap, words_of
from publish.pdf import paged
from publish.pdf.cover import sheets
from publish.pdf.cover.barcode import Barcode, barcode
from publish.pdf.cover.demands import CoverRules
from publish.pdf.cover.geometry import PIXELS, POINT, Box, Wrap
from publish.pdf.cover.setting import GAP, Job
from publish.pdf.typeset import typeset
from publish.pdf.unit import Sheet
from publish.problems import Location, Problem

BLOCKS = (f"{H}p", f"{H}li", f"{H}dt", f"{H}dd", f"{H}figcaption", *HEADINGS)
DIRECTIONS = {"L": "ltr", "R": "rtl", "AL": "rtl"}
# Points, and how much of the room the words may take at that size; the largest that fits is taken.
SIZES = (
    (14.0, 0.4), (13.0, 0.5), (12.0, 0.6),
    *((points, 1.0) for points in (11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0)),
)  # fmt: skip


@dataclass(frozen=True)
class Back:
    """A back as HTML, and its own style."""

    html: str
    sheets: tuple[Sheet, ...]


def back(job: Job, problems: list[Problem]) -> Back:
    """The back of a wrap, its words as large as there is room for them."""
    book, area = job.book, job.wrap.back.area
    code = code_of(book)
    box = code_box(code, job.wrap, job.asked)
    html = _html(job, code, box)
    at = Sheet("cover", f".blurb {{ top: {job.below_rule - area.top:.4f}mm }}")
    placed = (sheets.place(".back", job.wrap.back), at)
    foot = area.bottom - 2 * GAP * job.unit
    start = job.below_rule
    room = min(foot, box.top - GAP * job.unit) if box else foot
    for points, share in (each for each in SIZES if each[0] >= job.asked.smallest):
        styles = (*placed, sheets.sizes({"text-size": points * POINT}))
        anchors = typeset(job.setting.unit(html, *styles)).anchors
        if "blurb" not in anchors or anchors["blurb"].bottom <= (start + share * (room - start)) * PIXELS:
            return Back(html, styles)
    place = book.back.place() if book.back else Location(book.source)
    problems.append(rules.LONG_BACK.at(place, "the text of the back cover is too long for it"))
    return Back(html, styles)


def code_of(book: Book) -> Barcode | None:
    """The barcode of the printed book, if it has a number."""
    number = book.metadata.isbn.get("print")
    return barcode(number, book.settings.cover.price) if number else None


def code_box(code: Barcode | None, wrap: Wrap, asked: CoverRules) -> Box | None:
    """Where the barcode stands, in the lower corner at the spine, or where the printer puts its own."""
    if code is None and not all(asked.barcode):
        return None
    width, height = (code.width, code.height) if code else asked.barcode
    inner = wrap.back.area if code else wrap.back.trim.shrunk(asked.barcode_clear)
    left = inner.left if wrap.mirrored else inner.right - width
    return Box(left, inner.bottom - height, width, height)


def _html(job: Job, code: Barcode | None, box: Box | None) -> str:
    book, bled = job.book, job.wrap.back.bled
    mark, publisher = book.settings.cover.mark, book.metadata.publisher
    foot = f'<p class="publisher">{escape(publisher)}</p>' if publisher else ""
    if mark:
        foot = f'<img class="mark" src="{quote(mark)}" alt="">'
    drawn = f'<div style="{sheets.within(box, bled).css()}">{code.svg}</div>' if code and box else ""
    inner = f'<div class="area">{_words(book)}{foot}</div>{drawn}'
    return f'<section class="panel back">{inner}</section>'


def direction(text: str) -> str:
    """The direction of the first letter that has one (Unicode Annex 9, rule P2), or an empty text."""
    strong = (DIRECTIONS.get(unicodedata.bidirectional(letter)) for letter in text)
    return next((found for found in strong if found), "")


def _words(book: Book) -> str:
    """The author's words as HTML. Their links are plain: no one can follow them on a cover."""
    if book.back is None:
        return ""
    tree = copy.deepcopy(book.back.tree)
    for link in list(every(tree, "a")):
        unwrap(link)
    for block in tree.iter(*BLOCKS):
        block.set("dir", block.get("dir") or direction(words_of(block)) or book.metadata.direction)
    for image in every(tree, "img"):
        image.set("src", quote(image.get("src") or ""))
    inner = "".join(paged.markup(node) for node in tree.iterchildren(etree.Element))
    return f'<div class="blurb" id="blurb">{inner}</div>'
