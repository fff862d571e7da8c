"""Small books in git, and a stand-in for `gh` that writes down how it was called."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.checks.books import CHAPTERS
from tests.manuscripts import write

GH = """#!{python}
import json, os, sys
with open(os.environ["CALLS"], "a") as calls:
    calls.write(json.dumps(sys.argv[1:]) + "\\n")
answers = json.loads(os.environ["ANSWERS"])
code, words = answers.get(" ".join(sys.argv[1:3]), (0, ""))
sys.stderr.write(words)
sys.exit(code)
"""
AUTHOR = ("-c", "user.name=A. Writer", "-c", "user.email=writer@example.org", "-c", "commit.gpgsign=false")


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *AUTHOR, *words], cwd=folder, check=True, capture_output=True)


def commit(folder: Path, files: Mapping[str, str | bytes], tag: str = "") -> None:
    """Put files into the folder, commit all, and give the commit a tag."""
    write(folder, files)
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "A state")
    if tag:
        git(folder, "tag", tag)


def repository(folder: Path, files: Mapping[str, str | bytes] = CHAPTERS, tag: str = "") -> Path:
    """A book in git."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder, {**files, ".gitignore": "dist/\n"}, tag)
    return folder


class Gh:
    """The stand-in: what it answers by the first two words of a call, and the calls."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._calls = folder / "calls"
        self._set = monkeypatch.setenv
        path = folder / "gh"
        path.write_text(GH.format(python=sys.executable))
        path.chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
        monkeypatch.setenv("CALLS", str(self._calls))
        monkeypatch.setenv("GH_TOKEN", "a token")
        self.answer({"release view": (1, "release not found\n")})

    def answer(self, answers: Mapping[str, tuple[int, str]]) -> None:
        self._set("ANSWERS", json.dumps(answers))

    @property
    def calls(self) -> list[list[str]]:
        lines = self._calls.read_text().splitlines() if self._calls.exists() else []
        return [json.loads(line) for line in lines]
