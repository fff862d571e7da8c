"""GitHub's releases, through its own command `gh`: the one door to a forge."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from shutil import which

from publish import rules
from publish.problems import Location, MissingTool, Problem

TOKENS = ("GH_TOKEN", "GITHUB_TOKEN", "GH_ENTERPRISE_TOKEN", "GITHUB_ENTERPRISE_TOKEN")
ABSENT = "release not found"  # what gh says of a tag without a release


def creation(tag: str, files: Sequence[str], notes: str) -> list[str]:
    """The command that makes the release of a tag that is there already, with its files."""
    return ["release", "create", tag, *files, "--verify-tag", "--title", tag, "--notes-file", notes]


def replacement(tag: str, files: Sequence[str]) -> list[str]:
    """The command that puts files into a release in place of those that have their names."""
    return ["release", "upload", tag, *files, "--clobber"]


def attach(folder: Path, tag: str, files: Sequence[str], notes: str, problems: list[Problem]) -> None:
    """Hand the files in a folder to the release of a tag, which is made if it is not there.

    Raises MissingTool where there is no `gh`, or where it may not act for anybody.
    """
    if which("gh") is None:
        raise MissingTool("gh is not installed (cli.github.com); the files in dist/ are made and kept")
    if not any(os.environ.get(name) for name in TOKENS) and _gh(folder, "auth", "status").returncode:
        words = "gh has no token: set GH_TOKEN, or run gh auth login; the files in dist/ are made and kept"
        raise MissingTool(words)
    seen = _gh(folder, "release", "view", tag)
    if seen.returncode and ABSENT not in seen.stderr:
        problems.append(_refused(seen))
        return
    named = [f"./{name}" for name in files]  # a name that begins with a hyphen is no option
    order = creation(tag, named, f"./{notes}") if seen.returncode else replacement(tag, named)
    done = _gh(folder, *order)
    if done.returncode:
        problems.append(_refused(done))


def _gh(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run gh without a chance to ask back."""
    environment = {**os.environ, "GH_PROMPT_DISABLED": "1", "NO_COLOR": "1"}
    return subprocess.run(
        ["gh", *words], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
        capture_output=True, text=True, errors="replace", check=False,
    )  # fmt: skip


def _refused(done: subprocess.CompletedProcess[str]) -> Problem:
    said = " ".join((done.stderr or done.stdout).split())[:400] or f"it ended with {done.returncode}"
    return rules.NOT_ATTACHED.at(Location("dist"), f"gh: {said}")
