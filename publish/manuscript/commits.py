"""What git knows of a book's folder: the one door to git, for books that may be a stranger's.

A repository can name programs in its settings. None of them is run: no signature is looked at, nothing is
watched or fetched, and a folder that only looks like a bare repository is none.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

SETTINGS = (
    *("safe.bareRepository=explicit", "log.showSignature=false", "core.fsmonitor=false"),
    "core.quotePath=off",  # names as they are
)
SURROUNDINGS = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "LC_ALL": "C",
}
PATIENCE = 120  # seconds


def ask(folder: Path, *words: str) -> str:
    """What git answers in a folder; nothing where that is not in git, or where there is no git."""
    settings = [part for setting in SETTINGS for part in ("-c", setting)]
    try:
        done = subprocess.run(
            ["git", "--no-pager", *settings, *words],
            cwd=folder, env={**os.environ, **SURROUNDINGS},
            capture_output=True, check=False, timeout=PATIENCE,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return "" if done.returncode else done.stdout.decode("utf-8", "replace")


def log(folder: Path, *wanted: str) -> list[str]:
    """The lines of `git log`."""
    return ask(folder, "log", *wanted).split("\n")
