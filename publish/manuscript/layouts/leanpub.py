"""Leanpub: `Book.txt`, one file a line, with `frontmatter:`, `mainmatter:`, `backmatter:` between them."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from publish.book.divisions import Matter
from publish.manuscript.facts import Facts, told
from publish.manuscript.folder import MARKDOWN
from publish.manuscript.layouts import headed, records
from publish.manuscript.layouts.found import Found
from publish.manuscript.layouts.ground import Ground
from publish.manuscript.layouts.order import CHAPTER, Order
from publish.manuscript.source import is_file

SECTION = re.compile(r"\{?\s*(frontmatter|mainmatter|backmatter)\s*\}?\s*:?", re.IGNORECASE)
MATTERS = {"frontmatter": Matter.FRONT, "mainmatter": Matter.BODY, "backmatter": Matter.BACK}
PART = re.compile(r"\s*(?:\{\s*class\s*[:=]\s*[\"']?part[\"']?\s*\}\s*\n\s*#|-#)[ \t]*(?P<title>\S[^\n]*)")
COMMANDS = {"cover", "maketitle", "tableofcontents"}  # of Softcover, which lists its chapters alike
SUFFIXES = MARKDOWN | {".txt"}
RECORDS = ("book.yml", "book.yaml", "manuscript/metadata.yaml")
COVERS = ("manuscript/resources", "manuscript/images", "images")


def find(ground: Ground) -> Found | None:
    """The files of Book.txt; one that begins below the level of the chapters goes on with the one before."""
    listing = ground.file("manuscript/Book.txt", "Book.txt", "book.txt")
    if listing is None:
        return None
    order = Order(ground, listing.parent, listing, suffixes=SUFFIXES)
    matter = Matter.BODY
    for number, line in enumerate(ground.text(listing).split("\n"), 1):
        name = line.strip()
        if section := SECTION.fullmatch(name):
            matter = MATTERS[section[1].lower()]
        elif name and not name.startswith("#") and name not in COMMANDS:
            matter = _add(order, name, matter, number)
    if not order.items:
        return None
    headed.nest(order)
    found = order.found("leanpub", listing.parent, _facts(ground), "markdown")
    return replace(found, sample=_sample(ground, listing, found))


def _sample(ground: Ground, listing: Path, found: Found) -> tuple[Path, ...]:
    """The files of Sample.txt that are in the book."""
    path = listing.parent / "Sample.txt"
    names = {line.strip() for line in ground.text(path).split("\n")} if is_file(path) else set()
    return tuple(each for each in found.paths if each.relative_to(listing.parent).as_posix() in names)


def _add(order: Order, name: str, matter: Matter, number: int) -> Matter:
    """Add a file, and tell where the next one stands: some files hold nothing but the mark of a section."""
    path = order.find(name, number)
    text = order.ground.text(path) if path else ""
    if section := SECTION.fullmatch(text.strip()):
        return MATTERS[section[1].lower()]
    part = PART.match(text)
    if path and part and matter is Matter.BODY:
        alone = not text[part.end() :].strip()
        order.open_part(part["title"].strip(), None if alone else path)
    elif path:
        order.add_name(name, replace(CHAPTER, matter=matter), number)
    return matter


def _facts(ground: Ground) -> Facts:
    """Leanpub keeps the record on its site; some books have it in a file beside."""
    for name in RECORDS:
        path = ground.file(name)
        if path and (values := ground.configuration(path)):
            return records.facts(values, ground.name_of(path))
    covers = (path for folder in COVERS for path in _covers(ground, folder))
    cover = next(covers, None)
    return Facts(cover=told(ground.name_of(cover), ground.name_of(cover))) if cover else Facts()


def _covers(ground: Ground, name: str) -> list[Path]:
    folder = ground.folder(name)
    return sorted(path for path in folder.glob("title_page.*") if ground.has(path)) if folder else []
