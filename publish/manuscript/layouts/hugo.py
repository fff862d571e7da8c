"""Hugo: `content/` with folders as parts, `_index.md` as their openings, pages by `weight` (gohugo.io)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from publish.book.divisions import Matter
from publish.manuscript.folder import MARKDOWN, natural_key
from publish.manuscript.layouts import languages, records
from publish.manuscript.layouts.found import Found
from publish.manuscript.layouts.ground import Ground
from publish.manuscript.layouts.numbered import number_of
from publish.manuscript.layouts.order import CHAPTER, Order

CONFIGURATIONS = (
    "hugo.toml", "hugo.yaml", "hugo.json", "config.toml", "config.yaml", "config.json",
    "config/_default/hugo.toml", "config/_default/config.toml",
)  # fmt: skip
UNWEIGHTED = 1_000_000.0


def find(ground: Ground) -> Found | None:
    """The tree of `content/`: folders are parts, those in them chapters with sections."""
    configuration = ground.file(*CONFIGURATIONS)
    root = ground.folder("content")
    if configuration is None or root is None:
        return None
    if not any("weight" in ground.front_matter(page) for page in ground.pages("**/*", root)):
        return None
    there = languages.translations(root)
    root = there.get(languages.choose(ground, there), root)
    order = Order(ground, root, configuration)
    _walk(order, _book_folder(root), 0)
    values = ground.configuration(configuration)
    record = {
        **records.table(values, "params"),
        "title": values.get("title"),
        "lang": values.get("languageCode") or values.get("locale") or values.get("defaultContentLanguage"),
        "rights": values.get("copyright"),
    }
    facts = records.facts(record, ground.name_of(configuration))
    return order.found("hugo", ground.book, facts, listed=False)


def _book_folder(root: Path) -> Path:
    """Down to the first folder that holds more than one folder or page."""
    folders = [path for path in root.iterdir() if path.is_dir()]
    pages = [path for path in root.iterdir() if path.suffix.lower() in MARKDOWN and path.stem != "_index"]
    return _book_folder(folders[0]) if len(folders) == 1 and not pages else root


def _walk(order: Order, folder: Path, level: int) -> None:
    """Add a folder's opening, its pages and its folders by weight; level 0 is the book, 1 a part."""
    opening = _page(order.ground, folder, "_index")
    depth = _open(order, folder, opening, level)
    for path in sorted(folder.iterdir(), key=lambda path: _weight(order, path)):
        if path == opening:
            continue
        page = _page(order.ground, path, "index") if path.is_dir() else path
        if page is None and order.ground.has_folder(path):
            _walk(order, path, level + 1)
            if level == 0:
                order.close_part()
        elif (
            page
            and page.suffix.lower() in MARKDOWN
            and order.ground.has(page)
            and not order.ground.is_draft(page)
        ):
            order.add(page, replace(CHAPTER, depth=depth, title=order.ground.title(page)))


def _open(order: Order, folder: Path, opening: Path | None, level: int) -> int:
    """Add what opens a folder; the depth of the pages in it."""
    text = bool(opening and order.ground.body(opening).strip())
    title = order.ground.title(opening) if opening else ""
    order.named |= {opening} if opening else set()
    if level == 1:
        title = title or folder.name.replace("-", " ").capitalize()
        order.open_part(title, opening if text else None)
    elif opening and text:
        matter = Matter.FRONT if level == 0 else Matter.BODY
        order.add(opening, replace(CHAPTER, matter=matter, depth=max(level - 1, 1), title=title))
        return max(level, 1)
    return max(level - 1, 1)


def _is_published(ground: Ground, path: Path) -> bool:
    return path.suffix.lower() in MARKDOWN and ground.has(path) and not ground.is_draft(path)


def _page(ground: Ground, folder: Path, stem: str) -> Path | None:
    return next(iter(ground.pages(f"{stem}.*", folder)), None)


def _weight(order: Order, path: Path) -> tuple[float, object]:
    ground = order.ground
    page = (_page(ground, path, "_index") or _page(ground, path, "index")) if path.is_dir() else path
    is_page = page is not None and page.suffix.lower() in MARKDOWN
    weight = number_of(ground.front_matter(page).get("weight")) if page and is_page else None
    return weight or UNWEIGHTED, natural_key(path.relative_to(order.base))
