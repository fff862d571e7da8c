"""Work shared among processes: the same results for any number of them, and nothing left lying about."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator

import pytest

from publish import cores, processes


class Knot:
    """Something that holds itself, which only a collection lets go."""

    left = 0

    def __init__(self) -> None:
        self.itself = self
        Knot.left += 1

    def __del__(self) -> None:
        Knot.left -= 1


def doubled(number: int) -> int:
    return 2 * number


def knotted(_: int) -> int:
    """How many knots of earlier work are still there."""
    before = Knot.left
    Knot()
    return before


def weight(number: int) -> int:
    return number


def fails(number: int) -> int:
    raise ValueError(f"no {number}")


@pytest.mark.parametrize("jobs", [1, 2, 5, None])
def test_the_results_are_the_same(jobs: int | None) -> None:
    values = {at: at + 10 for at in range(9)}
    assert dict(cores.each(doubled, values, weight, jobs)) == {at: 2 * (at + 10) for at in range(9)}


@pytest.mark.parametrize(("many", "left"), [(0, {0}), (10**9, {0, 1, 2, 3, 4, 5})])
def test_what_is_left_behind_is_swept_out(many: int, left: set[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "MANY", many)
    found = {result for _, result in cores.each(knotted, dict.fromkeys(range(20), 0), weight, 2)}
    assert found == {0} if many == 0 else found >= left
    assert gc.isenabled()


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_of_the_work_is_not_swallowed(jobs: int) -> None:
    with pytest.raises(ValueError, match="no "):
        list(cores.each(fails, dict.fromkeys(range(5), 0), weight, jobs))


def asked(_: int) -> int:
    """How many listeners a collection has here."""
    return len(gc.callbacks)


def test_nobody_of_the_parent_is_asked_when_something_is_swept_out() -> None:
    """A Java machine, which the judges run in, listens to collections; in a forked process it is mute."""

    def listener(phase: str, info: dict[str, int]) -> None:
        """Somebody's."""

    gc.callbacks.append(listener)
    try:
        found = {result for _, result in cores.each(asked, dict.fromkeys(range(9), 0), weight, 2)}
    finally:
        gc.callbacks.remove(listener)
    assert found == {0}


@pytest.fixture
def begun() -> Iterator[None]:
    """Processes that were begun before there was work."""
    with cores.begun(cores.Trade.TYPESETTING, lambda: LOADED.append(os.getpid()), 2):
        yield


LOADED: list[int] = []


def place(_: int) -> tuple[int, list[int]]:
    """The process that this is done in, and those that loaded something for it."""
    return os.getpid(), LOADED


def dies_elsewhere(parent: int) -> int:
    if os.getpid() != parent:
        os._exit(1)
    return parent


def closed(number: int) -> object:
    """Something that cannot travel."""
    return lambda: number


@pytest.mark.usefixtures("begun")
def test_the_first_process_loads_and_the_others_stay() -> None:
    first = [cores.later(place, 0)() for _ in range(3)]
    then = [result for _, result in cores.each(place, dict.fromkeys(range(9), 0), weight, 2)]
    workers = {process for process, _ in (*first, *then)}
    assert len(workers) <= 2
    assert os.getpid() not in workers
    assert len({tuple(loaded) for _, loaded in (*first, *then)}) == 1
    assert len(first[0][1]) == 1
    assert LOADED == []


@pytest.mark.usefixtures("begun")
def test_work_for_later_is_done_beside_other_work() -> None:
    answers = [cores.later(doubled, number) for number in range(5)]
    assert dict(cores.each(doubled, {3: 3}, weight)) == {3: 6}
    assert [answer() for answer in answers] == [0, 2, 4, 6, 8]


@pytest.mark.usefixtures("begun")
def test_whoever_takes_results_may_ask_for_more() -> None:
    """What was done while somebody waited for something else is neither lost nor done again."""
    found = {}
    for at, (process, _) in cores.each(place, dict.fromkeys(range(9), 0), weight):
        found[at] = process
        assert [cores.later(doubled, number)() for number in (1, 2, 3)] == [2, 4, 6]
    assert sorted(found) == list(range(9))
    assert os.getpid() not in found.values()
    assert cores.is_begun(cores.Trade.TYPESETTING)


def test_work_for_later_is_done_here_where_no_process_was_begun() -> None:
    assert cores.later(place, 0)()[0] == os.getpid()


@pytest.mark.usefixtures("begun")
def test_what_a_dying_process_leaves_is_done_here() -> None:
    assert dict(cores.each(dies_elsewhere, dict.fromkeys(range(5), os.getpid()), weight)) == dict.fromkeys(
        range(5), os.getpid()
    )
    assert cores.later(dies_elsewhere, os.getpid())() == os.getpid()


@pytest.mark.usefixtures("begun")
def test_a_process_that_dies_before_it_is_asked() -> None:
    answers = [cores.later(dies_elsewhere, os.getpid()) for _ in range(5)]
    assert [answer() for answer in answers] == [os.getpid()] * 5


@pytest.mark.usefixtures("begun")
def test_what_cannot_travel_is_made_here() -> None:
    made = cores.later(closed, 7)()
    assert callable(made)
    assert made() == 7


class Told(Exception):
    """A fault that cannot be made again from its words alone."""

    def __init__(self, place: str, words: str) -> None:
        super().__init__(f"{place}: {words}")


def tells(number: int) -> int:
    raise Told("here", f"no {number}")


@pytest.mark.usefixtures("begun")
def test_a_fault_that_cannot_travel_is_met_here() -> None:
    with pytest.raises(Told, match="here: no 7"):
        cores.later(tells, 7)()
    with pytest.raises(Told, match="here: no "):
        list(cores.each(tells, {1: 1, 2: 2}, weight))


@pytest.mark.usefixtures("begun")
def test_a_fault_comes_back_and_ends_the_processes() -> None:
    with pytest.raises(ValueError, match="no 7"):
        cores.later(fails, 7)()
    assert not cores.is_begun(cores.Trade.TYPESETTING)
    assert cores.later(place, 0)()[0] == os.getpid()
