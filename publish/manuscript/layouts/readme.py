"""What a readme tells about a book: its first heading, a line "by …", and its section on the licence."""

from __future__ import annotations

import re
from pathlib import Path

from publish.manuscript import licences
from publish.manuscript.facts import NOTHING, Facts, told
from publish.manuscript.layouts import records
from publish.manuscript.layouts.ground import HEADING, Ground
from publish.manuscript.layouts.links import plain

NAMES = ("README.md", "readme.md", "Readme.md", "README.markdown")
PICTURE = re.compile(r"\[!\[[^\[\]]*\]\([^()]*\)\]\([^()]*\)|!\[[^\[\]]*\]\([^()]*\)")
BY = re.compile(r"(?P<title>\S.*?),?\s+(?:by|von|par|por|di)\s+(?P<author>[A-Z][^,:]{2,60})", re.DOTALL)
BY_LINE = re.compile(
    r"^[*_#\s]*(?:By|Authors?|Autor|Auteur|作者|著者|المؤلف)[*_\s]*(?:[:：]\s*|\s+)[*_]*(?P<author>\S[^\n*_|]{1,60}?)[*_]*\s*$",
    re.MULTILINE,
)
WRITTEN_BY = re.compile(r"written by\s+(?P<author>\[[^\[\]\n]{3,60}\]\([^()\s]*\))", re.IGNORECASE)
EDITION = re.compile(r"\s*\((?:the\s+)?[\w\s]{2,30}\bedition\)\Z", re.IGNORECASE)
LICENCE = re.compile(r"licen[cs]e", re.IGNORECASE)
# A repository's name is no title, and neither is what a readme says about itself.
NO_TITLE = re.compile(
    r"[a-z0-9]+(?:[-_.][a-z0-9]+)*|(?i:readme|(?:multiple )?(?:language versions|translations|languages)"
    r"|getting started|installation|introduction|about|(?:table of )?contents|summary|overview|licen[cs]e)"
)
OPENING, SECTION = 1500, 1500


def readme(ground: Ground, folder: Path) -> Facts:
    """Title and author from the first heading, else the author from a line by itself; the licence."""
    path = ground.file(*NAMES, under=folder)
    if path is None:
        return Facts()
    source, text = ground.name_of(path), ground.body(path)
    level, heading = ground.heading(path)
    title = plain(PICTURE.sub("", heading)) if level in (1, 2) else ""
    author = ""
    if by := BY.fullmatch(title):
        title, author = by["title"], by["author"]
    elif line := BY_LINE.search(text[:OPENING]) or WRITTEN_BY.search(text[:OPENING]):
        author = plain(line["author"])
    title = EDITION.sub("", title)
    return Facts(
        title=NOTHING if NO_TITLE.fullmatch(title) else told(source, title),
        authors=told(source, *records.people(author)),
        licence=told(source, _licence(text)),
    )


def _licence(text: str) -> str:
    """The licence of the section on it; outside of one only Creative Commons is taken at its word."""
    section = next((head.end() for head in HEADING.finditer(text) if LICENCE.search(head[0])), None)
    if section is not None:
        return licences.named(text[section : section + SECTION])
    match = licences.ADDRESS.search(text) or licences.CREATIVE.search(text)
    return licences.named(match[0]) if match else ""
