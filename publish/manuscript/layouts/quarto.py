"""Quarto: `_quarto.yml` with the chapters, parts and appendices of a book (quarto.org/docs/books)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from publish.book.divisions import Kind, Matter
from publish.manuscript.folder import MARKDOWN
from publish.manuscript.layouts import records
from publish.manuscript.layouts.found import Found
from publish.manuscript.layouts.ground import Ground
from publish.manuscript.layouts.order import CHAPTER, Order
from publish.manuscript.reading_order import Item

APPENDIX = replace(CHAPTER, kind=Kind.APPENDIX, matter=Matter.BACK)


def find(ground: Ground) -> Found | None:
    """The files under `book: chapters:` and `appendices:`; `index` opens the book."""
    configuration = ground.file("_quarto.yml", "_quarto.yaml")
    values = ground.configuration(configuration)
    book = records.table(values, "book")
    if configuration is None or not book:
        return None
    order = Order(ground, ground.book, configuration)
    _run(order, book.get("chapters"), CHAPTER)
    order.close_part()
    _run(order, book.get("appendices"), APPENDIX)
    record = {
        **{key: values[key] for key in ("lang", "license", "bibliography", "csl") if key in values},
        **book,
    }
    facts = records.facts(record, ground.name_of(configuration))
    return order.found("quarto", ground.book, facts)


def _run(order: Order, entries: Any, item: Item) -> None:
    for entry in entries if isinstance(entries, list) else [entries]:
        values: Mapping[str, Any] = entry if isinstance(entry, dict) else {"file": entry}
        if "part" in values:
            _part(order, values, item)
            continue
        for name in _names(order, values.get("file") or values.get("href")):
            order.add_name(name, replace(item, title=str(values.get("text") or "")))


def _part(order: Order, values: Mapping[str, Any], item: Item) -> None:
    """A part is named by words or by a file; parts of the appendices only group them."""
    name = str(values["part"])
    if item.matter is Matter.BODY:
        is_file = Path(name).suffix.lower() in MARKDOWN
        order.open_part("" if is_file else name, order.find(name) if is_file else None)
    _run(order, values.get("chapters"), item)
    order.close_part()


def _names(order: Order, name: Any) -> Iterator[str]:
    """The file of an entry, or those that a pattern such as `parts/*.qmd` stands for."""
    if not isinstance(name, str):
        return
    if "*" in name:
        yield from (path.relative_to(order.base).as_posix() for path in order.ground.pages(name, order.base))
    else:
        yield name
