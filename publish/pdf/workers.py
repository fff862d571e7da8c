"""What is done in other processes: units are set, sheets read, fonts cut. Here no typesetter is loaded.

The bytes do not depend on how many processes do the work.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from publish import cores
from publish.means import PLAIN, Means
from publish.pdf import keeping
from publish.pdf.font_requests import Request
from publish.pdf.unit import Message, Sheet, Typeset, Unit
from publish.themes import FontFace

Fonts = tuple[FontFace, ...]


def set_units(units: Sequence[Unit], finished: Callable[[Unit], None], means: Means = PLAIN) -> list[Typeset]:
    """The pages of each unit, in the order of the units; `finished` hears of each one that is done."""
    done: dict[int, Typeset] = {}
    for at, unit in enumerate(units if means.store else ()):
        kept = keeping.recalled(unit, means.store) if means.store else None
        if kept is not None:
            done[at] = kept
            finished(unit)
    left = {at: unit for at, unit in enumerate(units) if at not in done}
    for at, result in cores.each(set_whole, left, lambda unit: len(unit.html), means.jobs):
        done[at] = result
        if means.store:
            keeping.keep(units[at], result, means.store)
        finished(units[at])
    return [done[at] for at in range(len(units))]


def set_whole(unit: Unit) -> Typeset:
    """A unit's pages, as `mending` makes them."""
    from publish.pdf import mending  # noqa: PLC0415

    return mending.set_whole(unit)


def sheets_read(sheets: Sequence[Sheet], fonts: Fonts) -> Callable[[], list[Message]]:
    """What is wrong with style sheets, for when it is asked for."""
    return cores.later(_read_sheets, (tuple(sheets), fonts))


def _read_sheets(sheets_and_fonts: tuple[tuple[Sheet, ...], Fonts]) -> list[Message]:
    from publish.pdf.typeset import read_sheets  # noqa: PLC0415

    return read_sheets(*sheets_and_fonts)


def cut(wanted: Sequence[Request], fonts: Fonts, jobs: int | None = None) -> list[bytes]:
    """The fonts that are asked for."""
    orders = {at: (request, fonts) for at, request in enumerate(wanted)}
    done = dict(cores.each(_cast, orders, lambda order: len(order[0].glyphs), jobs))
    return [done[at] for at in range(len(wanted))]


def _cast(request_and_fonts: tuple[Request, Fonts]) -> bytes:
    from publish.pdf import foundry  # noqa: PLC0415

    return foundry.cast(*request_and_fonts)
