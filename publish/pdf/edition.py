"""A book's PDF: divisions are typeset one by one, numbered, listed, given heads and folios, and joined."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from publish.book.divisions import Book, Division, Kind
from publish.book.outline import outline
from publish.pdf import (
    contents,
    faults,
    finish,
    ink,
    join,
    notes,
    paged,
    pagination,
    preflight,
    tags,
    workers,
)
from publish.pdf import plan as planning
from publish.pdf.pagination import Leaf
from publish.pdf.plan import Plan
from publish.pdf.typeset import read_sheets
from publish.pdf.unit import Sheet, Typeset, Unit
from publish.problems import Problem

Progress = Callable[[int, int, str], None]

OUTLINE_DEPTH = 3
ROUNDS = 8  # the first sets everything, the others what numbers of pages have changed


def make(
    book: Book, edition: str, problems: list[Problem], progress: Progress, processes: int | None = None
) -> bytes:
    """The `print` or `screen` edition as PDF.

    `progress` hears how many of how many steps are done, and which was the last; `processes` is by
    default one for each core. Raises MissingTool where Pango is missing.
    """
    plan = planning.plan(book, edition)
    faults.style_problems(read_sheets(_sheets(plan), plan.theme.fonts), problems)
    press = _Press(plan, problems, progress, processes)
    plan, leaves, divisions = _settle(press)
    runs = press.run(list(planning.furniture_units(plan, leaves)))
    cover = planning.cover_unit(plan)
    pages = join.Pages(leaves, divisions, tuple(runs), press.run([cover])[0] if cover else None)
    _report(plan, pages, problems)
    data = _joined(plan, pages, problems)
    progress(press.total, press.total, edition)
    return data


def _sheets(plan: Plan) -> list[Sheet]:
    return list(dict.fromkeys((*plan.page_sheets(), *plan.furniture_sheets())))


@dataclass
class _Press:
    """Sets units and tells how far it is."""

    plan: Plan
    problems: list[Problem]
    progress: Progress
    processes: int | None
    finished: set[str] = field(default_factory=set)

    @property
    def total(self) -> int:
        """The steps: each division, heads and folios, and the joining."""
        return len(self.plan.book.divisions) + 2

    def run(self, units: Sequence[Unit]) -> list[Typeset]:
        """The units' pages."""
        return workers.set_units(units, self._tell, self.processes)

    def _tell(self, unit: Unit) -> None:
        self.finished.add(unit.name)
        self.progress(min(len(self.finished), self.total - 1), self.total, unit.name)


def _settle(press: _Press) -> tuple[Plan, tuple[Leaf, ...], dict[str, Typeset]]:
    """Set every division until its side, its margins and the numbers on the contents page are the right ones.

    The plan comes back with the margins that so many pages need.
    """
    plan, book, edition = press.plan, press.plan.book, press.plan.edition
    content = {d.id: paged.paged(d, book, edition, press.problems) for d in book.divisions}
    done: dict[str, Typeset] = {}
    set_as: dict[str, tuple[str, tuple[Sheet, ...]]] = {}
    leaves = pagination.paginate(book, edition, {d.id: 1 for d in book.divisions})
    for _ in range(ROUNDS):
        plan = plan.fitted(len(leaves))
        units = _units(plan, content, leaves, done)
        stale = [unit for unit in units if set_as.get(unit.name) != (unit.html, unit.sheets)]
        if not stale:
            break
        for unit, result in zip(stale, press.run(stale), strict=True):
            set_as[unit.name], done[unit.name] = (unit.html, unit.sheets), result
        counts = {name: result.pages for name, result in done.items()}
        leaves = pagination.paginate(book, edition, counts, plan.multiple)
    return plan, leaves, done


def _units(
    plan: Plan, content: dict[str, paged.Paged], leaves: tuple[Leaf, ...], done: dict[str, Typeset]
) -> list[Unit]:
    """Every division as it has to look in its place."""
    starts = pagination.starts(leaves)
    numbers = _numbers(leaves, starts, done)
    units: list[Unit] = []
    for division in plan.book.divisions:
        shown = content[division.id]
        if division.kind is Kind.CONTENTS:
            shown = _numbered(plan, division, numbers)
        units.append(planning.division_unit(plan, division, shown, leaves[starts[division.id]].side))
    return units


def _numbers(leaves: tuple[Leaf, ...], starts: dict[str, int], done: dict[str, Typeset]) -> dict[str, str]:
    """The page number, as printed, of every id."""
    numbers = {name: leaves[start].label for name, start in starts.items()}
    for name, result in done.items():
        for key, anchor in result.anchors.items():
            numbers[key] = leaves[starts[name] + anchor.page].label
    return numbers


def _numbered(plan: Plan, division: Division, numbers: dict[str, str]) -> paged.Paged:
    return paged.paged(contents.numbered(division, numbers), plan.book, plan.edition, [])


def _report(plan: Plan, pages: join.Pages, problems: list[Problem]) -> None:
    """Everything that was said or found while the pages were set."""
    if plan.printer:
        problems.extend(preflight.page_problems(plan.book, plan.printer))
        problems.extend(preflight.count_problems(plan.book, plan.printer, len(pages.leaves)))
    others = [*pages.furniture, *([pages.cover] if pages.cover else [])]
    pairs: list[tuple[Division | None, Typeset]] = [(d, pages.divisions[d.id]) for d in plan.book.divisions]
    pairs += [(None, done) for done in others]
    for division, done in pairs:
        faults.unit_problems(division, done, problems)
        if division is not None:
            notes.report(division, done, problems)
    families = {face.family for face in plan.theme.fonts}
    faults.character_problems(plan.book, pairs, families, problems)


def _joined(plan: Plan, pages: join.Pages, problems: list[Problem]) -> bytes:
    book, places = plan.book, pages.places()
    opened = join.sources(pages)
    pdf = join.join(pages, opened)
    lost_notes = {call.note for done in pages.divisions.values() for call in done.misplaced}
    lost = [
        name
        for name in join.resolve_links(pdf, places, pages.spoken(book.words.get("page", "Page")))
        if name not in lost_notes
    ]
    faults.lost_targets(book, lost, problems)
    finish.add_destinations(pdf, places)
    finish.add_outline(pdf, outline(book, OUTLINE_DEPTH), places)
    finish.add_page_labels(pdf, pages.leaves, book.words.get("cover", "Cover") if pages.cover else "")
    if plan.edition == "print":
        ink.use_one_ink(pdf)
    if plan.tagged:
        tags.join_tags(pdf, pages, opened)
    finish.add_metadata(pdf, book, plan.edition, tags.claims() if plan.tagged else "")
    return finish.saved(pdf)
