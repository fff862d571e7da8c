"""Joins the units' pages into one file, lays heads and folios over them, and resolves the links.

The first of the two doors to pikepdf; the other, `finish`, writes what stands around the pages.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from publish.pdf import turning
from publish.pdf.overlay import BARE, Overlay, Spot
from publish.pdf.pagination import Leaf
from publish.pdf.unit import CSS_PIXEL, TARGET, Anchor, Typeset

# An artifact is nothing that a screen reader would read (ISO 32000-1, 14.8.2.2).
FURNITURE = "/Furniture%d"
BEFORE, BEHIND = b"q\n", b"\nQ /Artifact BMC%s EMC\n"
FLAT, LINE = 1.0, 12.0  # points: a link of no height, and the height that it gets


@dataclass(frozen=True)
class Place:
    """A spot in the book: the page, from 0, and the point there, in points from its lower left corner."""

    page: int
    left: float
    top: float


@dataclass(frozen=True)
class Pages:
    """What is joined: the leaves in order, the pages of each division by id, and what is laid over them.

    A cover stands before the first leaf.
    """

    leaves: tuple[Leaf, ...]
    divisions: Mapping[str, Typeset]
    furniture: Overlay = BARE
    cover: Typeset | None = None

    @property
    def offset(self) -> int:
        """How many pages stand before the first leaf."""
        return self.cover.pages if self.cover else 0

    def places(self) -> dict[str, Place]:
        """Where every id of the book stands; the first of two wins."""
        found: dict[str, Place] = {}
        for at, leaf in enumerate(self.leaves):
            if leaf.division is None or leaf.page:
                continue
            done = self.divisions[leaf.division.id]
            for name, anchor in done.anchors.items():
                found.setdefault(name, _place(anchor, done, at + self.offset))
        return found

    def spoken(self, word: str) -> dict[str, str]:
        """The page of every id in words, for those who hear the links; `word` is "Page"."""
        return {
            name: f"{word} {self.leaves[at.page - self.offset].label}" for name, at in self.places().items()
        }


def _place(anchor: Anchor, done: Typeset, first: int) -> Place:
    left, top = max(anchor.left, 0.0), min(done.height - anchor.top, done.height)
    if anchor.page in done.lying:
        left, top = max(anchor.top, 0.0), min(anchor.right, done.height)
    return Place(first + anchor.page, round(left * CSS_PIXEL, 2), round(top * CSS_PIXEL, 2))


def sources(pages: Pages) -> dict[str, Pdf]:
    """Each division's own file, by the division's id; the cover's under an empty name."""
    opened = {name: Pdf.open(io.BytesIO(done.pdf)) for name, done in pages.divisions.items()}
    for name, done in pages.divisions.items():
        for number in done.lying:
            turning.turn(opened[name].pages[number])
    if pages.cover:
        opened[""] = Pdf.open(io.BytesIO(pages.cover.pdf))
    return opened


def join(pages: Pages, opened: Mapping[str, Pdf]) -> Pdf:
    """The book's pages in order, blank ones between them."""
    book = Pdf.new()
    if pages.cover:
        book.pages.append(opened[""].pages[0])
    models: dict[str, pikepdf.Page] = {}  # a page of each side, for blank ones to be as large
    for leaf in pages.leaves:
        if leaf.division is not None:
            models[leaf.side] = opened[leaf.division.id].pages[leaf.page]
            book.pages.append(models[leaf.side])
    for at, leaf in enumerate(pages.leaves):
        if leaf.division is None:
            model = models.get(leaf.side)
            box = _box_of(model) if model else _mirrored(_box_of(next(iter(models.values()))))
            book.pages.insert(at + pages.offset, _blank(book, box))
    for page in book.pages:
        page.obj.BleedBox = page.obj.MediaBox  # the typesetter stops at ten points
    _lay_over(book, pages)
    return book


def _box_of(page: pikepdf.Page) -> tuple[list[float], list[float]]:
    """The whole page and the trimmed one."""
    return [float(side) for side in page.mediabox], [float(side) for side in page.trimbox]


def _mirrored(boxes: tuple[list[float], list[float]]) -> tuple[list[float], list[float]]:
    """The page on the other side of the leaf: its bleed is at the other edge."""
    (left, bottom, right, top), trim = boxes
    return [trim[0] + trim[2] - right, bottom, trim[0] + trim[2] - left, top], trim


def _blank(book: Pdf, boxes: tuple[list[float], list[float]]) -> pikepdf.Page:
    media, trim = boxes
    blank = Dictionary(
        Type=Name.Page,
        MediaBox=Array(media),
        TrimBox=Array(trim),
        Resources=Dictionary(),
        Contents=book.make_stream(
            b"q Q\n"
        ),  # nothing at all cannot be packed: Ghostscript takes it for broken
    )
    return pikepdf.Page(book.make_indirect(blank))


def _lay_over(book: Pdf, pages: Pages) -> None:
    """Put heads and folios on the pages that they are made for."""
    sources = [Pdf.open(io.BytesIO(run.pdf)) for run in pages.furniture.runs]
    before = book.make_stream(BEFORE)

    @cache
    def form(spot: Spot) -> pikepdf.Object:
        return book.copy_foreign(sources[spot.run].pages[spot.page].as_form_xobject())

    @cache
    def behind(count: int) -> pikepdf.Object:
        drawn = "".join(f" q {FURNITURE % at} Do Q" for at in range(count))
        return book.make_stream(BEHIND % drawn.encode())

    for at, spots in pages.furniture.spots.items():
        under = book.pages[at + pages.offset]
        _give(under, [form(spot) for spot in spots])
        under.obj.Contents = Array([before, *streams(under), behind(len(spots))])


def streams(page: pikepdf.Page) -> list[pikepdf.Object]:
    """What a page is drawn by, in order."""
    contents = page.obj.Contents
    return list(contents) if isinstance(contents, Array) else [contents]


def _give(page: pikepdf.Page, forms: Sequence[pikepdf.Object]) -> None:
    """Drawings for a page. The page gets resources of its own: a unit's pages share theirs."""
    resources = Dictionary(dict(page.resources))
    named = {FURNITURE % at: form for at, form in enumerate(forms)}
    resources.XObject = Dictionary({**dict(resources.get("/XObject", Dictionary())), **named})
    page.obj.Resources = resources


def resolve_links(book: Pdf, known: Mapping[str, Place], spoken: Mapping[str, str]) -> list[str]:
    """Turn the links into the book into links to its named places; the ids that are not there.

    The typesetter draws a link for an element and for each element inside it: the outermost is enough.
    `spoken` says in words where each id is.
    """
    lost: dict[str, None] = {}
    for page in book.pages:
        kept: list[pikepdf.Object] = []
        for annotation in page.obj.get("/Annots", Array()):
            target = _target(annotation)
            if target is not None and target not in known:
                lost.setdefault(target)
            elif not (kept and _is_part(annotation, kept[-1])):
                annotation.Rect = Array(_box(annotation))
                kept.append(annotation)
        for annotation in kept:
            target = _target(annotation)
            if target is not None:
                annotation.A = Dictionary(S=Name.GoTo, D=String(target))
                annotation.Contents = String(spoken[target])
        if "/Annots" in page.obj:
            del page.obj["/Annots"]
        if kept:
            page.obj.Annots = Array(kept)
    return list(lost)


def _is_part(inner: pikepdf.Object, outer: pikepdf.Object) -> bool:
    """Whether a link is only a part of the one before it, which then is made to cover it."""
    left, bottom, right, top = _box(inner)
    edges = _box(outer)
    if _address(inner) != _address(outer) or not edges[1] < (bottom + top) / 2 < edges[3]:
        return False
    if left > edges[2] + 1 or right < edges[0] - 1:
        return False
    outer.Rect = Array([min(left, edges[0]), edges[1], max(right, edges[2]), edges[3]])
    return True


def _box(annotation: pikepdf.Object) -> tuple[float, float, float, float]:
    """Left, bottom, right, top. What is set without a line's height, such as a note's call, has no height."""
    x1, y1, x2, y2 = (round(float(side), 3) for side in annotation.Rect)
    bottom, top = min(y1, y2), max(y1, y2)
    if top - bottom < FLAT:
        bottom, top = bottom - LINE / 2, top + LINE / 2
    return min(x1, x2), bottom, max(x1, x2), top


def _address(annotation: pikepdf.Object) -> str:
    return str(annotation.get("/A", Dictionary()).get("/URI", ""))


def _target(annotation: pikepdf.Object) -> str | None:
    address = _address(annotation)
    return unquote(address.removeprefix(TARGET)) if address.startswith(TARGET) else None
