"""Pages of a site whose tool is not known: their front matter numbers them."""

from __future__ import annotations

from publish.manuscript.facts import Facts, told
from publish.manuscript.layouts import numbered, records
from publish.manuscript.layouts.found import Found
from publish.manuscript.layouts.ground import Ground
from publish.manuscript.layouts.order import Order


def find(ground: Ground) -> Found | None:
    """The pages by their numbers."""
    order = Order(ground, ground.book, ground.book)
    if not numbered.fill(order):
        return None
    pages = [item.path for item in order.items if item.path]
    language = records.language_tag(numbered.stated_language(ground, pages))
    facts = Facts(language=told("front matter", language))
    return Found("front-matter", ground.book, order.settled(), facts, source=pages[0], listed=False)
