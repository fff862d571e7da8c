"""Does one thing to many values on every core. What comes out does not depend on how many processes do it."""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

PR_SET_PDEATHSIG = 1  # prctl(2)
MANY = 1_000_000  # objects that nobody has let go of: a few hundred MiB
FEW = 2  # values for which a second process does not pay


def each(
    work: Callable[[T], R], values: Mapping[int, T], weigh: Callable[[T], int], jobs: int | None = None
) -> Iterator[tuple[int, R]]:
    """What becomes of each value, by its number, as it comes; the heaviest is begun first.

    `work` is a function of a module, and values and results can travel between processes.
    """
    left = dict(values)
    count = min(jobs or os.cpu_count() or 1, len(values))
    if count > 1 and len(values) > FEW and _can_fork():
        for at, result in _in_processes(work, values, weigh, count):
            del left[at]
            yield at, result
    for at, value in left.items():
        yield at, work(value)


def _can_fork() -> bool:
    """Whether a process can be forked; the system libraries of macOS do not survive it."""
    return sys.platform != "darwin" and "fork" in multiprocessing.get_all_start_methods()


def _in_processes(
    work: Callable[[T], R], values: Mapping[int, T], weigh: Callable[[T], int], count: int
) -> Iterator[tuple[int, R]]:
    """Results as they come; stops early where processes die or are refused."""
    heaviest_first = sorted(values, key=lambda at: weigh(values[at]), reverse=True)
    gc.freeze()
    try:
        with (
            ProcessPoolExecutor(
                count, mp_context=multiprocessing.get_context("fork"), initializer=_serve
            ) as pool,
            _stopped_at_once(pool),
        ):
            with _deaf():
                pending = {pool.submit(_done, work, values[at]): at for at in heaviest_first}
            for future in as_completed(pending):
                yield pending[future], future.result()
    except (BrokenProcessPool, PermissionError):
        return  # what is left is done in this process
    finally:
        gc.unfreeze()


def _serve() -> None:
    """What a process does before its work: it ends with its parent, and leaves Ctrl-C to it."""
    gc.disable()
    gc.callbacks.clear()  # a Java machine of the parent's, say, would be asked, and cannot answer here
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


@contextmanager
def _deaf() -> Iterator[None]:
    """Ctrl-C waits meanwhile: a process that is just being forked would take it for its own, and cry out."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _done(work: Callable[[T], R], value: T) -> R:
    """The work done, and what it left behind swept out when it has become much, as this takes time."""
    result = work(value)
    if gc.get_count()[0] > MANY:
        gc.collect()
    return result


@contextmanager
def _stopped_at_once(pool: ProcessPoolExecutor) -> Iterator[None]:
    """Whatever ends the work early ends its processes, in the middle of their work."""
    try:
        yield
    except BaseException:
        for process in multiprocessing.active_children():
            process.kill()
        pool.shutdown(wait=False, cancel_futures=True)
        raise
