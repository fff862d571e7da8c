"""The cover of the printed book: back, spine and front on one sheet, as wide as the pages are many."""

from __future__ import annotations

import io
from dataclasses import replace

from pikepdf import Pdf

from publish import rules, themes
from publish.book.divisions import Book
from publish.pdf import faults, finish
from publish.pdf.cover import colours, sheets
from publish.pdf.cover.back import back
from publish.pdf.cover.front import Front, pictured, typographic
from publish.pdf.cover.geometry import Wrap
from publish.pdf.cover.printers import CoverRules, cover_rules
from publish.pdf.cover.setting import Job, Setting, pictures
from publish.pdf.cover.spine import spine
from publish.pdf.typeset import read_sheets, typeset
from publish.pdf.unit import Sheet, Typeset
from publish.problems import Location, Problem


def make(book: Book, pages: int | None, problems: list[Problem]) -> bytes:
    """The wrap as PDF. `pages` is the number of the printed book's, or None where the spine's width is given.

    Raises MissingTool where Pango is missing.
    """
    job = _job(book, pages, problems)
    front = _front(job)
    job = replace(job, rule=front.rule)
    parts = (back(job, problems), spine(job, problems), front)
    styles = [sheet for part in parts for sheet in part.sheets]
    body = "".join(part.html for part in parts) + job.rule_across()
    done = typeset(job.setting.unit(body, *styles, Sheet("cover", ".front .rule { background: none }")))
    report(job.setting, done, problems)
    return _finished(done, book)


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
    palette = colours.palette(chosen_ground(book, theme, problems), asked.colours, asked.ink)
    base = (
        sheets.page(wrap.sheet_width, wrap.height, wrap.bleed, palette, wrap.front.unit),
        *sheets.looks(book, theme),
        sheets.place(".front", wrap.front),
    )
    setting = Setting(book, wrap.front, base, palette, theme.fonts, pictures(book))
    return Job(setting, wrap, asked, None if own.spine is not None else pages)


def chosen_ground(book: Book, theme: themes.Theme, problems: list[Problem]) -> themes.Ground:
    """The ground that the author wants, or another and a problem."""
    colour = book.settings.cover.colour
    ground = colours.chosen(theme.grounds, colour, book.metadata.title)
    if ground is None:
        known = ", ".join(each.name for each in theme.grounds)
        words, hint = f"no colour '{colour}'", f"there is {known}, or a number such as #17525a"
        problems.append(rules.UNKNOWN_COLOUR.at(Location(book.source), words, hint))
    return ground or theme.grounds[0]


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


def _front(job: Job) -> Front:
    cover = job.book.metadata.cover
    return pictured(cover.image) if cover else typographic(job.setting)


def report(setting: Setting, done: Typeset, problems: list[Problem]) -> None:
    """What was said while a cover was set."""
    author = [sheet for sheet in setting.base if sheet.name.startswith("styles/")]
    faults.style_problems(read_sheets(author, setting.fonts), problems)
    faults.unit_problems(None, done, problems)
    families = {face.family for face in setting.fonts}
    faults.character_problems(setting.book, [(None, done)], families, problems)


def _finished(done: Typeset, book: Book) -> bytes:
    pdf = Pdf.open(io.BytesIO(done.pdf))
    finish.add_metadata(pdf, book, "cover")
    return finish.saved(pdf)
