"""bookdown: `_bookdown.yml`, `index.Rmd` with the record, the other `.Rmd` files by name or as listed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from publish.book.divisions import Kind, Matter
from publish.manuscript.facts import Facts
from publish.manuscript.folder import natural_key
from publish.manuscript.layouts import headed, records
from publish.manuscript.layouts.found import Found
from publish.manuscript.layouts.ground import Ground
from publish.manuscript.layouts.order import CHAPTER, Order

PART = re.compile(r"^#\s+\(PART(?:\\?\*)?\)\s*(?P<title>[^\n{]*)(?:\{[^{}]*\})?[ \t]*$", re.MULTILINE)
APPENDIX = re.compile(r"^#\s+\(APPENDIX\)[^\n]*$", re.MULTILINE)
EDITIONS = ("epub", "latex", "html")


def find(ground: Ground) -> Found | None:
    """The files of `rmd_files`, else index.Rmd and the rest; `# (PART)` and `# (APPENDIX)` open runs."""
    configuration = ground.file("_bookdown.yml", "_bookdown.yaml")
    index = ground.file("index.Rmd", "index.rmd", "index.md")
    told = configuration or (index if index and _is_site(ground, index) else None)
    if told is None:
        return None
    values = ground.configuration(configuration)
    listed = _listed(values)
    order = Order(ground, ground.book, told)
    _fill(order, listed or [ground.name_of(path) for path in _by_name(ground, values, index)])
    if not order.items:
        return None
    headed.nest(order)
    stated = records.facts({"title": values.get("book_title")}, ground.name_of(told))
    facts = records.facts(ground.front_matter(index), ground.name_of(index)) if index else Facts()
    return order.found("bookdown", ground.book, facts.otherwise(stated), "markdown", listed=bool(listed))


def _is_site(ground: Ground, index: Path) -> bool:
    return str(ground.front_matter(index).get("site", "")).startswith("bookdown::")


def _listed(values: Mapping[str, Any]) -> list[str]:
    """The names that `rmd_files` lists, alone or for each edition."""
    listed = values.get("rmd_files")
    if isinstance(listed, dict):
        listed = next((listed[edition] for edition in EDITIONS if listed.get(edition)), None)
    return [str(name) for name in listed] if isinstance(listed, list) else []


def _by_name(ground: Ground, values: Mapping[str, Any], index: Path | None) -> Iterator[Path]:
    """The index, then the other files by their names; `rmd_subdir` adds those of folders."""
    folders = values.get("rmd_subdir")
    names = folders if isinstance(folders, list) else ["."] if folders is True else []
    patterns = ["*.[Rr]md", *(f"{name}/**/*.[Rr]md" for name in names)]
    found = {path for pattern in patterns for path in ground.pages(pattern) if path.name[0] not in "_."}
    if index is not None:
        yield index
    yield from sorted(found - {index}, key=lambda path: natural_key(path.relative_to(ground.book)))


def _fill(order: Order, names: list[str]) -> None:
    item = CHAPTER
    for number, name in enumerate(names):
        path = order.find(name, order.ground.line_of(order.source, name))
        body = order.ground.body(path) if path else ""
        opens_part = PART.search(body)
        if opens_part:
            order.open_part(opens_part["title"].strip())
        if APPENDIX.search(body):
            order.close_part()
            item = replace(CHAPTER, kind=Kind.APPENDIX, matter=Matter.BACK)
        rest = APPENDIX.sub("", PART.sub("", body)).strip()
        if path and (number == 0 or rest):
            opening = number == 0 and path.stem.lower() == "index" and not opens_part
            order.add(path, replace(item, matter=Matter.FRONT) if opening else item)
