"""What every step of an edition needs to know, and the units that are handed to the typesetter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from urllib.parse import quote

from publish import themes
from publish.book.divisions import Book, Division
from publish.book.settings import PageSettings
from publish.pdf import furniture, looks, paged, pictures, printers, sheet
from publish.pdf.furniture import Form
from publish.pdf.inks import Inks, inks
from publish.pdf.pagination import RECTO
from publish.pdf.printers import Printer
from publish.pdf.unit import Kind, Picture, Sheet, Unit
from publish.themes import Theme

TOTAL_FIT = "total-fit"


@dataclass(frozen=True)
class Plan:
    """A book, an edition of it, its page, its theme, and the styles of theme and author in their order.

    `printer` is None for a book that is read on a screen.
    """

    book: Book
    edition: str
    page: PageSettings
    theme: Theme
    looks: tuple[Sheet, ...]
    printer: Printer | None = None

    @property
    def multiple(self) -> int:
        """The number of pages is a multiple of this."""
        return self.printer.multiple if self.printer else 1

    def fitted(self, pages: int) -> Plan:
        """The plan for so many pages: margins at the binding grow with them, and never shrink again."""
        return replace(self, page=self.printer.fitted(self.page, pages)) if self.printer else self

    @property
    def mirrored(self) -> bool:
        """Whether left and right pages differ in more than heads and folios."""
        return self.page.bleed > 0 or self.page.margins.inside != self.page.margins.outside

    @property
    def bound(self) -> float:
        """The bleed at the binding."""
        return self.page.bleed if self.printer and self.printer.bind_bleed else 0.0

    @property
    def inks(self) -> Inks | None:
        """The inks of the paper; a screen has none."""
        return inks(self.page, self.printer) if self.printer else None

    @property
    def tagged(self) -> bool:
        """Whether the edition keeps the structure of the text, for screen readers."""
        return self.edition == "screen"

    def page_sheets(self) -> tuple[Sheet, ...]:
        """The styles of a division's pages."""
        return (sheet.frame(self.page, self.bound), *self.looks, sheet.law(self.page))

    def furniture_sheets(self) -> tuple[Sheet, ...]:
        """The styles of heads and folios."""
        clear = self.printer.clear(self.page) if self.printer else 0.0
        first = sheet.furniture_frame(self.page, self.book.metadata.direction, clear)
        return (first, *self.looks, sheet.furniture_law(self.page, self.bound))


def plan(book: Book, edition: str) -> Plan:
    """The plan for the `print` or the `screen` edition."""
    printed = edition == "print"
    page = paged.page_of(book, edition)
    theme = themes.load(book.settings.theme)
    printer = printers.printer(page.printer) if printed else None
    return Plan(book, edition, page, theme, looks.looks(book, edition), printer)


def division_unit(plan: Plan, division: Division, content: paged.Paged, side: str) -> Unit:
    """A division whose first page is a `recto` or a `verso`."""
    return Unit(
        name=division.id,
        html=paged.document(content.body, plan.book, plan.edition, side if plan.mirrored else RECTO),
        sheets=plan.page_sheets(),
        fonts=plan.theme.fonts,
        pictures={**_style_pictures(plan), **content.pictures},
        calls=content.calls,
        tagged=plan.tagged,
        total_fit=plan.page.justify == TOTAL_FIT,
        to_join=True,
        kind=Kind.DIVISION,
        inks=plan.inks,
    )


def _style_pictures(plan: Plan) -> dict[str, Picture]:
    """The book's pictures that a style may show: those whose name stands in one."""
    css = "\n".join(look.text for look in plan.looks)
    return {
        name: pictures.picture(resource, plan.edition)
        for name, resource in plan.book.resources.items()
        if name in css or quote(name) in css
    }


def furniture_unit(plan: Plan, run: Sequence[Form]) -> Unit:
    """Heads and folios: a page for each form."""
    return Unit(
        name="heads and folios",
        html=paged.document(furniture.pages(run), plan.book, plan.edition, run[0].side),
        sheets=plan.furniture_sheets(),
        fonts=plan.theme.fonts,
        pictures=_style_pictures(plan),
        to_join=True,
        kind=Kind.FURNITURE,
        inks=plan.inks,
    )


def cover_unit(plan: Plan) -> Unit | None:
    """The cover of the screen edition: a page as wide as the others, as high as the picture makes it."""
    cover = plan.book.metadata.cover
    resource = plan.book.resources.get(cover.image) if cover else None
    if plan.edition != "screen" or cover is None or resource is None:
        return None
    ratio = resource.height / resource.width if resource.width else plan.page.height / plan.page.width
    image = f'<img src="{quote(cover.image)}" alt="{escape(cover.alternative or plan.book.metadata.title)}">'
    return Unit(
        name="cover",
        html=paged.document(f"<section>{image}</section>", plan.book, plan.edition, RECTO),
        sheets=(sheet.cover(plan.page.width, plan.page.width * ratio),),
        pictures={cover.image: pictures.picture(resource, plan.edition)},
        tagged=plan.tagged,
    )
