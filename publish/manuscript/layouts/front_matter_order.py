"""Pages of a site whose tool is not known: their front matter numbers them."""

from __future__ import annotations

from publish.manuscript.layouts import numbered
from publish.manuscript.layouts.found import Found
from publish.manuscript.layouts.ground import Ground
from publish.manuscript.layouts.order import Order


def find(ground: Ground) -> Found | None:
    """The pages by their numbers."""
    order = Order(ground, ground.book, ground.book)
    if not numbered.fill(order):
        return None
    return order.found("front-matter", ground.book, numbered.stated(order), listed=False)
