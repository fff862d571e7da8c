"""How the author wants the editions: every default stands here and nowhere else. Lengths are millimetres."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from publish.book.silences import Silence

INCH = 25.4
LONGEST_LINE = 118.0  # of text, in millimetres: some seventy characters of the usual size


@dataclass(frozen=True)
class Margins:
    """White around the text block, in millimetres; `inside` is the side of the binding."""

    inside: float = 20.0
    outside: float = 16.0
    top: float = 19.0
    bottom: float = 21.0

    def scaled(self, by_width: float, by_height: float) -> Margins:
        """The same white on a page of another size."""
        return Margins(
            round(self.inside * by_width, 1),
            round(self.outside * by_width, 1),
            round(self.top * by_height, 1),
            round(self.bottom * by_height, 1),
        )


@dataclass(frozen=True)
class PageSettings:
    """A paged edition: the trimmed page and what surrounds it, in millimetres.

    `profile` is the colour profile of the printer (ICC), or nothing. The addresses of links are told on
    paper as a `note`, `inline`, or `none` is. Lines end in a row by `total-fit` of whole paragraphs, line by
    line (`greedy`), or not at all (`none`).
    """

    width: float = 6 * INCH
    height: float = 9 * INCH
    margins: Margins = Margins()
    bleed: float = 0.0
    paper: str = "cream"
    printer: str = "generic"
    profile: bytes = field(default=b"", repr=False)
    chapters_open: str = "recto"
    links: str = "none"
    justify: str = "total-fit"

    @property
    def text_width(self) -> float:
        """The width of the text."""
        return self.width - self.margins.inside - self.margins.outside

    def sized(self, width: float, height: float) -> PageSettings:
        """The same page in another size: its margins in proportion, wider sides where lines would be long.

        Of what is too much for a line, the outer margin gets two thirds.
        """
        margins = self.margins.scaled(width / self.width, height / self.height)
        spare = max(0.0, width - margins.inside - margins.outside - LONGEST_LINE)
        inside, outside = margins.inside + spare / 3, margins.outside + spare * 2 / 3
        margins = replace(margins, inside=round(inside, 1), outside=round(outside, 1))
        return replace(self, width=width, height=height, margins=margins)


@dataclass(frozen=True)
class EpubSettings:
    """The EPUB: whether the theme's fonts are in it."""

    fonts: bool = False


@dataclass(frozen=True)
class ContentsSettings:
    """The contents page: how many levels it shows; whether chapters open with a list of sections.

    `lists` are those that follow it: `figures`, `tables`, `listings`.
    """

    depth: int = 2
    in_chapters: bool = False
    lists: tuple[str, ...] = ()


@dataclass(frozen=True)
class Numbering:
    """Which divisions carry a number, and which figures, tables and listings: `labelled`, `all`, `none`.

    These are counted by `chapter` or through the `book`.
    """

    chapters: bool = True
    parts: bool = True
    appendices: bool = True
    captions: str = "labelled"
    by: str = "chapter"


@dataclass(frozen=True)
class Notes:
    """Where notes stand, at the `foot` of the page or the end of `chapter` or `book`, and their marks.

    These are numbers by `chapter` or through the `book`, or `symbols` where a chapter has few notes.
    """

    placement: str = "foot"
    numbering: str = "chapter"


@dataclass(frozen=True)
class CoverSettings:
    """What is on the cover besides the front's picture, and how it is made; lengths in millimetres.

    `alternative` says what a cover without a picture shows. `colour` is the name of one of the theme's
    grounds or `#rrggbb`, `mark` a key of the book's resources, `price` five digits. `bleed` and `spine`
    are the printer's where they are None; `spine_text` runs `down`, `up` or is `none`, by default as is
    the custom of the language.
    """

    alternative: str = ""
    colour: str = ""
    mark: str = ""
    price: str = ""
    bleed: float | None = None
    spine: float | None = None
    spine_text: str = ""


@dataclass(frozen=True)
class Styles:
    """The author's own CSS, as text, that comes on top of the theme."""

    book: str = ""
    epub: str = ""
    print: str = ""
    cover: str = ""


@dataclass(frozen=True)
class Settings:
    """Everything the author may choose about the making of the editions."""

    theme: str = "classic"
    editions: tuple[str, ...] = ("epub", "print")
    declares_print: bool = False  # said in the book's file, not only by default
    contents: ContentsSettings = ContentsSettings()
    numbering: Numbering = Numbering()
    notes: Notes = Notes()
    epub: EpubSettings = EpubSettings()
    print: PageSettings = PageSettings()
    screen: PageSettings = PageSettings(margins=Margins(inside=18.0, outside=18.0), chapters_open="any")
    cover: CoverSettings = CoverSettings()
    styles: Styles = field(default_factory=Styles)
    sample: tuple[str, ...] = ()  # the files of its chapters
    expand_abbreviations: bool = False
    link_glossary: bool = True
    macros: Mapping[str, str] = field(default_factory=dict)  # commands of formulas, and what stands for them
    silences: tuple[Silence, ...] = ()  # findings that are not told
