"""Processes that are forked, do what comes over a connection, and leave nothing behind.

The first of them loads what the work needs and forks the others.
"""

from __future__ import annotations

import ctypes
import gc
import os
import signal
import sys
import tempfile
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import connection
from tempfile import TemporaryDirectory
from typing import Any, Generic, NoReturn, TypeVar

T = TypeVar("T")
R = TypeVar("R")

PR_SET_PDEATHSIG = 1  # prctl(2)
MANY = 1_000_000  # objects that nobody has let go of: a few hundred MiB


class Broken(Exception):
    """Processes died or were refused; the work has to be done in this one."""


@dataclass(eq=False)
class Task(Generic[R]):
    """Work and, once it is done, what became of it: a result or a fault."""

    order: tuple[Callable[[Any], R], Any]
    answer: tuple[R | None, Exception | None] | None = None

    def result(self) -> R:
        """The result, or the fault raised again."""
        assert self.answer is not None  # noqa: S101 - whoever asks has waited
        result, fault = self.answer
        if fault is not None:
            raise fault
        return result  # type: ignore[return-value]  # None only where R is


@dataclass
class Crew:
    """Processes, each at the other end of a connection, and the work that waits for one."""

    first: int  # the process that all others come from
    idle: list[connection.Connection]
    busy: dict[connection.Connection, Task[Any]] = field(default_factory=dict)
    waiting: deque[Task[Any]] = field(default_factory=deque)

    def add(self, work: Callable[[T], R], value: T) -> Task[R]:
        """Have something done as soon as a process is free."""
        task = Task((work, value))
        self.waiting.append(task)
        self._hand_out()
        return task

    def wait(self) -> None:
        """Until something is done. Raises Broken."""
        if not self.busy:
            raise Broken
        try:
            for hand in connection.wait(list(self.busy)):
                assert isinstance(hand, connection.Connection)  # noqa: S101 - nothing else was handed over
                self.busy.pop(hand).answer = hand.recv()
                self.idle.append(hand)
        except Exception as fault:  # one that cannot be read is met again where the work is done again
            raise Broken from fault
        self._hand_out()

    def _hand_out(self) -> None:
        try:
            while self.idle and self.waiting:
                hand, task = self.idle.pop(), self.waiting.popleft()
                self.busy[hand] = task
                hand.send(task.order)
        except OSError as fault:
            raise Broken from fault

    def end(self) -> None:
        """Let the processes go in the middle of whatever they do."""
        if not self.idle and not self.busy:
            return
        with suppress(OSError):
            os.kill(self.first, signal.SIGTERM)
        for hand in (*self.idle, *self.busy):
            hand.close()
        self.idle.clear()
        self.busy.clear()
        with suppress(OSError):
            os.waitpid(self.first, 0)


def can_fork() -> bool:
    """Whether a process can be forked; the system libraries of macOS do not survive it."""
    return sys.platform != "darwin" and hasattr(os, "fork")


def crew(count: int, load: Callable[[], object]) -> Crew:
    """Processes that wait for work. Raises OSError where they are refused."""
    ours, theirs = zip(*(connection.Pipe() for _ in range(count)), strict=True)
    first = _forked(partial(_raise_others, ours, theirs, load))
    for end in theirs:
        end.close()
    return Crew(first, list(ours))


def _forked(work: Callable[[], object]) -> int:
    """The number of a new process, which does something and ends.

    It ends with its parent, and leaves Ctrl-C to it, even while it is just being forked.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    parent = os.getpid()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        number = os.fork()
        if number == 0:
            _live_under(parent, work)
        return number
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _live_under(parent: int, work: Callable[[], object]) -> NoReturn:
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        gc.disable()
        gc.callbacks.clear()  # a Java machine of the parent's, say, would be asked, and cannot answer here
        if sys.platform == "linux":
            ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() == parent:
            work()
    finally:
        os._exit(0)


def _raise_others(
    ours: tuple[connection.Connection, ...],
    theirs: tuple[connection.Connection, ...],
    load: Callable[[], object],
) -> None:
    """What the first process does: it loads, forks the others, stays for as long as they do, and cleans up.

    Their temporary files, such as the copies of fonts that the typesetter reads, are in one folder.
    """
    workers: list[int] = []
    with _told_to_end(), TemporaryDirectory(prefix="publish-") as tempfile.tempdir:
        try:
            for end in ours:
                end.close()
            load()
            gc.freeze()
            serving = [partial(_serve, end, [each for each in theirs if each is not end]) for end in theirs]
            workers.extend(map(_forked, serving))
            for end in theirs:
                end.close()
            with suppress(ChildProcessError):
                while True:
                    os.wait()
        finally:
            for worker in workers:
                with suppress(OSError):
                    os.kill(worker, signal.SIGKILL)
                    os.waitpid(worker, 0)


@contextmanager
def _told_to_end() -> Iterator[None]:
    """SIGTERM, from this program or when its process dies, ends what is done here, once."""

    def end(*_: object) -> None:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        raise SystemExit

    signal.signal(signal.SIGTERM, end)
    with suppress(SystemExit):
        yield


def _serve(parent: connection.Connection, others: list[connection.Connection]) -> None:
    """Do what comes, until nothing can come any more."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for other in others:
        other.close()
    with suppress(EOFError, OSError):
        while True:
            parent.send(_done(*parent.recv()))


def _done(work: Callable[[Any], R], value: Any) -> tuple[R | None, Exception | None]:
    """The work done, and what it left behind swept out when it has become much, as this takes time."""
    try:
        result = work(value)
    except Exception as fault:  # noqa: BLE001 - it is raised again where the result is awaited
        return None, fault
    if gc.get_count()[0] > MANY:
        gc.collect()
    return result, None
