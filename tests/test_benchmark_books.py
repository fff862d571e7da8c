"""The invented books of the benchmarks are books, and always the same ones."""

from __future__ import annotations

from pathlib import Path

from publish import press
from tests.benchmarks import binding, novel, technical


def texts(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()]


def test_they_are_the_same_each_time(tmp_path: Path) -> None:
    for name in ("one", "two"):
        novel.write(tmp_path / name, 3000, 3, 2)
    assert texts(tmp_path / "one") == texts(tmp_path / "two")


def test_nothing_is_wrong_with_them(tmp_path: Path) -> None:
    technical.write(tmp_path, 3000, 2, 4, 2, 2, 4, 6)
    binding.declare(tmp_path, "A Manual", ())
    result = press.build(tmp_path, ["epub"])
    assert [str(problem) for problem in result.problems if problem.code != "M006"] == []
    assert len(result.paths) == 1
