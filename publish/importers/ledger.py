"""Keeps count of what is left out and what is recognised, to tell the author in few lines."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from publish import rules
from publish.problems import Location, Problem

_LONGEST = 60
_MOST_QUOTED = 12


@dataclass
class Ledger:
    """The account of one file; `source` is its name in messages."""

    source: str
    left_out: Counter[str] = field(default_factory=Counter)
    recognised: Counter[str] = field(default_factory=Counter)
    quoted: list[str] = field(default_factory=list)
    pictures: dict[str, str] = field(default_factory=dict)
    cut_links: int = 0

    def leave(self, what: str, text: str = "") -> None:
        """Something is left out; its first words are quoted where it had any."""
        self.left_out[what] += 1
        words = " ".join(text.split())
        if words and words not in self.quoted:
            self.quoted.append(words)

    def find(self, what: str, count: int = 1) -> None:
        """Something is recognised."""
        self.recognised[what] += count

    def lose_picture(self, address: str, why: str) -> None:
        """A picture stays behind."""
        self.pictures.setdefault(shortened(address), why)

    def problems(self) -> list[Problem]:
        """The account as notices and warnings."""
        place = Location(self.source)
        told = []
        if self.recognised:
            told.append(rules.RECOGNISED.at(place, f"recognised: {_listed(self.recognised)}"))
        if self.left_out:
            hint = "; ".join(f"'{shortened(words)}'" for words in self.quoted[:_MOST_QUOTED])
            if len(self.quoted) > _MOST_QUOTED:
                hint += f"; and {len(self.quoted) - _MOST_QUOTED} more"
            told.append(
                rules.LEFT_OUT.at(
                    place, f"left out: {_listed(self.left_out)}", f"that is {hint}" if hint else ""
                )
            )
        for address, why in self.pictures.items():
            told.append(rules.LEFT_PICTURE.at(place, f"the picture '{address}' was left out: {why}"))
        if self.cut_links:
            many = f"{self.cut_links} links" if self.cut_links > 1 else "1 link"
            told.append(rules.CUT_LINK.at(place, f"{many} to what did not come along"))
        return told


def shortened(text: str) -> str:
    """The first words of a text."""
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0][:_LONGEST] + "…"


def _listed(counts: Counter[str]) -> str:
    return ", ".join(what if count == 1 else f"{what} ({count})" for what, count in counts.items())
