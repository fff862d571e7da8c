"""How much of the machine a build may use."""

from __future__ import annotations

from dataclasses import dataclass

from publish.store import Store


@dataclass(frozen=True)
class Means:
    """So many processes, by default one for each core, and a cache; without one, everything is made anew."""

    jobs: int | None = None
    store: Store | None = None


PLAIN = Means()
