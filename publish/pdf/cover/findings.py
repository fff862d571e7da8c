"""What is to be said of a cover: what the typesetter found, colours that are not there, coarse pictures."""

from __future__ import annotations

from publish import rules
from publish.book.divisions import Book
from publish.book.settings import INCH
from publish.pdf import faults
from publish.pdf.cover import colours
from publish.pdf.cover.geometry import Box
from publish.pdf.cover.setting import Setting
from publish.pdf.typeset import read_sheets
from publish.pdf.unit import Typeset
from publish.problems import Location, Problem
from publish.themes import Ground, Theme

FINE = 300  # pixels to the inch
DRAWN = "image/svg+xml"


def report(setting: Setting, done: Typeset, problems: list[Problem]) -> None:
    """What was said while a cover was set."""
    author = [sheet for sheet in setting.base if sheet.name.startswith("styles/")]
    faults.style_problems(read_sheets(author, setting.fonts), problems)
    faults.unit_problems(None, done, problems)
    families = {face.family for face in setting.fonts}
    faults.character_problems(setting.book, [(None, done)], families, problems)


def ground(book: Book, theme: Theme, problems: list[Problem]) -> Ground:
    """The ground that the author names, or that the title decides."""
    colour = book.settings.cover.colour
    found = colours.chosen(theme.grounds, colour, book.metadata.title)
    if found is None:
        known = ", ".join(each.name for each in theme.grounds)
        words, hint = f"no colour '{colour}'", f"there is {known}, or a number such as #17525a"
        problems.append(rules.UNKNOWN_COLOUR.at(Location(book.source), words, hint))
    return found or theme.grounds[0]


def coarse(book: Book, box: Box, problems: list[Problem]) -> None:
    """A picture that is stretched to fill the front until its pixels show."""
    cover = book.metadata.cover
    resource = book.resources.get(cover.image) if cover else None
    if resource is None or resource.media_type == DRAWN:
        return
    stretched = max(box.width / resource.width, box.height / resource.height)
    density = INCH / stretched
    if density < FINE - 1:
        wide, high = (round(side / INCH * FINE) for side in (box.width, box.height))
        words = f"'{resource.name}' has {density:.0f} pixels to the inch in print"
        hint = f"{wide} × {high} pixels would be fine enough"
        problems.append(rules.COARSE_COVER.at(Location(book.source), words, hint))
