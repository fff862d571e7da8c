"""mdBook: `book.toml` with a table [book], and `SUMMARY.md` in its source folder."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from publish.manuscript.facts import Facts, told
from publish.manuscript.layouts import links, nesting, records
from publish.manuscript.layouts.found import Found
from publish.manuscript.layouts.ground import Ground
from publish.manuscript.layouts.order import Order
from publish.manuscript.project_file import FILE_NAME, is_mdbook


def find(ground: Ground) -> Found | None:
    """The chapters of SUMMARY.md: prefix, numbered, suffix, parts, nested; drafts have no text."""
    configuration = ground.file(FILE_NAME)
    if configuration is None or not is_mdbook(ground.text(configuration)):
        return None
    values = ground.configuration(configuration)
    table = records.table(values, "book")
    root = ground.folder(str(table.get("src", "src")))
    summary = ground.file("SUMMARY.md", "summary.md", under=root) if root else None
    if root is None or summary is None:
        return None
    order = Order(ground, root, summary)
    nesting.arrange(order, links.read(ground.text(summary)))
    facts = _facts(table, values, ground.name_of(configuration))
    return order.found("mdbook", root, facts)


def _facts(book: Mapping[str, Any], values: Mapping[str, Any], source: str) -> Facts:
    epub = records.table(records.table(values, "output"), "epub")
    authors = book.get("authors", book.get("author", ()))
    return Facts(
        title=told(source, book.get("title")),
        authors=told(source, *(authors if isinstance(authors, list) else [authors])),
        language=told(source, records.language_tag(book.get("language"))),
        description=told(source, book.get("description")),
        cover=told(source, epub.get("cover-image")),
    )
