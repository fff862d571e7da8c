"""HonKit's `[import](file)`: listings that stand in files of their own (include-codeblock for GitBook 3)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import PurePosixPath
from urllib.parse import unquote

from publish.manuscript.expansion.calls import quoted
from publish.manuscript.expansion.desk import Desk
from publish.manuscript.expansion.files import (
    Taken,
    Unavailable,
    dedented,
    take_lines,
    take_markers,
    without_markers,
)
from publish.manuscript.expansion.page import Edit, Page
from publish.manuscript.expansion.placing import fence, place_block
from publish.manuscript.expansion.regions import Regions
from publish.manuscript.expansion.tokens import arguments

_IMPORT = re.compile(
    r"^(?P<inset>[ \t>]*)\[(?:import|include)(?P<label>(?:[:,\s][^\]\n]*)?)\]\((?P<file>[^()\n]+)\)[ \t]*$",
    re.MULTILINE,
)
_SLICE = re.compile(r"\s*:\s*(?:\"(?P<marker>[^\"]*)\"|(?P<first>\d*)(?P<dash>-?)(?P<last>\d*))\s*,?")
_LANGUAGES = {
    "yml": "yaml",
    "h": "c",
    "hpp": "cpp",
    "md": "markdown",
    "htm": "html",
    "txt": "text",
    "mjs": "js",
}


def expand(page: Page, desk: Desk) -> Page:
    """The page with the files as listings."""
    return page.edited(_edits(page, desk))


def _edits(page: Page, desk: Desk) -> Iterator[Edit]:
    regions = Regions(page.text)
    for match in _IMPORT.finditer(page.text):
        start, end = match.end("inset"), match.end()
        if regions.is_in(start):
            continue
        wanted = _SLICE.match(match["label"])
        options, _ = arguments(match["label"][wanted.end() if wanted else 0 :], lambda _: None)
        name = unquote(match["file"].strip())
        code = desk.shelf.take(
            desk.shelf.find(name, desk.context.path.parent), partial(_cut, wanted, options)
        )
        if isinstance(code, Unavailable):
            desk.missing(page, start, code.within(name) if code.words.startswith("there is") else code)
            yield Edit(start, end)
        else:
            yield from place_block(page.text, start, end, listing(code, name, options))


def _cut(wanted: re.Match[str] | None, options: Mapping[str, str], text: str) -> Taken:
    """The lines or the marked parts that an import asks for."""
    marker = (wanted and wanted["marker"]) or options.get("marker") or options.get("name", "")
    if marker:
        part = take_markers(text, [name.strip() for name in marker.split(",")])
    elif wanted and (wanted["first"] or wanted["last"]):
        first, last = (int(wanted[key]) if wanted[key] else None for key in ("first", "last"))
        part = take_lines(text, first, last if wanted["dash"] else first)
    else:
        part = without_markers(text)
    if isinstance(part, str) and options.get("unindent") == "true":
        return dedented(part)
    return part


def listing(code: str, name: str, options: Mapping[str, str]) -> str:
    """A fenced listing in the language that the file's ending tells, unless another is asked for."""
    ending = PurePosixPath(name).suffix.lstrip(".").lower()
    language = options.get("lang") or options.get("language") or _LANGUAGES.get(ending, ending)
    title = options.get("title", "")
    words = f' title="{quoted(title)}"' if title else ""
    return f"{fence(code)}{language}{words}\n{code}\n{fence(code)}"
