"""From the set pages to the finished file: joined, linked, and as a screen or a printer wants it."""

from __future__ import annotations

from pikepdf import Pdf

from publish.book.outline import outline
from publish.means import PLAIN, Means
from publish.pdf import embedding, exchange, faults, finish, join, letters, tags
from publish.pdf.inks import inks
from publish.pdf.plan import Plan
from publish.pdf.printers import Printer
from publish.problems import Problem

OUTLINE_DEPTH = 3


def bound(plan: Plan, pages: join.Pages, problems: list[Problem], means: Means = PLAIN) -> bytes:
    """The whole file; links that lead nowhere are reported."""
    book, places = plan.book, pages.places()
    opened = join.sources(pages)
    pdf = join.join(pages, opened)
    embedding.embed(pdf, embedding.cutter(plan.theme.fonts, means))
    letters.complete(pdf)
    lost_notes = {call.note for done in pages.divisions.values() for call in done.misplaced}
    lost = [
        name
        for name in join.resolve_links(pdf, places, pages.spoken(book.words.get("page", "Page")))
        if name not in lost_notes
    ]
    faults.lost_targets(book, lost, problems)
    finish.add_destinations(pdf, places)
    finish.add_outline(pdf, outline(book, OUTLINE_DEPTH), places)
    finish.add_page_labels(pdf, pages.leaves, book.words.get("cover", "Cover") if pages.cover else "")
    if plan.printer:
        return _pressed(plan, plan.printer, pdf)
    tags.join_tags(pdf, pages, opened)
    finish.add_metadata(pdf, book, plan.edition, tags.claims())
    return finish.saved(pdf)


def _pressed(plan: Plan, printer: Printer, pdf: Pdf) -> bytes:
    """The file as the printer takes it: with the profile of its inks, and without what it refuses."""
    profile, metadata = inks(plan.page, printer).profile, plan.book.metadata
    if profile:
        exchange.declare(pdf, profile)
    exchange.strip(pdf, printer.refuses | ({"links"} if profile else set()))
    claims = exchange.claims(metadata, finish.stamp(metadata)) if profile else ""
    finish.add_metadata(pdf, plan.book, plan.edition, claims)
    return finish.saved(pdf, exchange.PDF_VERSION if profile else finish.PDF_VERSION)
