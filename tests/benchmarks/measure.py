"""Runs a command several times by itself, and tells how long it took and how much memory it held."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter

# As an installed program is: else ours would be compiled each time, and the peers not.
COMPILED = {"PYTHONDONTWRITEBYTECODE": ""}


@dataclass(frozen=True)
class Measure:
    """Medians: seconds by the clock, and the peak of the largest process in MiB."""

    seconds: float
    memory: float


def measured(
    command: Sequence[str],
    environment: Mapping[str, str] | None = None,
    *,
    runs: int = 3,
    before: Callable[[], None] = lambda: None,
) -> Measure:
    """The medians of some runs; `before` each, something may be laid ready."""
    seconds, memory = [], []
    for _ in range(runs):
        before()
        begun = perf_counter()
        process = subprocess.Popen(
            command, env={**os.environ, **COMPILED, **(environment or {})}, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"failed: {' '.join(command)}")
        seconds.append(perf_counter() - begun)
        memory.append(usage.ru_maxrss / (1 << (20 if sys.platform == "darwin" else 10)))
    return Measure(median(seconds), median(memory))
