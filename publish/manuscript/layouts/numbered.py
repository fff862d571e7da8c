"""Pages whose front matter tells their place by `order`, `weight`, `nav_order` and the like."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from publish.manuscript.facts import Facts, told
from publish.manuscript.folder import NOT_CHAPTERS, SKIPPED_FOLDERS, natural_key, walk
from publish.manuscript.layouts import languages
from publish.manuscript.layouts.ground import Ground
from publish.manuscript.layouts.order import CHAPTER, Order
from publish.manuscript.layouts.records import language_tag

KEYS = ("order", "weight", "nav_order", "sidebar_position", "chapter", "position")
SKIPPED = SKIPPED_FOLDERS | {"_site", "_includes", "_layouts", "_drafts"}
DEEPEST = 6
Place = tuple[tuple[float, Any], ...]


def fill(order: Order) -> bool:
    """Add the pages by the number in their front matter, where most of them have one."""
    ground = order.ground
    pages = list(_pages(ground))
    key = _key(ground, pages)
    if not key:
        return False
    numbered = [page for page in pages if _number(ground, page, key) is not None]
    pages = _one_language(ground, numbered)
    above = _parents(ground, pages)
    places = {page: _place(ground, page, key, above) for page in pages}
    for page in sorted(pages, key=lambda page: places[page]):
        order.add(page, replace(CHAPTER, depth=len(places[page]), title=ground.title(page)))
    return bool(order.items)


def number_of(value: object) -> float | None:
    """A value as a number, also where it stands in quotation marks."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def _pages(ground: Ground) -> Iterator[Path]:
    """Every Markdown file that is no draft, also in a collection's folder, whose name begins with `_`."""
    found = walk(ground.book, lambda name: name.startswith(".") or name.lower() in SKIPPED)
    for path in sorted(found, key=lambda path: natural_key(path.relative_to(ground.book))):
        if not ground.is_draft(path):
            yield path


def _number(ground: Ground, page: Path, key: str) -> float | None:
    return number_of(ground.front_matter(page).get(key))


def _key(ground: Ground, pages: list[Path]) -> str:
    """The key that most of the pages have."""
    chapters = [page for page in pages if not NOT_CHAPTERS.fullmatch(page.stem)]
    for key in KEYS:
        count = sum(_number(ground, page, key) is not None for page in pages)
        if count > 1 and count * 2 > len(chapters):
            return key
    return ""


def _one_language(ground: Ground, pages: list[Path]) -> list[Path]:
    """The pages of one language, as their front matter states it, or the folder that they are in."""
    by_language: dict[str, list[Path]] = {}
    for page in pages:
        by_language.setdefault(_language(ground, page), []).append(page)
    chosen = languages.choose(ground, {language: group[0].parent for language, group in by_language.items()})
    return by_language.get(chosen, [])


def _language(ground: Ground, page: Path) -> str:
    named = (languages.language_of(folder.name) for folder in page.relative_to(ground.book).parents)
    return str(ground.front_matter(page).get("lang") or next(filter(None, named), ""))


def _parents(ground: Ground, pages: list[Path]) -> dict[Path, Path]:
    """Pages with a `parent` (Just the Docs) are sections of the page of that title."""
    titles = {title: page for page in pages if (title := ground.title(page))}
    named = {page: titles.get(str(ground.front_matter(page).get("parent"))) for page in pages}
    return {page: above for page, above in named.items() if above and above != page}


def _place(ground: Ground, page: Path, key: str, above: dict[Path, Path]) -> Place:
    """The page's number after those of the pages above it."""
    own = (_number(ground, page, key) or 0.0, natural_key(page.relative_to(ground.book)))
    line, parent = [own], above.get(page)
    while parent and len(line) < DEEPEST:
        line.insert(0, (_number(ground, parent, key) or 0.0, natural_key(parent.relative_to(ground.book))))
        parent = above.get(parent)
    return tuple(line)


def stated(order: Order) -> Facts:
    """The language that the pages state in their front matter, where they agree."""
    pages = [item.path for item in order.items if item.path]
    tags = {str(value) for page in pages if (value := order.ground.front_matter(page).get("lang"))}
    return Facts(language=told("front matter", language_tag(tags.pop() if len(tags) == 1 else "")))
