"""Tags that HTML does not know, such as mdBook's `<Listing>` and the components of web sites."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from html import unescape

from publish.manuscript.expansion.calls import Call
from publish.manuscript.expansion.desk import Desk
from publish.manuscript.expansion.page import Edit, Page
from publish.manuscript.expansion.placing import is_alone
from publish.manuscript.expansion.regions import Regions
from publish.manuscript.expansion.shapes import render
from publish.manuscript.expansion.tagged import replace_tags
from publish.manuscript.syntax.elements import (
    BLOCK,
    DRAWN,
    PHRASING,
    TRANSPARENT,
    VOID,
    WITH_CONTENT,
    WITHOUT_CONTENT,
)
from publish.manuscript.syntax.tags import TAG

_HTML = BLOCK | DRAWN | PHRASING | TRANSPARENT | VOID | WITH_CONTENT | WITHOUT_CONTENT | {"picture"}
_ATTRIBUTE = re.compile(
    r"""(?P<key>[^\s"'<>/=]+)(?:\s*=\s*(?:"(?P<d>[^"]*)"|'(?P<s>[^']*)'|(?P<b>[^\s"'<>]+)))?"""
)
# Inside these other rules hold.
_FOREIGN = re.compile(r"<(?P<close>/?)(?P<name>svg|math|script|style|pre)(?=[\s/>])", re.IGNORECASE)


def expand(page: Page, desk: Desk) -> Page:
    """The page with divisions, figures and words in the place of custom tags."""
    return page.edited(_edits(page, desk))


def _edits(page: Page, desk: Desk) -> Iterator[Edit]:
    text = page.text
    for tag, closing in _pairs(text):
        call = Call(_name(tag), _arguments(tag["attributes"]), paired=closing is not None)
        if not is_alone(text, *tag.span()):
            yield from _inline(text, tag, closing)
            continue
        rendering = render(call)
        if not rendering.run:
            desk.leave(page, tag.start(), f"<{tag['name']}>")
        yield from replace_tags(text, tag.span(), closing.span() if closing else None, rendering)


def _pairs(text: str) -> list[tuple[re.Match[str], re.Match[str] | None]]:
    """The opening tags and those that close them; of the rest nothing is known."""
    regions = Regions(text)
    foreign = _foreign(text)
    waiting: dict[str, list[int]] = {}
    found: list[tuple[re.Match[str], re.Match[str] | None]] = []
    for tag in TAG.finditer(text):
        outside = bisect(foreign, tag.start()) % 2 == 0
        if not _is_custom(tag["name"]) or not outside or regions.is_in(tag.start()):
            continue
        if tag["close"]:
            if places := waiting.get(tag["name"]):
                place = places.pop()
                found[place] = (found[place][0], tag)
            continue
        if not tag["attributes"].endswith("/"):
            waiting.setdefault(tag["name"], []).append(len(found))
        found.append((tag, None))
    return found


def _foreign(text: str) -> list[int]:
    """Where foreign elements begin and end, one after the other; of nested ones the outer counts."""
    closings = {match["name"].lower(): match.end() for match in _FOREIGN.finditer(text) if match["close"]}
    bounds: list[int] = []
    inside = ""
    for match in _FOREIGN.finditer(text):
        name = match["name"].lower()
        if not inside and not match["close"] and closings.get(name, 0) > match.end():
            inside = name
            bounds.append(match.start())
        elif inside == name and match["close"]:
            inside = ""
            bounds.append(match.end())
    return bounds


def _is_custom(name: str) -> bool:
    """A name with a capital letter or a hyphen that is no element of HTML in whatever letters."""
    return name.lower() not in _HTML and ":" not in name and (not name.islower() or "-" in name)


def _name(tag: re.Match[str]) -> str:
    """`CodeBlock` is called `code-block`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", str(tag["name"])).lower()


def _arguments(text: str) -> dict[str, str]:
    found = _ATTRIBUTE.finditer(text.removesuffix("/"))
    return {match["key"].lower(): unescape(match["d"] or match["s"] or match["b"] or "") for match in found}


def _inline(text: str, tag: re.Match[str], closing: re.Match[str] | None) -> Iterator[Edit]:
    """Words between two tags stay; a tag glued to a word, as in `Vec<T>`, is meant as text."""
    if closing is not None:
        yield Edit(*tag.span())
        yield Edit(*closing.span())
    elif tag["attributes"].endswith("/"):
        yield Edit(*tag.span(), render(Call(_name(tag), _arguments(tag["attributes"]))).before)
    elif text[tag.start() - 1 : tag.start()].isalnum():
        yield Edit(tag.start(), tag.start() + 1, "&lt;")
