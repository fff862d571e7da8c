"""Jekyll: `_config.yml`, and pages in the order of a collection, of their numbers, or of a contents page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from publish.manuscript.facts import Facts, told
from publish.manuscript.layouts import contents_page, numbered, records
from publish.manuscript.layouts.found import Found
from publish.manuscript.layouts.ground import Ground
from publish.manuscript.layouts.order import Order


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
        return None
    source = ground.name_of(configuration)
    pages = [item.path for item in order.items if item.path]
    stated = Facts(
        language=told("front matter", records.language_tag(numbered.stated_language(ground, pages)))
    )
    facts = records.facts(values, source).otherwise(stated)
    return Found("jekyll", ground.book, order.settled(), facts, "markdown", source=order.source, listed=False)


def _collection(order: Order, values: Mapping[str, Any]) -> bool:
    """The first collection whose order is listed (`collections: … order:`)."""
    for name, options in records.table(values, "collections").items():
        listed = options.get("order") if isinstance(options, dict) else None
        for file in listed if isinstance(listed, list) else []:
            order.add_name(f"_{name}/{file}", line=order.ground.line_of(order.source, str(file)))
        if order.items:
            return True
    return False
