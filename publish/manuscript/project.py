"""The shape of the book's file, `book.toml`: every key, its type and its default."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from publish.manuscript.values import Code, Colour, Date, Isbn, Language, Length, Price, Role, Trim, one_of


class Table(BaseModel):
    """A table of the book's file: unknown keys are faults."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ContributorTable(Table):
    """`[[contributors]]`"""

    name: str
    role: Role = "aut"
    sort: str = ""
    about: str = ""


class SubjectTable(Table):
    """A subject with the scheme that it comes from."""

    term: str
    authority: str = ""
    code: str = ""


class SeriesTable(Table):
    """`series = {name, position}`"""

    name: str
    position: float | None = None


class CoverTable(Table):
    """`cover = {image, alt}` or `[cover]`: what is on the cover."""

    image: str = ""
    alt: str = ""
    back: str = ""
    colour: Colour = ""
    mark: str = ""
    price: Price | None = None


class ContactTable(Table):
    """`[contact]`"""

    message: str = ""
    email: str = ""
    website: str = ""
    support: str = ""
    support_message: str = ""


class AccessibilityTable(Table):
    """`[accessibility]`"""

    certified_by: str = ""
    wcag: str = Field(default="2.2 AA", pattern=r"^2\.[012] A{1,3}$")
    credential: str = ""
    report: str = Field(default="", pattern=r"^(https?://\S+)?$")
    summary: str = ""


class IsbnTable(Table):
    """`[isbn]`, one number for each edition."""

    epub: Isbn | None = None
    print: Isbn | None = None
    screen: Isbn | None = None


class PartTable(Table):
    """`[[contents.parts]]`"""

    title: str = ""
    file: str = ""
    chapters: list[str]


class ContentsTable(Table):
    """`[contents]`: the reading order, and what the contents page shows."""

    front_matter: list[str] = []
    chapters: list[str] = []
    parts: list[PartTable] = []
    appendices: list[str] = []
    back_matter: list[str] = []
    depth: int = Field(default=2, ge=1, le=4)
    in_chapters: bool = False
    lists: list[Literal["figures", "tables", "listings"]] = []

    @property
    def lists_files(self) -> bool:
        """Whether the reading order is given here; otherwise it is found."""
        return bool(self.chapters or self.parts)


class NumberingTable(Table):
    """`[numbering]`"""

    chapters: bool = True
    parts: bool = True
    appendices: bool = True
    captions: Literal["labelled", "all", "none"] = "labelled"
    by: Literal["chapter", "book"] = "chapter"


class NotesTable(Table):
    """`[notes]`: where they stand, and how they are marked."""

    placement: Literal["foot", "chapter", "book"] = "foot"
    numbering: Literal["chapter", "book", "symbols"] = "chapter"


class MarginsTable(Table):
    """`margins = {inside, outside, top, bottom}`"""

    inside: Length | None = None
    outside: Length | None = None
    top: Length | None = None
    bottom: Length | None = None


class PageTable(Table):
    """`[editions.print]` and `[editions.screen]`"""

    trim: Trim | None = None
    margins: MarginsTable = MarginsTable()
    bleed: Length = 0.0
    paper: str = "cream"
    printer: str = "generic"
    profile: str = ""
    chapters_open: Literal["recto", "any"] | None = None
    links: Literal["note", "inline", "none"] = "none"
    justify: Literal["total-fit", "greedy", "none"] = "total-fit"


class EpubTable(Table):
    """`[editions.epub]`"""

    fonts: bool = False


class WrapTable(Table):
    """`[editions.cover]`: how the cover of the printed book is made."""

    bleed: Length | None = None
    spine: Length | None = None
    spine_text: Literal["down", "up", "none"] | None = None


class EditionsTable(Table):
    """`[editions]`: which editions the book has."""

    epub: EpubTable | None = None
    print: PageTable | None = None
    screen: PageTable | None = None
    cover: WrapTable | None = None


class CitationsTable(Table):
    """`[citations]`: the works that the book cites, and how it cites them."""

    bibliography: str | list[str] = []
    style: str = ""
    placement: Literal["book", "chapter"] = "book"
    whole: bool = False


class IndexTable(Table):
    """`[index]`: terms that are indexed without marks."""

    terms: str = ""


class SampleTable(Table):
    """`[sample]`: what `publish build --sample` takes."""

    chapters: list[str] = []


class MathTable(Table):
    """`[math]`: commands that formulas may use, without the backslash, and what stands for them."""

    macros: dict[Annotated[str, Field(pattern=r"^\\?[A-Za-z]+$")], str] = {}


class SilenceTable(Table):
    """`[[silence]]`: a finding that is not told in one place, and why."""

    code: Code
    place: str = Field(pattern=r"^[^\s:][^:]*(:[1-9][0-9]{0,6})?$")
    reason: str = Field(pattern=r"\S")


class StylesTable(Table):
    """`[styles]`: the author's stylesheets, by path from the book's folder."""

    book: str = ""
    epub: str = ""
    print: str = ""
    cover: str = ""


LAYOUTS = (
    "mdbook", "honkit", "leanpub", "crowbook", "quarto", "bookdown", "pandoc", "sandpaper", "mkdocs",
    "jupyter-book", "hugo", "jekyll", "front-matter", "contents-page", "folder",
)  # fmt: skip
MARKUPS = ("markdown", "commonmark")


class BookFile(Table):
    """The whole of `book.toml`; everything has a default."""

    title: str = ""
    subtitle: str = ""
    authors: list[str] = []
    contributors: list[ContributorTable] = []
    language: Language | None = None
    publisher: str = ""
    place: str = ""
    rights: str = ""
    licence: str = ""
    share: str = ""
    date: Date | None = None
    description: str = ""
    subjects: list[str | SubjectTable] = []
    series: str | SeriesTable | None = None
    cover: str | CoverTable | None = None
    isbn: IsbnTable = IsbnTable()
    identifier: str = ""
    slug: str = Field(default="", pattern=r"^[a-z0-9-]*$")
    layout: Annotated[str, AfterValidator(one_of(LAYOUTS, "layout"))] = ""
    markup: Annotated[str, AfterValidator(one_of(MARKUPS, "markup"))] = ""
    theme: str = "classic"
    colophon: str = ""
    expand_abbreviations: bool = False
    link_glossary: bool = True
    allow_remote: bool = False
    contact: ContactTable = ContactTable()
    accessibility: AccessibilityTable = AccessibilityTable()
    contents: ContentsTable = ContentsTable()
    numbering: NumberingTable = NumberingTable()
    notes: NotesTable = NotesTable()
    editions: EditionsTable = EditionsTable()
    citations: CitationsTable = CitationsTable()
    index: IndexTable = IndexTable()
    sample: SampleTable = SampleTable()
    styles: StylesTable = StylesTable()
    math: MathTable = MathTable()
    silence: list[SilenceTable] = []

    @property
    def cover_table(self) -> CoverTable:
        """The cover as a table, also where only its picture is named."""
        return CoverTable(image=self.cover or "") if not isinstance(self.cover, CoverTable) else self.cover
