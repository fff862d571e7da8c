"""DOCX -> chapters, by way of mammoth's HTML: the imports' door to mammoth (ECMA-376)."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable
from dataclasses import replace
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile

import mammoth
from lxml import etree

from publish import rules
from publish.book.tree import H, element, local
from publish.importers import archive, hypertext, links, notes
from publish.importers.arrival import Arrival, Chapter, Facts
from publish.importers.flow import Flow
from publish.importers.ledger import Ledger
from publish.importers.pictures import Shelf
from publish.importers.web_page import split, title_of
from publish.problems import Location, Problem

_STYLES = """
p[style-name='Title'] => p.title:fresh
p[style-name='Subtitle'] => p.subtitle:fresh
p[style-name='Author'] => p.author:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Quotations'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
p[style-name='Intense Quote'] => div.pull-quote > p:fresh
p[style-name='Epigraph'] => div.epigraph > p:fresh
p[style-name='Verse'] => div.verse > p:fresh
p[style-name='Preformatted Text'] => pre:separator('\\n')
p[style-name='HTML Preformatted'] => pre:separator('\\n')
p[style-name='Source Code'] => pre:separator('\\n')
small-caps => span.smallcaps
strike => s
"""
# What mammoth's parsers let through when a document is not what it should be.
_FAULTS = (
    *(LookupError, ValueError, AttributeError, TypeError, ArithmeticError, OSError, EOFError, RuntimeError),
    *(ExpatError, BadZipFile, zlib.error),
)
_UNKNOWN_STYLE = re.compile(r"Unrecognised (?P<kind>\w+) style: '?(?P<name>.+?)'?(?: \(Style ID:|$)")
_ORDINARY = frozenset(
    {"Normal", "Body Text", "Text Body", "First Paragraph", "Compact", "Hyperlink", "Default Paragraph Font"}
)
_DC = "{http://purl.org/dc/elements/1.1/}"


def read(data: bytes, source: str, ledger: Ledger, problems: list[Problem]) -> Arrival | None:
    """The chapters of a document, cut at its first-level headings; None with a problem if it is broken."""
    place = Location(source)
    package = archive.open_archive(data, place, problems)
    if package is None:
        return None
    media: dict[str, bytes] = {}
    try:
        result = mammoth.convert_to_html(io.BytesIO(data), style_map=_STYLES, convert_image=_kept_in(media))
    except _FAULTS as fault:
        problems.append(rules.BROKEN_FILE.at(place, f"the document cannot be read ({type(fault).__name__})"))
        return None
    _tell(result.messages, ledger)
    page = hypertext.read(f"<html><body>{result.value}</body></html>", source)
    if page is None:
        return Arrival(())
    if count := notes.settle({source: page.body}):
        ledger.find("notes", count)
    section = Flow(page.styles, ledger).section(page.body)
    links.mark(section, source)
    shelf = Shelf(media.get, ledger)
    shelf.gather(section)
    chapters, facts = _chapters(section, ledger)
    return Arrival(chapters, facts.completed(_properties(package)), shelf.pictures)


def _kept_in(media: dict[str, bytes]) -> Callable[[mammoth.documents.Image], list[mammoth.html.Element]]:
    """Mammoth's handler of pictures: their bytes go into `media`, their names into the HTML."""

    @mammoth.images.img_element  # type: ignore[untyped-decorator]
    def keep(image: mammoth.documents.Image) -> dict[str, str]:
        name = f"picture-{len(media) + 1}"
        with image.open() as file:
            media[name] = file.read()
        return {"src": name}

    return keep  # type: ignore[no-any-return]


def _chapters(section: etree._Element, ledger: Ledger) -> tuple[tuple[Chapter, ...], Facts]:
    """A title above a single chapter is the chapter's own, if it has no other."""
    if len([node for node in section if local(node) == "h1"]) > 1:
        return split(section, ledger)
    titles = [node for node in section if "title" in (node.get("class") or "").split()]
    if titles and not title_of(section):
        titles[0].tag = f"{H}h1"
        titles[0].attrib.pop("class")
    chapters, facts = split(section, ledger)
    if len(chapters) > 1:
        whole = element("section", None, *(node for chapter in chapters for node in list(chapter.tree)))
        chapters = (Chapter(title_of(whole), whole),)
    return chapters, replace(facts, title=facts.title or (chapters[0].title if chapters else ""))


def _tell(messages: list[mammoth.results.Message], ledger: Ledger) -> None:
    """Mammoth's remarks about styles that mean nothing to it, and whatever else it says."""
    for message in messages:
        match = _UNKNOWN_STYLE.search(message.message)
        if match is None:
            ledger.leave("what Word alone can show", message.message)
        elif match["name"] not in _ORDINARY:
            ledger.leave(f"the look of the {match['kind']} style '{match['name']}'")


def _properties(package: archive.Archive) -> Facts:
    """Title, author and language from the document's properties (OPC, Core Properties)."""
    data = package.read("docProps/core.xml")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(data, parser) if data and data.strip() else None
    if root is None:
        return Facts()
    told = {
        name: " ".join((root.findtext(f"{_DC}{name}") or "").split())
        for name in ("title", "creator", "language")
    }
    return Facts(told["title"], (told["creator"],) if told["creator"] else (), language=told["language"])
