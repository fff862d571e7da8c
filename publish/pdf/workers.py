"""Typesets units on every core. The bytes do not depend on how many processes do the work."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from unicodedata import category

from publish.means import PLAIN, Means
from publish.pdf import faults, fitting, keeping, notes
from publish.pdf.typeset import proof
from publish.pdf.unit import Typeset, Unit

BOX = "\u2610"
UNSEEN = frozenset({"Cf", "Mn"})  # what joins or changes the letter before it
FEW = 2  # units for which a second process does not pay


def set_units(units: Sequence[Unit], finished: Callable[[Unit], None], means: Means = PLAIN) -> list[Typeset]:
    """The pages of each unit, in the order of the units; `finished` hears of each one that is done."""
    done: dict[int, Typeset] = {}
    for at, unit in enumerate(units if means.store else ()):
        kept = keeping.recalled(unit, means.store) if means.store else None
        if kept is not None:
            done[at] = kept
            finished(unit)
    for at, result in _set({at: unit for at, unit in enumerate(units) if at not in done}, means.jobs):
        done[at] = result
        if means.store:
            keeping.keep(units[at], result, means.store)
        finished(units[at])
    return [done[at] for at in range(len(units))]


def _set(units: Mapping[int, Unit], jobs: int | None) -> Iterator[tuple[int, Typeset]]:
    """The pages of units by their numbers, in any order."""
    left = dict(units)
    count = min(jobs or os.cpu_count() or 1, len(units))
    if count > 1 and len(units) > FEW and _can_fork():
        for at, result in _in_processes(units, count):
            del left[at]
            yield at, result
    for at, unit in left.items():
        yield at, set_whole(unit)


def set_whole(unit: Unit) -> Typeset:
    """The pages of a unit with every note on its page, as far as repairs can bring it there."""
    done = _mended(unit)
    lacking = list(faults.lacking(done))
    if not lacking:
        return done
    return replace(_mended(replace(unit, html=_boxed(unit.html, lacking))), messages=done.messages)


def _mended(unit: Unit) -> Typeset:
    """Laid out as often as there is hope to mend something, and drawn once."""
    last = proof(unit)
    messages = last.known.messages

    def lay_out(again: Unit) -> Typeset:
        nonlocal last
        last = proof(again)
        return last.known

    unit, done = fitting.fit(unit, last.known, lay_out)
    fits = done.fits
    bad = notes.misplaced(unit.calls, done)
    tried: Counter[str] = Counter()
    while bad and notes.has_hope(bad[0], tried):
        unit = replace(unit, sheets=(*unit.sheets, notes.repair(bad, done, tried)))
        done = lay_out(unit)
        bad = notes.misplaced(unit.calls, done)
    first = replace(last, known=replace(last.known, messages=messages))
    return replace(first.drawn(), misplaced=bad, fits=fits)


def _boxed(html: str, lacking: Iterable[str]) -> str:
    """A box for each character that no font has: PDF/A-2 (ISO 19005-2, 6.2.11.8) forbids a font's own."""
    return html.translate({ord(letter): "" if category(letter) in UNSEEN else BOX for letter in lacking})


def _can_fork() -> bool:
    """Whether a process can be forked; the system libraries of macOS do not survive it."""
    return sys.platform != "darwin" and "fork" in multiprocessing.get_all_start_methods()


def _in_processes(units: Mapping[int, Unit], count: int) -> Iterator[tuple[int, Typeset]]:
    """Results as they come, the longest unit begun first; stops early where processes die or are refused."""
    longest_first = sorted(units, key=lambda at: len(units[at].html), reverse=True)
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
