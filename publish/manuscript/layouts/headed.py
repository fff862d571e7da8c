"""Depth by headings, for tools that join all files: one that begins lower goes on with the last."""

from __future__ import annotations

from dataclasses import replace

from publish.book.divisions import Kind
from publish.manuscript.layouts.order import Order
from publish.manuscript.reading_order import Item


def nest(order: Order) -> None:
    """Make a section of every file whose first heading is below those of the chapters, or that has none.

    A file without a heading stays alone, and has no number, where it opens the front matter, the body or
    the back matter.
    """
    levels = [order.ground.heading(item.path)[0] if item.path else 1 for item in order.items]
    top = min((level for level in levels if level), default=0)
    nested: list[Item] = []
    for item, level in zip(order.items, levels, strict=True):
        above = nested[-1] if nested else None
        alone = above is None or above.kind is Kind.PART or above.matter is not item.matter
        if item.kind is Kind.PART:
            nested.append(item)
        elif alone or level == top or not top:
            nested.append(item if level or not top else replace(item, numbered=False))
        else:
            nested.append(replace(item, kind=Kind.CHAPTER, depth=max(level - top + 1, 2)))
    order.items[:] = nested
