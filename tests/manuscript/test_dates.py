"""The date of the editions never comes from the clock."""

from __future__ import annotations

import datetime as dt
import subprocess
from pathlib import Path

import pytest

from publish.manuscript.dates import FIXED, edition_date
from publish.manuscript.folder import Folder
from publish.problems import Problem
from tests.manuscripts import told

DAY = dt.datetime(2024, 5, 6, tzinfo=dt.UTC)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return Folder(tmp_path, tmp_path)


def test_the_declared_date_wins(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000")
    assert edition_date(DAY, folder, []) == DAY


def test_then_source_date_epoch(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(DAY.timestamp())))
    assert edition_date(None, folder, []) == DAY


def test_then_the_last_commit(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    stamp = DAY.isoformat()
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_DATE", stamp)
        monkeypatch.setenv(f"GIT_{who}_NAME", "a")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "a@b")
    (folder.book / "a.md").write_text("x")
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "x"]):
        subprocess.run(["git", *command], cwd=folder.book, check=True)
    problems: list[Problem] = []
    assert edition_date(None, folder, problems) == DAY
    assert problems == []


def test_else_a_fixed_one_with_a_notice(folder: Folder) -> None:
    problems: list[Problem] = []
    assert edition_date(None, folder, problems) == FIXED
    assert told(problems) == ["book.toml B009 no date is known, so the editions carry 2000-01-01"]
