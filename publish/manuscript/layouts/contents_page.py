"""A contents page that the author wrote: `index.md`, `preface.md` or a readme with links to the chapters."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from publish.book.divisions import Matter
from publish.manuscript.folder import NOT_CHAPTERS, markdown_files
from publish.manuscript.layouts import languages, links, nesting, numbered
from publish.manuscript.layouts.found import Found
from publish.manuscript.layouts.ground import Ground
from publish.manuscript.layouts.links import Block, Entry, Heading
from publish.manuscript.layouts.order import CHAPTER, INDEXES, Order, target

PAGES = (
    "index.md", "contents.md", "toc.md", "TOC.md", "table-of-contents.md", "preface.md",
    "_sidebar.md", "_Sidebar.md", "README.md", "readme.md",
)  # fmt: skip
FOLDERS = ("", "manuscript", "docs", "src", "book", "content", "source")
FEWEST = 3
LONGEST_LEAD = 20
PROSE = re.compile(r"^(?![ \t]*(?:[-*+>#|]|\d+[.)])[ \t])[^\n]*\w[^\n]{60,}$", re.MULTILINE)


def find(ground: Ground) -> Found | None:
    """The chapters that the page links to."""
    order = fill(ground)
    if order is None:
        return None
    return order.found("contents-page", order.base, numbered.stated(order), listed=False)


def fill(ground: Ground) -> Order | None:
    """The order of the first page whose links name most Markdown files; its own prose opens the book."""
    folders = filter(None, map(ground.folder, FOLDERS))
    page = next((page for folder in folders if (page := _page(ground, folder))), None)
    translation = None if page else languages.in_one(ground, lambda folder: _page(ground, folder) is not None)
    page = _page(ground, translation) if translation else page
    if page is None:
        return None
    order = Order(ground, page.parent, page)
    if _is_prose(ground, page):
        order.add(page, replace(CHAPTER, matter=Matter.FRONT))
    order.seen.add(page)
    nesting.arrange(order, _links(ground, page), titled=False)
    return order


def _page(ground: Ground, folder: Path) -> Path | None:
    """The contents page of a folder."""
    there = [page for name in PAGES if (page := ground.file(name, under=folder))]
    return next((page for page in there if _is_contents(ground, page)), None)


def _links(ground: Ground, page: Path) -> tuple[Block, ...]:
    """The headings of a page and the items of its lists that lead to a chapter."""
    blocks = (_chapters(block, page.parent) for block in links.read(ground.body(page)))
    return tuple(block for block in blocks if block)


def _chapters(block: Block, folder: Path) -> Block | None:
    """A heading, or an item with those of its links that lead to a chapter and are what the line is about."""
    if isinstance(block, Heading):
        return block
    children = tuple(
        child for entry in block.children if isinstance(child := _chapters(entry, folder), Entry)
    )
    leads = bool(links.NUMBER.fullmatch(block.lead)) or len(block.lead) < LONGEST_LEAD
    if not block.loose and leads and _is_chapter(folder, block.path):
        return replace(block, children=children)
    return replace(block, target="", children=children) if children else None


def _is_chapter(folder: Path, name: str) -> bool:
    """Whether a link leads to a chapter, and not to a licence or the like that lies beside the page."""
    path = target(folder, name) if name else None
    return path is not None and not (path.parent == folder and NOT_CHAPTERS.fullmatch(path.stem))


def _is_contents(ground: Ground, page: Path) -> bool:
    named = {target(page.parent, name) for name in nesting.files(_links(ground, page))} - {page}
    there = [path for path in markdown_files(page.parent) if path != page]
    return len(named) >= FEWEST and len(named) * 2 >= len(there)


def _is_prose(ground: Ground, page: Path) -> bool:
    """Whether a page opens the book and is more than its list; a readme is about the repository."""
    opens = page.name in (*INDEXES, "preface.md") and page.stem.lower() != "readme"
    return opens and PROSE.search(ground.body(page)) is not None
