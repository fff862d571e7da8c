"""Typesets units on every core. The bytes do not depend on how many processes do the work."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from unicodedata import category

from publish.pdf import faults, fitting, notes
from publish.pdf.typeset import typeset
from publish.pdf.unit import Typeset, Unit

BOX = "\u2610"
UNSEEN = frozenset({"Cf", "Mn"})  # what joins or changes the letter before it
FEW = 2  # units for which a second process does not pay


def set_units(
    units: Sequence[Unit], finished: Callable[[Unit], None], workers: int | None = None
) -> list[Typeset]:
    """The pages of each unit, in the order of the units; `finished` hears of each one that is done."""
    count = min(workers or os.cpu_count() or 1, len(units))
    done: dict[int, Typeset] = {}
    if count > 1 and len(units) > FEW and _can_fork():
        for at, result in _in_processes(units, count):
            done[at] = result
            finished(units[at])
    for at, unit in enumerate(units):
        if at not in done:
            done[at] = set_whole(unit)
            finished(unit)
    return [done[at] for at in range(len(units))]


def set_whole(unit: Unit) -> Typeset:
    """The pages of a unit with every note on its page, as far as repairs can bring it there."""
    done = typeset(unit)
    lacking, messages = list(faults.lacking(done)), done.messages
    if lacking:
        unit = replace(unit, html=_boxed(unit.html, lacking))
        done = replace(typeset(unit), messages=messages)
    unit, done = fitting.fit(unit, done, typeset)
    fits = done.fits
    bad = notes.misplaced(unit.calls, done)
    tried: Counter[str] = Counter()
    while bad and notes.has_hope(bad[0], tried):
        unit = replace(unit, sheets=(*unit.sheets, notes.repair(bad, done, tried)))
        done = typeset(unit)
        bad = notes.misplaced(unit.calls, done)
    return replace(done, misplaced=bad, messages=messages, fits=fits)


def _boxed(html: str, lacking: Iterable[str]) -> str:
    """A box for each character that no font has: PDF/A-2 (ISO 19005-2, 6.2.11.8) forbids a font's own."""
    return html.translate({ord(letter): "" if category(letter) in UNSEEN else BOX for letter in lacking})


def _can_fork() -> bool:
    """Whether a process can be forked; the system libraries of macOS do not survive it."""
    return sys.platform != "darwin" and "fork" in multiprocessing.get_all_start_methods()


def _in_processes(units: Sequence[Unit], count: int) -> Iterator[tuple[int, Typeset]]:
    """Results as they come, the longest unit begun first; stops early where processes die or are refused."""
    longest_first = sorted(range(len(units)), key=lambda at: len(units[at].html), reverse=True)
    gc.freeze()
    try:
        with ProcessPoolExecutor(
            count, mp_context=multiprocessing.get_context("fork"), initializer=gc.disable
        ) as pool:
            pending = {pool.submit(set_whole, units[at]): at for at in longest_first}
            for future in as_completed(pending):
                yield pending[future], future.result()
    except (BrokenProcessPool, PermissionError):
        return  # the units that are left are set in this process
    finally:
        gc.unfreeze()
