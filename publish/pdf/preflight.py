"""What the printer will not take: sizes, bleed and numbers of pages, told before it is sent anywhere."""

from __future__ import annotations

from collections.abc import Iterator

from publish import rules
from publish.book.divisions import Book
from publish.pdf import printers
from publish.pdf.printers import TOLERANCE, Printer, shown
from publish.problems import Location, Problem, nearest


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
