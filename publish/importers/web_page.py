"""A page of HTML -> chapters: its furniture goes, its article stays; first-level headings part chapters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

from publish.book.tree import HEADINGS, element, every, local, remove, words_of
from publish.importers import article, furniture, hypertext, links, notes
from publish.importers.arrival import Arrival, Chapter, Facts
from publish.importers.flow import Flow
from publish.importers.ledger import Ledger
from publish.importers.pictures import Shelf

_TITLE_PARTS = re.compile(r"\s+(?:[|»«·•–—-]|::)\s+")


def read(text: str, path: Path, ledger: Ledger) -> Arrival | None:
    """The chapters of a page that lies at `path`, with the pictures beside it; None if it is unreadable."""
    page = hypertext.read(text, path.name)
    if page is None:
        return None
    main = furniture.clear(page.body, page.styles, ledger)
    if count := notes.settle({path.name: main}):
        ledger.find("notes", count)
    section = Flow(page.styles, ledger).section(main)
    links.mark(section, path.name, page.base)
    shelf = Shelf(lambda address: _beside(path, address), ledger)
    shelf.gather(section)
    known = Facts(authors=(page.author,) if page.author else (), language=page.language.strip())
    if len([node for node in section if local(node) == "h1"]) > 1:
        chapters, facts = split(section, ledger)
    else:
        facts = article.compose(section, article.Hints(_own_title(page.title, section)), ledger)
        chapters = (Chapter(title_of(section), section),)
    return Arrival(tuple(c for c in chapters if len(c.tree)), facts.completed(known), shelf.pictures)


def title_of(section: etree._Element) -> str:
    """The words of the chapter's own heading."""
    heading = next(every(section, "h1"), None)
    return words_of(heading) if heading is not None else ""


def _own_title(title: str, section: etree._Element) -> str:
    """A page's title without the site's name: the part that stands in the text, else the first."""
    parts = [part for part in _TITLE_PARTS.split(title) if part]
    texts = {words_of(node).casefold() for node in section if local(node) == "p" or node.tag in HEADINGS}
    return next((part for part in (title, *parts) if part.casefold() in texts), parts[0] if parts else "")


def _beside(path: Path, address: str) -> bytes | None:
    """A file beside the page or in a folder there; nothing from elsewhere is read."""
    folder = path.parent.resolve()
    try:
        file = (folder / unquote(urlsplit(address).path)).resolve()
        return file.read_bytes() if file.is_relative_to(folder) and file.is_file() else None
    except (OSError, ValueError):
        return None


def split(section: etree._Element, ledger: Ledger) -> tuple[tuple[Chapter, ...], Facts]:
    """Cut at the headings of the first level; one without text below it, at the head, is the book's title."""
    facts = _front(section)
    tops = [node for node in section if local(node) == "h1"]
    after = tops[0].getnext() if tops else None
    if len(tops) > 1 and after is tops[1] and not facts.title and tops[0].getprevious() is None:
        facts = replace(facts, title=words_of(tops[0]))
        remove(tops[0])
    asides = {node.get("id") or "": node for node in section if local(node) == "aside"}
    pieces = [element("section")]
    for node in [node for node in section if local(node) != "aside"]:
        if local(node) == "h1":
            pieces.append(element("section"))
        pieces[-1].append(node)
    for piece in pieces:
        _bring_notes(piece, asides)
        article.finish(piece, ledger)
    return tuple(Chapter(title_of(piece), piece) for piece in pieces if len(piece)), facts


def _front(section: etree._Element) -> Facts:
    """Paragraphs that are called title and author, as word processors have them."""
    told: dict[str, str] = {}
    for node in list(section):
        name = next((word for word in ("title", "author") if word in (node.get("class") or "").split()), "")
        if name and name not in told:
            told[name] = words_of(node)
            remove(node)
    return Facts(told.get("title", ""), (told["author"],) if "author" in told else ())


def _bring_notes(piece: etree._Element, asides: Mapping[str, etree._Element]) -> None:
    for call in list(every(piece, "a")):
        note = asides.get((call.get("href") or "").removeprefix("#"))
        if note is not None and "note-call" in (call.get("class") or ""):
            piece.append(note)
