"""The author's choices about the editions, with the defaults where none was made."""

from __future__ import annotations

from dataclasses import replace

from publish import rules
from publish.book.settings import (
    ContentsSettings,
    CoverSettings,
    EpubSettings,
    Margins,
    Notes,
    Numbering,
    PageSettings,
    Settings,
    Styles,
)
from publish.book.silences import Silence
from publish.manuscript import style_limits
from publish.manuscript.folder import Folder
from publish.manuscript.named import find, there
from publish.manuscript.profiles import profile
from publish.manuscript.project import BookFile, MarginsTable, PageTable, WrapTable
from publish.manuscript.source import inside, is_file, read_text
from publish.problems import Location, Problem


def settings(project: BookFile, folder: Folder, mark: str, problems: list[Problem]) -> Settings:
    """The settings of the book, each from its file or by default; `mark` is the publisher's, a resource."""
    defaults = Settings()
    editions = project.editions
    paged = tuple(name for name in ("print", "screen") if getattr(editions, name) is not None)
    wrap = () if editions.cover is None else ("cover",)
    return Settings(
        theme=project.theme,
        editions=("epub", *(paged or ("print",)), *wrap),
        declares_print="print" in paged,
        contents=ContentsSettings(
            project.contents.depth, project.contents.in_chapters, tuple(project.contents.lists)
        ),
        numbering=Numbering(**project.numbering.model_dump()),
        notes=Notes(**project.notes.model_dump()),
        epub=EpubSettings(**editions.epub.model_dump()) if editions.epub else defaults.epub,
        print=_printed(_pages(editions.print, defaults.print), editions.print, folder, problems),
        screen=_pages(editions.screen, defaults.screen),
        cover=_cover(project, mark),
        styles=_styles(project, folder, problems),
        expand_abbreviations=project.expand_abbreviations,
        link_glossary=project.link_glossary,
        macros={name.lstrip("\\"): body for name, body in project.math.macros.items()},
        silences=_silences(project, folder),
    )


def _pages(table: PageTable | None, defaults: PageSettings) -> PageSettings:
    if table is None:
        return defaults
    page = defaults.sized(*table.trim) if table.trim else defaults
    return replace(
        page,
        margins=_margins(table.margins, page.margins),
        bleed=table.bleed,
        paper=table.paper,
        printer=table.printer,
        links=table.links,
        justify=table.justify,
        chapters_open=table.chapters_open or page.chapters_open,
    )


def _printed(
    page: PageSettings, table: PageTable | None, folder: Folder, problems: list[Problem]
) -> PageSettings:
    """The page with the printer's colour profile, if one is named."""
    place = folder.place("editions", "print", "profile")
    return replace(page, profile=profile(table.profile if table else "", folder, place, problems))


def _margins(table: MarginsTable, defaults: Margins) -> Margins:
    given = {name: value for name, value in table.model_dump().items() if value is not None}
    return replace(defaults, **given)


def _cover(project: BookFile, mark: str) -> CoverSettings:
    table, wrap = project.cover_table, project.editions.cover or WrapTable()
    return CoverSettings(
        alternative=table.alt,
        colour=table.colour,
        mark=mark,
        price=table.price or "",
        bleed=wrap.bleed,
        spine=wrap.spine,
        spine_text=wrap.spine_text or "",
    )


def _silences(project: BookFile, folder: Folder) -> tuple[Silence, ...]:
    """What is not told, each with the line of the book's file that says so."""
    found = []
    for number, table in enumerate(project.silence):
        file, _, line = table.place.partition(":")
        found.append(Silence(table.code, file, int(line or 0), table.reason, folder.place("silence", number)))
    return tuple(found)


def _styles(project: BookFile, folder: Folder, problems: list[Problem]) -> Styles:
    texts = {}
    for name in ("book", "epub", "print", "cover"):
        written, place = getattr(project.styles, name), folder.place("styles", name)
        usual = folder.book / f"styles/{name}.css"
        if written:
            path = there(find(written, (folder.book,)), f"style '{written}'", folder, place, problems)
        else:
            path = usual if is_file(usual) and inside(folder.book, usual) else None
        texts[name] = (path and read_text(path, folder.name_of(path), problems)) or ""
        if path and (words := style_limits.fault(texts[name])):
            problems.append(rules.ENDLESS_STYLE.at(Location(folder.name_of(path)), words))
            texts[name] = ""
    return Styles(**texts)
