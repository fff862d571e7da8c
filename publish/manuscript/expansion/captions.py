"""Pictures alone in a paragraph whose description is their caption (pandoc's implicit_figures, Leanpub)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publish.manuscript.expansion.desk import Desk
from publish.manuscript.expansion.page import Edit, Page
from publish.manuscript.expansion.placing import opens_line
from publish.manuscript.expansion.regions import Regions

_PICTURE = re.compile(
    r"^(?P<inset>[ \t>]*)!\[(?P<words>(?:[^\[\]\\\n]|\[[^\[\]\n]*\]|\\.|\n(?!\s*\n)){1,4000}?)\]"
    r"(?:\((?:<[^<>\n]*>|[^()\s\"<]|\([^()\s]*\))*\)|\[[^\[\]\n]*\])(?:\{[^{}]{0,2000}\})?[ \t]*$",
    re.MULTILINE,
)


def expand(page: Page, desk: Desk) -> Page:
    """The page with its captions below its pictures."""
    return page.edited(_edits(page.text))


def _edits(text: str) -> Iterator[Edit]:
    regions = Regions(text)
    for match in _PICTURE.finditer(text):
        start, end = match.end("inset"), match.end()
        following = text[end + 1 : end + 200].split("\n", 1)[0]
        if following.strip(" \t>") or not opens_line(text, start) or regions.is_in(start):
            continue
        inset = match["inset"]
        lines = ["", "", *match["words"].split("\n"), ":::"]
        yield Edit(start, start, f"::: figure\n{inset}")
        yield Edit(end, end, f"\n{inset}".join(line.strip() for line in lines))
