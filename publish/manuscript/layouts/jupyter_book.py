"""Jupyter Book: `_toc.yml` with root, parts, chapters and sections; the record is in `_config.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from publish.book.divisions import Matter
from publish.manuscript.layouts import records
from publish.manuscript.layouts.found import Found
from publish.manuscript.layouts.ground import Ground
from publish.manuscript.layouts.order import CHAPTER, Order


def find(ground: Ground) -> Found | None:
    """The files of the list; its root opens the book, its captions are parts."""
    toc = ground.file("_toc.yml")
    values = ground.configuration(toc)
    if toc is None or not isinstance(values.get("root"), str):
        return None
    order = Order(ground, ground.book, toc)
    order.add_name(values["root"], replace(CHAPTER, matter=Matter.FRONT))
    _add(order, values.get("chapters", values.get("sections")), 1)
    parts = values.get("parts")
    for part in parts if isinstance(parts, list) else []:
        if isinstance(part, dict):
            order.open_part(str(part.get("caption", "")))
            _add(order, part.get("chapters"), 1)
    configuration = ground.file("_config.yml")
    facts = records.facts(ground.configuration(configuration), "_config.yml")
    return order.found("jupyter-book", ground.book, facts)


def _add(order: Order, entries: Any, depth: int) -> None:
    for entry in entries if isinstance(entries, list) else []:
        values: Mapping[str, Any] = entry if isinstance(entry, dict) else {"file": entry}
        item = replace(CHAPTER, title=str(values.get("title", "")), depth=depth)
        if isinstance(values.get("glob"), str):
            for path in order.ground.pages(f"{values['glob']}.md"):
                order.add(path, item)
        elif isinstance(values.get("file"), str):
            order.add_name(values["file"], item)
        _add(order, values.get("sections"), depth + 1)
