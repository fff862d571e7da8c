"""A build that meets with an accident: `python -m tests.hostile.dying ACCIDENT BOOK`.

An accident is a function and the number of its call in which the process is killed, such as
`publish.epub.edition:make:1`, or the size of files in bytes above which the disk is full: `disk:9000`.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
from functools import reduce
from importlib import import_module
from typing import Any

from publish.cli.main import main


def kill_in(module: str, name: str, number: int) -> None:
    """Put an end to the process in a call of a function."""
    *path, last = name.split(".")
    holder = reduce(getattr, path, import_module(module))
    theirs, calls = getattr(holder, last), 0

    def ours(*arguments: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return theirs(*arguments, **named)

    setattr(holder, last, ours)


if __name__ == "__main__":
    kind, *rest = sys.argv[1].split(":")
    if kind == "disk":
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(rest[0]), int(rest[0])))
    elif kind != "none":
        kill_in(kind, rest[0], int(rest[1]))
    main(["build", *sys.argv[2:]])
