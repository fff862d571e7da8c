"""Terms that the author lists for the index."""

from __future__ import annotations

from dataclasses import dataclass, field

from publish.problems import Location


@dataclass(frozen=True)
class Term:
    """An entry of the index, the forms in which the text has it, and where it is listed."""

    entry: str
    forms: tuple[str, ...]
    place: Location = field(default_factory=Location)
