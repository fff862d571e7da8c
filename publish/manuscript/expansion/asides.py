"""Leanpub's asides: `A> text`, `W> text`, `{aside}` … `{/aside}` (Markua, "Asides and Blurbs")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publish.manuscript.expansion.attribute_lines import AttributeList, read_list
from publish.manuscript.expansion.call_names import BOXES
from publish.manuscript.expansion.calls import quoted
from publish.manuscript.expansion.desk import Desk
from publish.manuscript.expansion.page import Edit, Page
from publish.manuscript.expansion.placing import is_followed, opens_line, place_mark
from publish.manuscript.expansion.regions import Regions

KINDS = {
    "A": "aside", "B": "aside", "C": "center", "D": "aside", "E": "caution", "G": "aside", "I": "note",
    "Q": "aside", "T": "tip", "W": "warning", "X": "aside",
}  # fmt: skip
_RUN = re.compile(
    r"(?:^\{(?P<list>[^{}\n]+)\}[ \t]*\n)?"
    r"^(?P<lines>(?P<letter>[A-EGIQTWX])>(?:[ \t][^\n]*)?(?:\n(?P=letter)>(?:[ \t][^\n]*)?)*)$",
    re.MULTILINE,
)
_PREFIX = re.compile(r"^[A-Z]>[ \t]?", re.MULTILINE)
_OPENING = re.compile(r"^\{(?P<name>aside|blurb)(?P<list>[,:\s][^{}\n]*)?\}[ \t]*$", re.MULTILINE)
_CLOSING = re.compile(r"^\{/(?P<name>aside|blurb)\}[ \t]*$", re.MULTILINE)


def expand(page: Page, desk: Desk) -> Page:
    """The page with divisions for its asides."""
    regions = Regions(page.text)
    return page.edited([*_from_runs(page.text, regions), *_from_pairs(page.text, regions)])


def _from_runs(text: str, regions: Regions) -> Iterator[Edit]:
    for run in _RUN.finditer(text):
        if regions.is_in(run.start("lines")):
            continue
        listed = read_list(run["list"]) if run["list"] else None
        if listed:
            yield Edit(run.start(), run.start("lines"))
        gap = "" if opens_line(text, run.start()) else "\n"
        opening = _opening(KINDS[run["letter"]], listed)
        yield Edit(run.start("lines"), run.start("lines"), f"{gap}{opening}\n")
        for prefix in _PREFIX.finditer(text, run.start("lines"), run.end()):
            yield Edit(*prefix.span())
        yield Edit(run.end(), run.end(), "\n:::\n" if is_followed(text, run.end()) else "\n:::")


def _from_pairs(text: str, regions: Regions) -> Iterator[Edit]:
    position = 0
    for opening in _OPENING.finditer(text):
        closing = _CLOSING.search(text, opening.end())
        if opening.start() < position or closing is None or regions.is_in(opening.start()):
            continue
        position = closing.end()
        listed = read_list((opening["list"] or "").strip(" ,:"))
        kind = BOXES.get(listed.pairs.get("class", "").lower(), "aside") if listed else "aside"
        yield place_mark(text, *opening.span(), _opening(kind, listed), "")
        yield place_mark(text, *closing.span(), ":::", "")


def _opening(kind: str, listed: AttributeList | None) -> str:
    """The line that opens a division."""
    if listed is None or not (listed.id or listed.pairs.get("title")):
        return f"::: {kind}"
    identifier = f" #{listed.id}" if listed.id else ""
    title = f' title="{quoted(listed.pairs["title"])}"' if listed.pairs.get("title") else ""
    return f"::: {{.{kind}{identifier}{title}}}"
