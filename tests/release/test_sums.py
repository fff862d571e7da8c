"""`SHA256SUMS` is what `sha256sum` reads, and is believed only where the files are as it says."""

from __future__ import annotations

import subprocess
from pathlib import Path
from shutil import which

import pytest

from publish.problems import Problem
from publish.release import sums
from tests.manuscripts import told, write

FILES = {"b-v1.epub": b"two", "a-v1.pdf": b"one"}


def test_the_list_is_what_sha256sum_reads(tmp_path: Path) -> None:
    text = sums.write(FILES)
    assert [line[64:] for line in text.splitlines()] == ["  a-v1.pdf", "  b-v1.epub"]
    write(tmp_path, {**FILES, sums.NAME: text})
    if which("sha256sum"):
        subprocess.run(["sha256sum", "--check", "--strict", sums.NAME], cwd=tmp_path, check=True)


def test_files_that_are_as_listed(tmp_path: Path) -> None:
    problems: list[Problem] = []
    found = sums.verified(write(tmp_path, {**FILES, sums.NAME: sums.write(FILES)}), "v1", problems)
    assert ([path.name for path in found], problems) == (["a-v1.pdf", "b-v1.epub"], [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (sums.write({**FILES, "b-v1.epub": b"other"}), "'b-v1.epub' is not the file that was made for v1"),
        (sums.write({**FILES, "c-v1.pdf": b""}), "'c-v1.pdf' is not the file that was made for v1"),
        (sums.write({"a-v1.pdf": b"one"}).replace("a-v1", "../a-v1"), "is not the file that was made for v1"),
        (sums.write({"a.pdf": b"one"}), "'a.pdf' is not the file that was made for v1"),
        ("", "there is no such list"),
    ],
)
def test_what_is_otherwise_is_told_and_nothing_is_believed(tmp_path: Path, text: str, said: str) -> None:
    problems: list[Problem] = []
    write(tmp_path, {**FILES, "a.pdf": b"one", sums.NAME: text})
    assert sums.verified(tmp_path, "v1", problems) == []
    assert len(problems) == 1
    assert told(problems)[0].startswith("dist/SHA256SUMS X012 ")
    assert told(problems)[0].endswith(said)
