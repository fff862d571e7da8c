"""pandoc and Manubot: files in the order of their names beside a `metadata.yaml`, or a list of defaults."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from publish.manuscript.folder import MARKDOWN, NOT_CHAPTERS, natural_key
from publish.manuscript.layouts import headed, records
from publish.manuscript.layouts.found import Found
from publish.manuscript.layouts.ground import Ground
from publish.manuscript.layouts.order import CHAPTER, Order

RECORDS = (
    "metadata.yaml",
    "metadata.yml",
    "meta.yaml",
    "meta.yml",
    "title.yaml",
    "title.txt",
    "metadata.txt",
)
DEFAULTS = ("defaults.yaml", "defaults.yml", "pandoc.yaml", "pandoc.yml")
FOLDERS = ("", "content", "manuscript", "chapters", "text", "src", "book", "markdown", "md")


def find(ground: Ground) -> Found | None:
    """The record is a file of its own; the order is that of the names, or of `input-files`."""
    defaults = ground.file(*DEFAULTS)
    options = ground.configuration(defaults)
    listed = options.get("input-files", options.get("input-file"))
    names = [str(name) for name in listed] if isinstance(listed, list) else []
    record = _record(ground)
    values = {**records.table(options, "metadata"), **ground.configuration(record)}
    source = defaults if names else record
    if source is None or not (names or _is_record(values)):
        return None
    order = Order(ground, ground.book, source)
    for name in names:
        order.add_name(name)
    for path in [] if names else _files(ground, _folder(ground, source.parent)):
        order.add(path, CHAPTER)
    if not order.items:
        return None
    headed.nest(order)
    facts = records.facts(values, ground.name_of(record or source))
    root = (record or source).parent
    return order.found("pandoc", root, facts, "markdown", listed=bool(names))


def _record(ground: Ground) -> Path | None:
    """The file with the record, in the book's folder or in one where the texts may be."""
    folders = (folder for name in FOLDERS if (folder := ground.folder(name)))
    return next((path for folder in folders if (path := ground.file(*RECORDS, under=folder))), None)


def _is_record(values: Mapping[str, Any]) -> bool:
    """Whether a file of that name tells about a text, and not about something else."""
    return "title" in values


def _folder(ground: Ground, folder: Path) -> Path:
    """The folder of the chapters: that of the record, or one in it where it holds none."""
    folders = (folder, *(folder / name for name in FOLDERS if name))
    return next((candidate for candidate in folders if _files(ground, candidate)), folder)


def _files(ground: Ground, folder: Path) -> list[Path]:
    found = folder.iterdir() if folder.is_dir() else ()
    chapters = [
        path
        for path in found
        if path.suffix.lower() in MARKDOWN and ground.has(path) and not NOT_CHAPTERS.fullmatch(path.stem)
    ]
    return sorted(chapters, key=lambda path: natural_key(Path(path.name)))
