"""A novel: prose, dialogue, scene breaks and a few notes."""

from __future__ import annotations

import random
from pathlib import Path

from tests.benchmarks.binding import bind
from tests.benchmarks.prose import Prose


def write(folder: Path, words: int = 100_000, chapters: int = 40, notes: int = 20, seed: int = 1) -> None:
    """Write the book into a folder."""
    prose = Prose(seed)
    noted = set(random.Random(seed).sample(range(chapters), min(notes, chapters)))
    texts = [_chapter(prose, words // chapters, at in noted) for at in range(chapters)]
    bind(folder, "A Long Story", texts)


def _chapter(prose: Prose, words: int, noted: bool) -> str:
    start, parts = prose.words, [f"# {prose.title()}"]
    while prose.words - start < words:
        chance = prose.dice.random()
        if chance < 0.25:
            parts.append(prose.dialogue())
        elif chance < 0.29 and len(parts) > 4:
            parts.append("* * *")
        else:
            parts.append(prose.paragraph())
    if noted:
        parts[1] += "[^n]"
        parts.append(f"[^n]: {prose.sentence()} {prose.sentence()}")
    return "\n\n".join(parts) + "\n"
