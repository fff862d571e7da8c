"""Does work on every core. What comes out does not depend on how many processes do it.

Processes may be begun before there is work: they load what it needs while this one does something else. Where
none were begun, they are forked when there is work, and end after it.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from enum import Enum, auto
from functools import partial
from typing import TypeVar

from publish import processes
from publish.processes import Broken, Crew

T = TypeVar("T")
R = TypeVar("R")

FEW = 2  # values for which it does not pay to fork


class Trade(Enum):
    """What processes have loaded, and so are for."""

    PARSING = auto()
    TYPESETTING = auto()


_begun: dict[Trade, Crew] = {}


@contextmanager
def begun(trade: Trade, load: Callable[[], object], jobs: int | None = None) -> Iterator[None]:
    """Meanwhile processes do the work of a trade, which first `load` what they need for it.

    Where processes are refused, the work is done in this one.
    """
    count = jobs or os.cpu_count() or 1
    if count == 1 or not processes.can_fork() or trade in _begun:
        yield
        return
    with suppress(OSError):
        _begun[trade] = processes.crew(count, load)
    try:
        yield
    finally:
        if trade in _begun:
            _end(_begun[trade])


def each(
    work: Callable[[T], R],
    values: Mapping[int, T],
    weigh: Callable[[T], int],
    jobs: int | None = None,
    trade: Trade = Trade.TYPESETTING,
) -> Iterator[tuple[int, R]]:
    """What becomes of each value, by its number, as it comes; the heaviest is begun first.

    `work` is a function of a module, and values and results can travel between processes.
    """
    left = dict(values)
    for at, result in _in_processes(work, values, weigh, jobs or os.cpu_count() or 1, trade):
        del left[at]
        yield at, result
    for at, value in left.items():
        yield at, work(value)


def later(work: Callable[[T], R], value: T, trade: Trade = Trade.TYPESETTING) -> Callable[[], R]:
    """What becomes of a value, for when it is asked for: meanwhile a process does it, where one was begun."""
    crew = _begun.get(trade)
    if crew is None:
        return partial(work, value)

    def answer() -> R:
        with suppress(Broken), _ended_by_faults(crew):
            while task.answer is None:
                crew.wait()
            return task.result()
        return work(value)

    with suppress(Broken), _ended_by_faults(crew):
        task = crew.add(work, value)
        return answer
    return partial(work, value)


def is_begun(trade: Trade) -> bool:
    """Whether processes of a trade wait for work."""
    return trade in _begun


def _in_processes(
    work: Callable[[T], R], values: Mapping[int, T], weigh: Callable[[T], int], jobs: int, trade: Trade
) -> Iterator[tuple[int, R]]:
    """Results as they come; stops early where processes die or are refused."""
    heaviest_first = sorted(values, key=lambda at: weigh(values[at]), reverse=True)
    try:
        with _working(jobs, len(values), trade) as crew, _ended_by_faults(crew):
            tasks = {at: crew.add(work, values[at]) for at in heaviest_first}
            while tasks:
                done = [at for at, task in tasks.items() if task.answer]  # whoever waited for it
                if not done:
                    crew.wait()
                for at in done:
                    yield at, tasks.pop(at).result()
    except (Broken, OSError):
        return  # what is left is done in this process


@contextmanager
def _working(jobs: int, values: int, trade: Trade) -> Iterator[Crew]:
    """The processes that were begun, or some for as long as the work takes."""
    if not values or jobs == 1:
        raise Broken
    if trade in _begun:
        yield _begun[trade]
        return
    if values <= FEW or not processes.can_fork():
        raise Broken
    crew = processes.crew(min(jobs, values), gc.freeze)
    try:
        yield crew
    finally:
        crew.end()


@contextmanager
def _ended_by_faults(crew: Crew) -> Iterator[None]:
    """Whatever ends the work early ends its processes, in the middle of their work."""
    try:
        yield
    except BaseException:
        _end(crew)
        raise


def _end(crew: Crew) -> None:
    for trade in [trade for trade, other in _begun.items() if other is crew]:
        del _begun[trade]
    crew.end()
