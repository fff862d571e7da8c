"""What is too wide is made to fit: smaller type, a turned page, words that break, one after the other.

Each remedy is a style for one element, and the unit is laid out again, a few times at most.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from publish.pdf.unit import NUMBER, TURNED, Fit, Grid, Sheet, Typeset, Unit

ROUNDS = 6
HEADINGS = ":is(h2, h3, h4, h5, h6)"  # one goes with its table
UPRIGHT = "body { page: upright }"  # WeasyPrint does not go back to pages without a name
BROKEN = "overflow-wrap: anywhere !important"


@dataclass(frozen=True)
class _Step:
    """A way to set a table: its type as a share of the theme's, the space between columns, in points."""

    fit: Fit
    share: float
    space: float
    turned: bool = False
    broken: bool = False


STEPS = (
    _Step(Fit.AS_IT_IS, 1.0, 12),
    _Step(Fit.SHRUNK, 0.89, 9),
    _Step(Fit.SHRUNK, 0.8, 6),
    _Step(Fit.TURNED, 1.0, 9, turned=True),
    _Step(Fit.TURNED, 0.8, 6, turned=True),
    _Step(Fit.BROKEN, 0.8, 6, broken=True),
)
LAST_UPRIGHT, TURNING = 2, 3
SPARED = 1.12  # what narrower columns may gain beside smaller type


@dataclass
class _State:
    """What was done so far, by the numbers of the elements; the size of the type of each table."""

    tables: dict[int, int]
    sizes: dict[int, float]
    others: dict[int, Fit]


def fit(unit: Unit, done: Typeset, lay_out: Callable[[Unit], Typeset]) -> tuple[Unit, Typeset]:
    """A unit that fits as far as it can be made to, and its pages, which know what was done."""
    state = _State({}, {}, {})
    for _ in range(ROUNDS):
        remedies = list(_remedies(done, state))
        if not remedies:
            break
        unit = replace(unit, sheets=(*unit.sheets, Sheet("fitting", "\n".join(remedies))))
        done = lay_out(unit)
    outside = {spill.element for spill in done.spills}
    helped = {element: fit for element, fit in state.others.items() if element not in outside}
    fits = {**{element: STEPS[step].fit for element, step in state.tables.items()}, **helped}
    return unit, replace(done, fits=fits)


def _remedies(done: Typeset, state: _State) -> Iterator[str]:
    narrow = {spill.element for spill in done.spills if spill.kind == "cell"}
    for grid in done.grids:
        step = _next(grid, state.tables.get(grid.element, 0))
        if step != state.tables.get(grid.element, 0):
            state.tables[grid.element] = step
            yield _table(grid.element, state.sizes.setdefault(grid.element, grid.size), STEPS[step])
    for spill in done.spills:
        if spill.element in state.others or spill.element < 0:
            continue
        if spill.kind == "picture":
            state.others[spill.element] = Fit.SHRUNK
            yield _rule(spill.element, "", "max-width: 100% !important; width: auto; height: auto")
        elif spill.kind == "text" or spill.element in narrow:
            state.others[spill.element] = Fit.BROKEN
            yield _rule(spill.element, "", BROKEN)


def _next(grid: Grid, step: int) -> int:
    """The next step for a table, past those that cannot be enough."""
    over = grid.width > grid.room + 1
    if over and step < len(STEPS) - 1:
        needed = grid.room / grid.width * STEPS[step].share
        step += 1
        while step < TURNING and STEPS[step].share > needed * SPARED:
            step += 1
    elif grid.cramped and step < LAST_UPRIGHT:
        step += 1
    return step


def _table(element: int, size: float, step: _Step) -> str:
    page = TURNED if step.turned else "auto"
    parts = [
        _rule(element, "", f"font-size: {size * step.share:.2f}px !important; page: {page} !important"),
        _rule(element, ":is(th, td):not(:last-child)", f"padding-inline-end: {step.space}pt !important"),
    ]
    if step.broken:
        parts.append(_rule(element, ":is(th, td, th *, td *)", "overflow-wrap: anywhere !important"))
    if step.turned:
        parts.append(UPRIGHT)
        parts.append(f'{HEADINGS}:has(+ [{NUMBER}="{element}"]) {{ page: {TURNED} }}')
    return "\n".join(parts)


def _rule(element: int, inner: str, declarations: str) -> str:
    return f'[{NUMBER}="{element}"] {inner} {{ {declarations} }}'
