"""Jekyll: `_config.yml`, and pages in the order of a collection, of their numbers, or of a contents page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from publish.manuscript.layouts import contents_page, folder_order, numbered, records
from publish.manuscript.layouts.found import Found
from publish.manuscript.layouts.ground import Ground
from publish.manuscript.layouts.order import CHAPTER, Order


def find(ground: Ground) -> Found | None:
    """The pages as the site has them; kramdown reads their texts, which the house's dialect is near to."""
    configuration = ground.file("_config.yml", "_config.yaml")
    if configuration is None:
        return None
    values = ground.configuration(configuration)
    order = Order(ground, ground.book, configuration)
    if not (_collection(order, values) or numbered.fill(order)):
        order = contents_page.fill(ground) or order
    if not order.items:
        _by_name(order)
    facts = records.facts(values, ground.name_of(configuration)).otherwise(numbered.stated(order))
    return order.found("jekyll", ground.book, facts, "markdown", listed=False)


def _by_name(order: Order) -> None:
    """The posts, whose names begin with their dates, or the pages."""
    for post in order.ground.pages("_posts/**/*"):
        order.add(post, CHAPTER)
    if not order.items:
        order.add_folder(folder_order.one_language(order.ground, order.base))


def _collection(order: Order, values: Mapping[str, Any]) -> bool:
    """The first collection whose order is listed (`collections: … order:`)."""
    for name, options in records.table(values, "collections").items():
        listed = options.get("order") if isinstance(options, dict) else None
        for file in listed if isinstance(listed, list) else []:
            order.add_name(f"_{name}/{file}", line=order.ground.line_of(order.source, str(file)))
        if order.items:
            return True
    return False
