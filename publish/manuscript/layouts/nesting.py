"""From a nested list of links to a reading order: parts, chapters, and the sections of chapters."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from publish.book.divisions import Kind, Matter
from publish.manuscript.layouts.kinds import holds_appendices, is_part, kind_of, lists_contents
from publish.manuscript.layouts.links import Block, Entry, Heading
from publish.manuscript.layouts.order import CHAPTER, Order


def arrange(order: Order, blocks: tuple[Block, ...], *, titled: bool = True) -> None:
    """Add what a list names; with `titled` a heading that stands first is the list's own and no part.

    Neither is one that only says "Contents", or that alone has a list below it on a page of prose.

    An item that counts parts, or that only holds others, is a part. Links outside the list stand before
    or after the numbered chapters: front and back matter.
    """
    listed = [number for number, block in enumerate(blocks) if isinstance(block, Entry) and not block.loose]
    first, last = (listed[0], listed[-1]) if listed else (len(blocks), len(blocks))
    kind = Kind.CHAPTER
    parts = _parts(blocks, titled)
    for number, block in enumerate(blocks):
        if isinstance(block, Heading):
            kind = _head(order, block) if number in parts else kind
        elif block.loose:
            matter = Matter.FRONT if number < first else Matter.BACK if number > last else Matter.BODY
            _add(order, block, 1, kind, matter)
        elif block.children and (not block.path or is_part(block.full_title)):
            path = order.find(block.path, block.line) if block.path else None
            within = _head(order, block, path)
            _entries(order, block.children, 1, within)
            order.close_part()
        else:
            _entries(order, (block,), 1, kind)


def _parts(blocks: tuple[Block, ...], titled: bool) -> frozenset[int]:
    """Which of the blocks are headings that open a part."""
    holding = [
        number
        for number, (block, below) in enumerate(pairwise(blocks))
        if isinstance(block, Heading) and isinstance(below, Entry) and not (titled and number == 0)
    ]
    telling = [number for number in holding if not lists_contents(blocks[number].title)]
    return frozenset(telling if titled or len(holding) > 1 else ())


def _head(order: Order, block: Block, path: Path | None = None) -> Kind:
    """Open the part of a title, and tell what stands in it; appendices need none."""
    if holds_appendices(block.title) and path is None:
        order.close_part()
        return Kind.APPENDIX
    order.open_part(block.title, path)
    return Kind.CHAPTER


def _entries(order: Order, entries: tuple[Entry, ...], depth: int, kind: Kind) -> None:
    for entry in entries:
        added = _add(order, entry, depth, kind)
        if added and depth == 1 and entry.children and holds_appendices(entry.title):
            # Each of those below has its own letter; this page only opens them.
            order.items[-1] = replace(order.items[-1], numbered=False)
            _entries(order, entry.children, 1, Kind.APPENDIX)
        else:
            _entries(order, entry.children, depth + 1 if added else depth, kind)


def _add(order: Order, entry: Entry, depth: int, kind: Kind, matter: Matter = Matter.BODY) -> bool:
    if not entry.path:
        return False
    if depth > 1:
        kind = Kind.CHAPTER
    elif kind is Kind.CHAPTER and entry.full_title != entry.title:
        kind = kind_of(Path(), entry.full_title)
    item = replace(CHAPTER, kind=kind, title=entry.title, matter=matter, depth=depth)
    item = replace(item, numbered=False) if entry.loose else item
    return order.add_name(entry.path, item, entry.line, twice="#" in entry.target)


def files(blocks: tuple[Block, ...]) -> list[str]:
    """The names of the files that a list leads to."""
    names: list[str] = []
    for block in blocks:
        if isinstance(block, Entry):
            names += [block.path] if block.path else []
            names += files(block.children)
    return names
