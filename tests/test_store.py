"""The cache folder: what is kept, what is not trusted, how it stays small, and who may empty it."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish import store
from publish.store import Store, key

ONE, TWO = key("one"), key("two")


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    kept = Store(tmp_path / "cache")
    kept.put(ONE, b"first")
    kept.put(ONE, b"second")
    assert kept.get(ONE) == b"second"
    assert kept.get(TWO) is None


@pytest.mark.parametrize("damage", [b"", b"x", b"x" * 40, None])
def test_a_broken_piece_is_none_and_goes(tmp_path: Path, damage: bytes | None) -> None:
    kept = Store(tmp_path)
    kept.put(ONE, b"a long piece of work")
    (path,) = (path for path in tmp_path.rglob("*") if path.name == ONE)
    path.write_bytes(path.read_bytes()[:-1] if damage is None else damage)
    assert kept.get(ONE) is None
    assert not path.exists()


def test_a_piece_in_the_place_of_another_is_none(tmp_path: Path) -> None:
    kept = Store(tmp_path)
    kept.put(ONE, b"first")
    kept.put(TWO, b"second")
    (tmp_path / ONE[:2] / ONE).replace(tmp_path / TWO[:2] / TWO)
    assert kept.get(TWO) is None


def test_what_was_not_used_for_longest_goes_first(tmp_path: Path) -> None:
    kept = Store(tmp_path)
    names = [key(str(number)) for number in range(10)]
    for age, name in enumerate(names):
        kept.put(name, b"x" * 1000)
        os.utime(tmp_path / name[:2] / name, (age, age))
    assert kept.get(names[0])  # used just now
    kept.trim(5500)
    assert [at for at, name in enumerate(names) if kept.get(name)] == [0, 7, 8, 9]


def test_many_writers_at_once_leave_whole_pieces_and_no_rest(tmp_path: Path) -> None:
    kept = Store(tmp_path)
    with ThreadPoolExecutor(8) as crowd:
        list(crowd.map(lambda number: kept.put(ONE, bytes([number]) * 5000), range(40)))
    found = kept.get(ONE)
    assert found is not None
    assert len(set(found)) == 1
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [store.MARK, ONE]


def test_only_a_folder_of_ours_is_emptied(tmp_path: Path) -> None:
    (tmp_path / "ab").mkdir()
    (tmp_path / "ab" / "letter").write_text("mine", encoding="utf-8")
    assert not Store(tmp_path).clear()
    assert (tmp_path / "ab" / "letter").exists()
    kept = Store(tmp_path / "cache")
    assert kept.clear()
    kept.put(ONE, b"first")
    assert kept.clear()
    assert kept.get(ONE) is None


def test_a_folder_that_cannot_be_had_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    kept = Store(tmp_path / "file" / "cache")
    kept.put(ONE, b"first")
    kept.trim()
    assert kept.get(ONE) is None


def test_nobody_else_reads_it(tmp_path: Path) -> None:
    Store(tmp_path / "cache").put(ONE, b"first")
    assert (tmp_path / "cache").stat().st_mode & 0o077 == 0


@given(st.lists(st.text()), st.lists(st.text()))
def test_other_parts_are_another_key(first: list[str], second: list[str]) -> None:
    assert (key(*first) == key(*second)) == (first == second)
