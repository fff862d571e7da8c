"""The cover of the printed book: back, spine and front on one sheet, as wide as the pages are many."""

from __future__ import annotations

import io
from dataclasses import replace

from pikepdf import Pdf
from PIL import Image

from publish import rules, themes
from publish.book.divisions import Book
from publish.pdf import finish
from publish.pdf.cover import colours, findings, picture, sheets
from publish.pdf.cover.back import back
from publish.pdf.cover.demands import CoverRules, cover_rules
from publish.pdf.cover.front import Front, pictured, typographic
from publish.pdf.cover.geometry import Wrap
from publish.pdf.cover.setting import Job, Setting, pictures
from publish.pdf.cover.spine import spine
from publish.pdf.typeset import typeset
from publish.pdf.unit import Sheet, Typeset
from publish.problems import Location, Problem


def make(book: Book, pages: int | None, problems: list[Problem]) -> bytes:
    """The wrap as PDF. `pages` is the number of the printed book's, or None where the spine's width is given.

    Raises MissingTool where Pango is missing.
    """
    job = _job(book, pages, problems)
    front = _front(job, problems)
    job = replace(job, rule=front.rule)
    parts = (back(job, problems), spine(job, problems), front)
    styles = [sheet for part in parts for sheet in part.sheets]
    body = "".join(part.html for part in parts) + job.rule_across()
    done = typeset(job.setting.unit(body, *styles, Sheet("cover", ".front .rule { background: none }")))
    findings.report(job.setting, done, problems)
    return _finished(done, book)


def count_pages(pdf: bytes) -> int:
    """How many pages a book has."""
    with Pdf.open(io.BytesIO(pdf)) as opened:
        return len(opened.pages)


def _job(book: Book, pages: int | None, problems: list[Problem]) -> Job:
    """The measures of the sheet, by the printer's rules and the author's."""
    own, page = book.settings.cover, book.settings.print
    asked = cover_rules(page.printer)
    wrap = Wrap(
        width=page.width,
        height=page.height,
        spine_width=_spine_width(book, asked, pages, problems),
        bleed=asked.bleed if own.bleed is None else own.bleed,
        safe=asked.safe,
        mirrored=book.metadata.direction == "rtl",
    )
    theme = themes.load(book.settings.theme)
    palette = _palette(book, theme, asked, problems)
    base = (
        sheets.page(wrap.sheet_width, wrap.height, wrap.bleed, palette, wrap.front.unit),
        *sheets.looks(book, theme),
        sheets.place(".front", wrap.front),
    )
    setting = Setting(book, wrap.front, base, palette, theme.fonts, pictures(book))
    return Job(setting, wrap, asked, None if own.spine is not None else pages)


def _palette(book: Book, theme: themes.Theme, asked: CoverRules, problems: list[Problem]) -> colours.Palette:
    """The colours of spine and back; beside a picture those of its edge, told in the same way as its own."""
    beside = book.settings.cover.colour == "" and _picture(book)
    if not beside:
        return colours.palette(findings.ground(book, theme, problems), asked.colours, asked.ink)
    ground = colours.beside(beside, right=book.metadata.direction == "rtl")
    return colours.palette(ground, "cmyk" if beside.mode == "CMYK" else "rgb", asked.ink)


def _picture(book: Book) -> Image.Image | None:
    """The front's picture in pixels."""
    drawn = picture.with_pixels(book, [])
    cover = drawn.metadata.cover
    return Image.open(io.BytesIO(drawn.resources[cover.image].data)) if cover else None


def _spine_width(book: Book, asked: CoverRules, pages: int | None, problems: list[Problem]) -> float:
    given = book.settings.cover.spine
    if given is not None:
        return given
    width = asked.spine_width(pages or 0, book.settings.print.paper)
    if not asked.measured:
        words = (
            f"the spine of {width:.1f} mm is an estimate: {asked.name} does not publish how thick paper is"
        )
        hint = 'write the width in the printer\'s template as spine = "12.3mm" under [editions.cover]'
        problems.append(rules.ESTIMATED_SPINE.at(Location(book.source), words, hint))
    return width


def _front(job: Job, problems: list[Problem]) -> Front:
    if job.book.metadata.cover is None:
        return typographic(job.setting, problems)
    findings.coarse(job.book, job.wrap.front.bled, problems)
    return pictured(job.setting, problems)


def _finished(done: Typeset, book: Book) -> bytes:
    pdf = Pdf.open(io.BytesIO(done.pdf))
    finish.add_metadata(pdf, book, "cover")
    return finish.saved(pdf)
