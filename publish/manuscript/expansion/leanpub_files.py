"""Leanpub's files: `<<[Title](code/a.rb)`, `<<(chapter.md)`, and listings written like pictures (Markua)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from publish.manuscript.expansion.attribute_lines import read_list
from publish.manuscript.expansion.desk import Desk
from publish.manuscript.expansion.files import Taken, Unavailable, take_lines
from publish.manuscript.expansion.imports import listing
from publish.manuscript.expansion.page import Edit, Page
from publish.manuscript.expansion.placing import line_around, place_block
from publish.manuscript.expansion.regions import Kind, Regions
from publish.manuscript.folder import MARKDOWN

_FILE = re.compile(
    r"^(?P<inset>[ \t>]*)(?P<mark><<|!)(?:\[(?P<title>[^\]\n]*)\])?(?:\{(?P<list>[^{}\n]*)\})?"
    r"\((?P<file>[^()\n\"]+?)\)[ \t]*$",
    re.MULTILINE,
)
_TEXTS = MARKDOWN | {".txt"}
_SHOWN = frozenset(
    (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".tif", ".tiff", ".bmp", ".pdf")
)
_PLAYED = frozenset((".mp3", ".m4a", ".ogg", ".mp4", ".mov", ".webm"))
_CHANGE = re.compile(r"^.*\bleanpub-(?:start|end)-(?:insert|delete)\b.*\n?", re.MULTILINE)
_DEEPEST = 8
_LISTINGS = frozenset({Kind.FENCE, Kind.INDENTED})


def expand(page: Page, desk: Desk) -> Page:
    """The page with its files taken in."""
    return _expand(page, desk, 0)


def _expand(page: Page, desk: Desk, depth: int) -> Page:
    return page.edited(_edits(page, desk, depth))


def _edits(page: Page, desk: Desk, depth: int) -> Iterator[Edit]:
    regions = Regions(page.text)
    for change in _CHANGE.finditer(page.text):
        if regions.is_in(change.start(), _LISTINGS):
            yield Edit(*change.span())
    for match in _FILE.finditer(page.text):
        start, end = match.end("inset"), match.end()
        suffix = PurePosixPath(match["file"]).suffix.lower()
        if regions.is_in(start) or (match["mark"] == "!" and not _is_code(match["file"], suffix)):
            continue
        taken = _taken(match, page, desk, depth)
        if isinstance(taken, Unavailable):
            if match["mark"] == "<<":
                desk.missing(page, start, taken)
                yield Edit(start, end)
        elif suffix in _TEXTS:
            yield from place_block(page.text, start, end, taken)
        else:
            options = {"title": match["title"] or ""}
            yield from place_block(page.text, start, end, listing(taken, match["file"], options))


def _is_code(name: str, suffix: str) -> bool:
    return bool(suffix) and suffix not in _SHOWN | _PLAYED | _TEXTS and "://" not in name


def _taken(match: re.Match[str], page: Page, desk: Desk, depth: int) -> Taken:
    """The file, cropped as the list above it asks; a file of Markdown takes in more."""
    context = desk.context
    folders = (
        context.root,
        context.root / "resources",
        context.path.parent,
        context.path.parent / "resources",
    )
    text = desk.shelf.take(desk.shelf.find(match["file"], *dict.fromkeys(folders)))
    if isinstance(text, Unavailable):
        return text
    if PurePosixPath(match["file"]).suffix.lower() not in _TEXTS:
        return _cropped(_CHANGE.sub("", text), page.text, match)
    if depth >= _DEEPEST:
        return Unavailable(f"'{match['file']}' takes itself in")
    inner = Page(text, (page.line(match.start()),) * (text.count("\n") + 1))
    return _expand(inner, desk, depth + 1).text


def _cropped(text: str, around: str, match: re.Match[str]) -> Taken:
    above = around[line_around(around, max(0, match.start() - 1), match.start())[0] : match.start()].strip()
    written = match["list"] or (above[1:-1] if above.startswith("{") and above.endswith("}") else "")
    listed = read_list(written.strip(": ")) if written else None
    if listed is None:
        return text
    first, last = (
        next((value for key in (f"crop-{end}-line", f"crop-{end}") if (value := listed.pairs.get(key))), "")
        for end in ("start", "end")
    )
    return take_lines(text, *(int(value) if value.isdecimal() else None for value in (first, last)))
