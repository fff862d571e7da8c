"""What is found in a tiny manuscript, in words that a test can be compared with at a glance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from publish.manuscript.discovery import Discovery, discover
from publish.manuscript.facts import Facts
from publish.manuscript.reading_order import Item
from publish.problems import Problem
from tests.manuscripts import told, write


@dataclass(frozen=True)
class Seen:
    """The layout, the reading order in lines such as `front preface: preface.md`, and the facts."""

    layout: str
    order: list[str]
    facts: dict[str, str]
    problems: list[str]
    hints: list[str]


def see(folder: Path, files: Mapping[str, str | bytes]) -> Seen:
    """Write a manuscript and look what it is taken for."""
    return look(write(folder, files))


def look(folder: Path) -> Seen:
    """What the folder is taken for."""
    problems: list[Problem] = []
    discovery = discover(folder, problems)
    hints = [problem.hint for problem in problems]
    if discovery is None:
        return Seen("", [], {}, told(problems), hints)
    order = [_line(discovery, item) for item in discovery.found.items]
    facts = _facts(discovery.found.facts.otherwise(discovery.nearby))
    return Seen(discovery.found.layout, order, facts, told(problems), hints)


def _line(discovery: Discovery, item: Item) -> str:
    """`body appendix in 2 at 3 unnumbered: b.md`; the plain case is `body: a.md`."""
    marks = (
        item.matter.value.removesuffix("matter"),
        item.kind.value if item.kind.value != "chapter" else "",
        f"in {item.part}" if item.part and item.kind.value != "part" else "",
        f"at {item.depth}" if item.depth > 1 else "",
        "unnumbered" if item.numbered is False else "numbered" if item.numbered else "",
        "" if item.listed else "unlisted",
    )
    name = discovery.folder.name_of(item.path) if item.path else f"“{item.title}”"
    return f"{' '.join(filter(None, marks))}: {name}"


def _facts(facts: Facts) -> dict[str, str]:
    """Each fact that is told, as `value; value < source`."""
    known = ((f.name, getattr(facts, f.name)) for f in fields(Facts))
    return {name: f"{'; '.join(fact.values)} < {fact.source}" for name, fact in known if fact}
