"""No tool at all: the Markdown files of the folder in natural order, or the only one."""

from __future__ import annotations

from pathlib import Path

from publish.manuscript.folder import manuscript_of, markdown_files
from publish.manuscript.layouts import languages
from publish.manuscript.layouts.found import Found
from publish.manuscript.layouts.ground import Ground
from publish.manuscript.reading_order import files_in_order


def find(ground: Ground) -> Found | None:
    """The files of the folder manuscript/, else of the book's folder, in the house's dialect."""
    folder = manuscript_of(ground.book)
    if folder is None:
        return None
    folder = one_language(ground, folder)
    items = files_in_order(folder)
    source = items[0].path if len(items) == 1 else folder
    return Found("folder", folder, items, markup="markdown", source=source, listed=False)


def one_language(ground: Ground, folder: Path) -> Path:
    """The folder, or the one translation in it that is the book where it holds nothing else."""
    there = {tongue: path for tongue, path in languages.translations(folder).items() if markdown_files(path)}
    apart = sum(len(markdown_files(path)) for path in there.values()) == len(markdown_files(folder))
    if len(there) > 1 and apart:
        return there[languages.choose(ground, there)]
    return folder
