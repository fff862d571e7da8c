"""A book's PDF: divisions are typeset one by one, numbered, listed, given heads and folios, and joined."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from publish.book.divisions import Book, Division
from publish.book.page_map import PageMap
from publish.means import PLAIN, Means
from publish.pdf import (
    binding,
    contents,
    faults,
    join,
    mapping,
    notes,
    overlay,
    paged,
    pagination,
    plates,
    preflight,
    remarks,
    workers,
)
from publish.pdf import plan as planning
from publish.pdf.pagination import Leaf
from publish.pdf.plan import Plan
from publish.pdf.unit import Sheet, Typeset, Unit
from publish.problems import Problem

Progress = Callable[[int, int, str], None]

Look = tuple[str, str, tuple[Sheet, ...]]

ROUNDS = 8  # the first sets everything, the others what numbers of pages have changed


@dataclass(frozen=True)
class Made:
    """A finished edition: its bytes, where its pages begin in the book, and what is left to look at."""

    data: bytes = field(repr=False)
    page_map: PageMap
    remarks: tuple[remarks.Remark, ...] = ()


def make(
    book: Book, edition: str, problems: list[Problem], progress: Progress, means: Means = PLAIN
) -> bytes:
    """The `print` or `screen` edition as PDF, as `made` tells."""
    return made(book, edition, problems, progress, means).data


def made(book: Book, edition: str, problems: list[Problem], progress: Progress, means: Means = PLAIN) -> Made:
    """The `print` or `screen` edition.

    `progress` hears how many of how many steps are done, and which was the last.
    Raises MissingTool where Pango is missing.
    """
    plan = planning.plan(book, edition)
    styles = workers.sheets_read(_sheets(plan), plan.theme.fonts)
    press = _Press(plan, problems, progress, means)
    plan, leaves, divisions = _settle(press)
    furniture = _furniture(press, plan, leaves)
    cover = planning.cover_unit(plan)
    pages = join.Pages(leaves, divisions, furniture, press.run([cover])[0] if cover else None)
    faults.style_problems(styles(), problems)
    _report(plan, pages, problems)
    data = binding.bound(plan, pages, problems, means)
    progress(press.total, press.total, edition)
    return Made(data, mapping.page_map(leaves, divisions), remarks.remarks(edition, leaves, divisions))


def _furniture(press: _Press, plan: Plan, leaves: tuple[Leaf, ...]) -> overlay.Overlay:
    """Heads and folios: apart, if the author's style does not make one hang on the other."""
    apart = overlay.apart(plan, leaves)
    laid = apart.laid(press.run(apart.units(plan)))
    if laid is None:
        together = overlay.together(plan, leaves)
        laid = together.laid(press.run(together.units(plan)))
    return laid or overlay.BARE


def _sheets(plan: Plan) -> list[Sheet]:
    return list(dict.fromkeys((*plan.page_sheets(), *plan.furniture_sheets())))


@dataclass
class _Press:
    """Sets units and tells how far it is."""

    plan: Plan
    problems: list[Problem]
    progress: Progress
    means: Means
    known: dict[Look, Typeset] = field(default_factory=dict)
    finished: set[str] = field(default_factory=set)

    @property
    def total(self) -> int:
        """The steps: each division, heads and folios, and the joining."""
        return len(self.plan.book.divisions) + 2

    def run(self, units: Sequence[Unit]) -> list[Typeset]:
        """The units' pages; what looks as it did before is not set again."""
        new = {look: unit for unit in units if (look := _look(unit)) not in self.known}
        self.known |= dict(
            zip(new, workers.set_units(list(new.values()), self._tell, self.means), strict=True)
        )
        return [self.known[_look(unit)] for unit in units]

    def _tell(self, unit: Unit) -> None:
        self.finished.add(unit.name)
        self.progress(min(len(self.finished), self.total - 1), self.total, unit.name)


def _look(unit: Unit) -> Look:
    """What a unit's pages hang on within one edition."""
    return unit.name, unit.html, unit.sheets


def _settle(press: _Press) -> tuple[Plan, tuple[Leaf, ...], dict[str, Typeset]]:
    """Set every division until its side, its margins and the numbers on the contents page are the right ones.

    The plan comes back with the margins that so many pages need.
    """
    plan, book, edition = press.plan, press.plan.book, press.plan.edition
    divisions = {division.id: paged.numbered(division) for division in book.divisions}
    content = {name: paged.paged(d, book, edition, press.problems) for name, d in divisions.items()}
    done: dict[str, Typeset] = {}
    leaves = pagination.paginate(book, edition, {d.id: 1 for d in book.divisions})
    for _ in range(ROUNDS):
        plan, before = plan.fitted(len(leaves)), len(press.known)
        units = _units(plan, divisions, content, leaves, done)
        # Most often only the contents are left to do: then these are the last heads and folios.
        beside = overlay.apart(plan, _with_plates(leaves, done)).units(plan) if done else []
        done = dict(zip(divisions, press.run([*units, *beside]), strict=False))
        if len(press.known) == before:
            break
        leaves = pagination.paginate(
            book, edition, {name: each.pages for name, each in done.items()}, plan.multiple
        )
    return plan, _with_plates(leaves, done), done


def _with_plates(leaves: tuple[Leaf, ...], done: dict[str, Typeset]) -> tuple[Leaf, ...]:
    return tuple(
        replace(leaf, plate=leaf.division is not None and leaf.page in done[leaf.division.id].plates)
        for leaf in leaves
    )


def _units(
    plan: Plan,
    divisions: dict[str, Division],
    content: dict[str, paged.Paged],
    leaves: tuple[Leaf, ...],
    done: dict[str, Typeset],
) -> list[Unit]:
    """Every division as it has to look in its place."""
    starts = pagination.starts(leaves)
    numbers = _numbers(leaves, starts, done)
    units: list[Unit] = []
    for division in plan.book.divisions:
        shown = content[division.id]
        if contents.shows_pages(division):
            shown = _numbered(plan, divisions[division.id], numbers)
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
    return paged.paged(contents.numbered(division, numbers, plan.book.words), plan.book, plan.edition, [])


def _report(plan: Plan, pages: join.Pages, problems: list[Problem]) -> None:
    """Everything that was said or found while the pages were set."""
    if plan.printer:
        problems.extend(preflight.page_problems(plan.book, plan.printer))
        problems.extend(preflight.count_problems(plan.book, plan.printer, len(pages.leaves)))
        problems.extend(preflight.profile_problems(plan.book, plan.printer))
        for each in plan.book.divisions:
            problems.extend(plates.problems(plan.page, each))
            problems.extend(preflight.picture_problems(plan.book, plan.page, each, pages.divisions[each.id]))
    others = [*pages.furniture.runs, *([pages.cover] if pages.cover else [])]
    pairs: list[tuple[Division | None, Typeset]] = [(d, pages.divisions[d.id]) for d in plan.book.divisions]
    pairs += [(None, done) for done in others]
    for division, done in pairs:
        faults.unit_problems(division, done, problems)
        if division is not None:
            notes.report(division, done, problems)
            faults.overflow_problems(division, done, problems)
    families = {face.family for face in plan.theme.fonts}
    faults.character_problems(plan.book, pairs, families, problems)
