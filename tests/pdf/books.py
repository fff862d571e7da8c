"""Small books as values, and what their pages say when other eyes read them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
from lxml import etree

from publish.book.divisions import Book, Division, Kind, Matter, Resource
from publish.book.metadata import Contributor, Cover, Metadata
from publish.book.settings import PageSettings, Settings, Styles
from publish.book.tree import XHTML
from publish.means import Means
from publish.pdf import edition
from publish.problems import Problem

LOREM = (
    "The harbour lay still that morning, and nobody on the quay spoke of the storm that had passed in the "
    "night, though every rope and every plank still told of it to those who cared to look. "
)
PARSER = etree.XMLParser(huge_tree=True)
MATTERS = {
    Kind.CHAPTER: Matter.BODY,
    Kind.PART: Matter.BODY,
    Kind.APPENDIX: Matter.BACK,
    Kind.COLOPHON: Matter.BACK,
}


def words(count: int) -> str:
    """Paragraphs of about so many words in all."""
    return f"<p>{LOREM * 3}</p>" * max(1, count // 108)


def division(id_: str, kind: Kind, title: str, body: str, part: str = "", label: str = "") -> Division:
    """A division from the inside of its section; line numbers are those of the text."""
    head = f'<header class="opening"><h1><span class="title">{title}</span></h1></header>' if title else ""
    text = f'<section xmlns="{XHTML}" id="{id_}" class="division {kind.value}">{head}{body}</section>'
    matter = MATTERS.get(kind, Matter.FRONT)
    return Division(
        id_,
        kind,
        matter,
        etree.fromstring(text, PARSER),
        title,
        label,
        part,
        f"{id_}.md",
        kind is not Kind.CONTENTS,
    )


def chapter(number: int, body: str = "", title: str = "", part: str = "") -> Division:
    """A chapter of 700 words, or one with a body of its own."""
    id_ = f"chapter-{number}"
    return division(
        id_, Kind.CHAPTER, title or f"Voyage {number}", body or words(700), part, f"Chapter {number}"
    )


def entry(id_: str, title: str, inner: str = "") -> str:
    """A line of the contents page."""
    return f'<li class="chapter"><a href="#{id_}"><span class="title">{title}</span></a>{inner}</li>'


def contents(*entries: str) -> Division:
    """A contents page."""
    nav = f'<nav class="contents"><ol>{"".join(entries)}</ol></nav>'
    return division("contents", Kind.CONTENTS, "Contents", nav)


def front() -> tuple[Division, ...]:
    """Half title, title page and copyright page."""
    return (
        division("half", Kind.HALF_TITLE, "", '<p class="half-title">The Quay</p>'),
        division(
            "title", Kind.TITLE_PAGE, "", '<h1 class="title">The Quay</h1><p class="author">Ada Marsh</p>'
        ),
        division("copyright", Kind.COPYRIGHT_PAGE, "", '<p class="rights">© Ada Marsh</p>'),
    )


def book(
    *divisions: Division,
    pages: PageSettings | None = None,
    resources: Sequence[Resource] = (),
    cover: Cover | None = None,
    styles: Styles | None = None,
    language: str = "en",
) -> Book:
    """A book from its divisions."""
    metadata = Metadata(
        title="The Quay",
        language=language,
        date=datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC),
        identifier="urn:uuid:6f1c2d8e-0000-4000-8000-000000000000",
        contributors=(Contributor("Ada Marsh"), Contributor("Ed Hand", "edt")),
        description="Ropes & planks",
        cover=cover,
    )
    settings = Settings(styles=styles or Styles())
    if pages:
        settings = Settings(print=pages, screen=pages, styles=styles or Styles())
    return Book(metadata, settings, divisions, {r.name: r for r in resources}, {"cover": "Cover"})


def silent(done: int, total: int, what: str) -> None:
    """Nobody listens."""


class Made:
    """A finished edition: `data`, what was reported, and the pages' text."""

    def __init__(self, work: Book, name: str = "print", processes: int = 1) -> None:
        self.problems: list[Problem] = []
        self.data = edition.make(work, name, self.problems, silent, Means(processes))
        self.pdf = pikepdf.open(io.BytesIO(self.data))

    @property
    def said(self) -> list[str]:
        """The codes of what was reported."""
        return [problem.code for problem in self.problems]

    @property
    @lru_cache(maxsize=1)  # noqa: B019
    def pages(self) -> list[str]:
        """The text of every page."""
        document = pypdfium2.PdfDocument(self.data)
        return [page.get_textpage().get_text_bounded() for page in document]

    @property
    def labels(self) -> list[str]:
        """What a reader calls the pages."""
        document = pypdfium2.PdfDocument(self.data)
        return [document.get_page_label(number) for number in range(len(document))]

    def page_of(self, text: str) -> int:
        """The first page with a text on it, from 0."""
        return next(number for number, page in enumerate(self.pages) if text in " ".join(page.split()))

    def outline(self) -> list[tuple[str, int, int]]:
        """The outline as title, level and page, from 0."""
        document = pypdfium2.PdfDocument(self.data)
        found = []
        for item in document.get_toc():
            destination = item.get_dest()
            found.append((item.get_title(), item.level, destination.get_index()))
        return found

    def destinations(self) -> dict[str, int]:
        """The named places, and their page, from 0."""
        at = {page.obj.objgen: number for number, page in enumerate(self.pdf.pages)}
        tree = pikepdf.NameTree(self.pdf.Root.Names.Dests)
        return {str(name): at[place.D[0].objgen] for name, place in tree.items()}

    def links(self, page: int) -> list[str]:
        """The names and addresses that a page links to."""
        actions = [link.A for link in self.pdf.pages[page].obj.get("/Annots", [])]
        return [str(action.get("/D", action.get("/URI", ""))) for action in actions]
