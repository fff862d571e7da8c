"""Lines of listings that mdBook hides: `# ` in Rust, other marks where they are declared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from publish.manuscript.expansion.desk import Desk
from publish.manuscript.expansion.page import Edit, Page
from publish.manuscript.expansion.placing import line_around
from publish.manuscript.expansion.regions import Regions

_INFO = re.compile(r"[`~]{3,}[ \t]*(?P<language>[^\s,{}`]*)(?P<rest>[^\n`]*)")
_HIDES = re.compile(r"hidelines=(?P<mark>[^\s,{}]+)")
_RUST = re.compile(r"^(?P<inset>[ \t>]*)#(?P<next>.?)")
_VARIABLE = "hidelines."


def hide(page: Page, desk: Desk) -> Page:
    """The page without the hidden lines of its listings."""
    return page.edited(_edits(page.text, desk.context.variables))


def _edits(text: str, variables: Mapping[str, str]) -> Iterator[Edit]:
    for region in Regions(text).fences():
        info = _INFO.match(text, region.start, region.end)
        if info is None:
            continue
        declared = _HIDES.search(info["rest"])
        language = info["language"].lower()
        mark = declared["mark"] if declared else variables.get(_VARIABLE + language, "")
        if mark or language == "rust":
            yield from _hidden(text, info.end() + 1, region.end, mark)


def _hidden(text: str, start: int, end: int, mark: str) -> Iterator[Edit]:
    while start < end:
        line_end = line_around(text, start, start)[1]
        line = text[start:line_end]
        if line_end >= end:
            return
        if mark:
            if line.lstrip().startswith(mark):
                yield Edit(start, line_end + 1)
        elif match := _RUST.match(line):
            if match["next"] == "#":
                yield Edit(start + match.start("next"), start + match.end("next"))
            elif match["next"] not in ("!", "["):
                yield Edit(start, line_end + 1)
        start = line_end + 1
