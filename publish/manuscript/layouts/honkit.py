"""HonKit and GitBook: `SUMMARY.md`, or the file that `book.json` names, `README.md`, `GLOSSARY.md`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from publish.book.divisions import Kind, Matter
from publish.manuscript.facts import Facts, told
from publish.manuscript.layouts import languages, links, nesting, records
from publish.manuscript.layouts.found import Found
from publish.manuscript.layouts.ground import Ground
from publish.manuscript.layouts.order import CHAPTER, Order

CONFIGURATIONS = ("book.json", "honkit.json", ".gitbook.yaml")
FOLDERS = ("", "src", "docs", "book", "source", "manuscript", "content", "markdown")


def find(ground: Ground) -> Found | None:
    """The chapters of the summary; with a configuration the readme opens the book, listed or not."""
    configuration = ground.file(*CONFIGURATIONS)
    values = ground.configuration(configuration)
    structure = records.table(values, "structure")
    summary = _summary(ground, values, str(structure.get("summary", "SUMMARY.md")))
    if summary is None:
        return None
    order = Order(ground, summary.parent, summary)
    order.seen.add(summary)
    nesting.arrange(order, links.read(ground.body(summary)))
    if not order.items:
        return None
    if configuration is not None:
        _open(order, str(structure.get("readme", "README.md")))
    _close(order, str(structure.get("glossary", "GLOSSARY.md")))
    facts = _facts(values, ground.name_of(configuration)) if configuration else Facts()
    return replace(order.found("honkit", order.base, facts), variables=dict(_variables(values)))


def _summary(ground: Ground, values: Mapping[str, Any], name: str) -> Path | None:
    """The summary in the stated root, else in one of the usual folders, else in the folder of a language."""
    for root in [str(values["root"])] if "root" in values else FOLDERS:
        folder = ground.folder(root)
        if folder and (found := ground.file(name, under=folder)):
            return found
    translation = languages.in_one(ground, lambda folder: ground.has(folder / name))
    return translation / name if translation else None


def _open(order: Order, name: str) -> None:
    """Put the readme first, unless the summary is it or has it."""
    readme = order.ground.file(name, under=order.base)
    if readme is None or readme in order.seen:
        return
    listed, order.items, in_part, order.in_part = order.items, [], order.in_part, False
    order.add(readme, replace(CHAPTER, matter=Matter.FRONT, numbered=False))
    order.items, order.in_part = [*order.items, *listed], in_part


def _close(order: Order, name: str) -> None:
    if glossary := order.ground.file(name, under=order.base):
        order.add(glossary, replace(CHAPTER, kind=Kind.GLOSSARY, matter=Matter.BACK))


def _facts(values: Mapping[str, Any], source: str) -> Facts:
    authors = values.get("author", ())
    return Facts(
        title=told(source, values.get("title")),
        authors=told(source, *(authors if isinstance(authors, list) else [authors])),
        language=told(source, records.language_tag(values.get("language"))),
        description=told(source, values.get("description")),
    )


def _variables(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What `{{ book.name }}` stands for in the texts."""
    for key, value in records.table(values, "variables").items():
        yield f"book.{key}", str(value)
    for key in ("title", "author", "description", "language", "isbn"):
        if isinstance(values.get(key), str):
            yield f"book.{key}", str(values[key])
