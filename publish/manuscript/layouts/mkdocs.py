"""MkDocs: `mkdocs.yml` with a `nav`, whose groups are parts (mkdocs.org)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from publish.manuscript.layouts import folder_order, records
from publish.manuscript.layouts.found import Found
from publish.manuscript.layouts.ground import Ground
from publish.manuscript.layouts.order import CHAPTER, Order


def find(ground: Ground) -> Found | None:
    """The pages of the navigation, or all by name; its texts are read by Python-Markdown, as there."""
    configuration = ground.file("mkdocs.yml", "mkdocs.yaml")
    values = ground.configuration(configuration)
    root = ground.folder(str(values.get("docs_dir", "docs")))
    if configuration is None or root is None:
        return None
    order = Order(ground, root, configuration)
    pages = values.get("nav")
    for entry in pages if isinstance(pages, list) else []:
        _add(order, entry, 0)
        order.close_part()
    if not isinstance(pages, list):
        order.add_folder(folder_order.one_language(ground, root))
    record = {
        "title": values.get("site_name"),
        "author": values.get("site_author"),
        "description": values.get("site_description"),
        "rights": values.get("copyright"),
        "lang": records.table(values, "theme").get("language"),
    }
    facts = records.facts(record, ground.name_of(configuration))
    return order.found("mkdocs", root, facts, "markdown", listed=isinstance(pages, list))


def _add(order: Order, entry: Any, depth: int) -> None:
    """A page, or a group of them: at the top it is a part, below it only groups."""
    for title, value in entry.items() if isinstance(entry, dict) else [("", entry)]:
        if isinstance(value, list):
            if depth == 0:
                order.open_part(str(title))
            for inner in value:
                _add(order, inner, depth + 1)
        elif isinstance(value, str) and "://" not in value:
            order.add_name(value, replace(CHAPTER, title=str(title), depth=max(depth, 1)))
