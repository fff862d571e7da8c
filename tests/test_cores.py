"""Work shared among processes: the same results for any number of them, and nothing left lying about."""

from __future__ import annotations

import gc

import pytest

from publish import cores


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
    monkeypatch.setattr(cores, "MANY", many)
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
