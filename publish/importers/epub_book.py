"""EPUB -> chapters: one for each titled document of its reading order, with the untitled ones after it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from publish import rules
from publish.book.tree import HEADINGS, H, element, every, local, remove, words_of
from publish.importers import archive, article, encodings, epub_package, hypertext, links, notes
from publish.importers.arrival import IDS, Arrival, Chapter, add_ids
from publish.importers.epub_package import MADE_ANEW, Package
from publish.importers.flow import Flow
from publish.importers.hypertext import Page
from publish.importers.ledger import Ledger
from publish.importers.pictures import Shelf
from publish.importers.styles import Style, styles_in
from publish.importers.vocabulary import CHAPTER
from publish.importers.web_page import split, title_of
from publish.problems import Location, Problem

_LONGEST_LABEL = 40


def read(data: bytes, source: str, ledger: Ledger, problems: list[Problem]) -> Arrival | None:
    """The chapters of an EPUB; None with a problem where it is broken or locked."""
    packed = archive.open_archive(data, Location(source), problems)
    package = epub_package.read(packed, source, problems) if packed else None
    if packed is None or package is None:
        return None
    pages = dict(_pages(packed, package, ledger, source, problems))
    if count := notes.settle({name: page.body for name, page in pages.items()}):
        ledger.find("notes", count)
    shelf = Shelf(packed.read, ledger)
    chapters: list[Chapter] = []
    for name, page in pages.items():
        section = Flow(_styles(packed, name, page), ledger).section(page.body)
        links.mark(section, name)
        for image in every(section, "img"):
            _find(image, name)
        shelf.gather(section)
        if len([node for node in section if local(node) == "h1"]) > 1:
            chapters += split(section, ledger)[0]
        elif any(local(node) != "aside" for node in section):
            _add(chapters, section, package.titles.get(name, ""))
    for chapter in chapters:
        article.finish(chapter.tree, ledger)
    return Arrival(tuple(chapters), package.facts, shelf.pictures)


def _pages(
    packed: archive.Archive, package: Package, ledger: Ledger, source: str, problems: list[Problem]
) -> Iterator[tuple[str, Page]]:
    """The documents that hold text, in reading order, each once."""
    for name in dict.fromkeys(package.spine):
        data = packed.read(name)
        if data is None:
            problems.append(
                rules.BROKEN_FILE.at(Location(source), f"'{name}' is missing in the EPUB, or damaged")
            )
            continue
        text = encodings.decode(data, f"{source}/{name}", problems)
        page = hypertext.read(text, name) if text is not None else None
        if page is None:
            continue
        if made := MADE_ANEW.get(_kind(name, page, package)):
            ledger.leave(made, " ".join(page.body.itertext()))
        else:
            for nav in list(every(page.body, "nav")):
                ledger.leave("lists of sections", " ".join(nav.itertext()))
                remove(nav)
            yield name, page


def _kind(name: str, page: Page, package: Package) -> str:
    """What a document is: by its body or first section, else by the guide."""
    first = [page.body, *list(page.body.iterchildren(etree.Element))[:1]]
    words = [word for node in first for word in (node.get("data-type") or "").lower().split()]
    return next((word for word in words if word in MADE_ANEW), package.kinds.get(name, ""))


def _styles(packed: archive.Archive, name: str, page: Page) -> dict[str, Style]:
    """The page's own styles and those of its style sheets."""
    sheets = [packed.read(archive.joined(name, sheet)) for sheet in page.sheets]
    return styles_in("\n".join(sheet.decode("utf-8", "replace") for sheet in sheets if sheet)) | page.styles


def _add(chapters: list[Chapter], section: etree._Element, title: str) -> None:
    """A document with neither a heading nor an entry in the contents goes on with the chapter before it."""
    headings = [node for node in section if node.tag in HEADINGS]
    if not headings and not title and chapters:
        whole = element("section", None, *list(chapters[-1].tree), *list(section))
        notes_of = [node for node in whole if local(node) == "aside"]
        for note in notes_of:
            whole.append(note)
        chapters[-1] = Chapter(chapters[-1].title, whole)
        return
    _entitle(section, headings, title)
    chapters.append(Chapter(title_of(section), section))


def _entitle(section: etree._Element, headings: list[etree._Element], title: str) -> None:
    """The title is the heading of the first level, or the one that the contents name, or what they say."""
    tops = [node for node in headings if local(node) == "h1"]
    named = [node for node in headings if words_of(node).casefold() == title.casefold()]
    found = next(iter([*tops, *named, *([] if title else headings)]), None)
    if found is None and not title:
        return
    if found is None:
        found = element("h1", None, title)
    found.tag = f"{H}h1"
    _take_label(found)
    section.insert(0, found)


def _take_label(title: etree._Element) -> None:
    """A line `Chapter One` above the title goes into it, where its number is understood."""
    above = title.getprevious()
    label = words_of(above).rstrip(" .:") if above is not None and local(above) == "p" else ""
    if above is not None and len(label) < _LONGEST_LABEL and CHAPTER.fullmatch(label):
        add_ids(title, (above.get(IDS) or "").split())
        remove(above)
        title.text = f"{label}: {title.text or ''}"


def _find(image: etree._Element, document: str) -> None:
    """Name a picture by its place in the archive; one outside keeps its address, and is not found."""
    source = image.get("src") or ""
    if not re.match(r"[a-z]+:|//", source):
        image.set("src", archive.joined(document, source) or source)
