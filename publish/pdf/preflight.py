"""What the printer will not take: sizes, bleed and numbers of pages, told before it is sent anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from publish import rules
from publish.book.divisions import Book, Division
from publish.book.page_map import elements
from publish.book.settings import INCH, PageSettings
from publish.pdf import printers
from publish.pdf.paged import COARSEST, DRAWN
from publish.pdf.printers import COLOURS, TOLERANCE, Printer, shown
from publish.pdf.unit import Typeset
from publish.problems import Location, Problem, nearest

PIXELS = 96  # of CSS to the inch
FINE = 300  # pixels to the inch that print wants
NEARLY = 0.99  # the typesetter's rounding


def unknown_names(book: Book) -> Iterator[Problem]:
    """A printer, or a paper, that is not there."""
    page, place = book.settings.print, Location(book.source)
    names = printers.names()
    if page.printer not in names:
        hint = nearest(page.printer, names) or f"there is {', '.join(names)}"
        yield rules.UNKNOWN_PRINTER.at(place, f"no printer '{page.printer}'", hint)
        return
    papers = printers.printer(page.printer).pages
    if page.paper not in papers:
        hint = nearest(page.paper, papers) or f"there is {', '.join(papers)}"
        yield rules.UNKNOWN_PRINTER.at(place, f"no paper '{page.paper}'", hint)


def page_problems(book: Book, printer: Printer) -> Iterator[Problem]:
    """A page that the printer does not make, or another bleed than it asks for."""
    page, place = book.settings.print, Location(book.source)
    if not printer.takes(page):
        (narrow, wide), (low, high) = printer.width, printer.height
        said = f"{printer.name} makes no pages of {page.width:.4g} × {page.height:.4g} mm"
        hint = f"widths from {shown(narrow)} to {shown(wide)}, heights from {shown(low)} to {shown(high)}"
        yield rules.PAGE_SIZE.at(place, said, hint)
    if page.bleed and abs(page.bleed - printer.bleed) > TOLERANCE:
        said = f"the bleed is {shown(page.bleed)}; {printer.name} asks for {shown(printer.bleed)}"
        yield rules.OTHER_BLEED.at(place, said)


def count_problems(book: Book, printer: Printer, pages: int) -> Iterator[Problem]:
    """A book that is too thin or too thick."""
    paper = book.settings.print.paper
    least, most = printer.pages[paper]
    if not least <= pages <= most:
        said = f"the book has {pages} pages; on {paper} paper {printer.name} takes {least} to {most}"
        yield rules.PAGE_COUNT.at(Location(book.source), said)


def profile_problems(book: Book, printer: Printer) -> Iterator[Problem]:
    """Colours that cannot be told in the printer's inks, or a profile that it does not want."""
    page, place = book.settings.print, Location(book.source)
    if page.paper in COLOURS and printer.colours == "cmyk" and not page.profile:
        said = f"{printer.name} takes no RGB, and there is no profile to tell its inks"
        yield rules.NO_PROFILE.at(place, said)
    if page.profile and printer.colours == "rgb":
        yield rules.UNUSED_PROFILE.at(place, f"{printer.name} wants sRGB: the colour profile is not used")


def picture_problems(book: Book, page: PageSettings, division: Division, done: Typeset) -> Iterator[Problem]:
    """Pictures that are larger on the page than their pixels allow, or were kept small for their lack."""
    known = elements(division.tree)
    for placed in done.picturings:
        image = known[placed.element]
        resource = book.resources.get(image.get("src") or "")
        if resource is None or not resource.width or resource.media_type == DRAWN or not placed.width:
            continue
        ppi = min(resource.width / placed.width, resource.height / placed.height) * PIXELS
        if ppi < FINE * NEARLY:
            kept_small = abs(ppi - COARSEST) < 1
            text = page.text_width
            width = text if kept_small else placed.width / PIXELS * INCH
            said = f"'{resource.name}' has {ppi:.0f} pixels to the inch where it stands"
            hint = f"for {width:.0f} mm it should be {ceil(width / INCH * FINE)} pixels wide"
            yield rules.COARSE_PICTURE.at(division.place(image), said, hint)
