"""A technical book: prose with listings, tables, pictures, notes and links."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import Image, ImageDraw

from tests.benchmarks.binding import bind
from tests.benchmarks.prose import VOCABULARY, Prose

CODE = '''```python
def {a}_{b}({c}, {d}=None, *, {e}=0):
    """Give the {f} of every {c}."""
    found = []
    for number, item in enumerate({c}):
        if item is None or number % {n} == 0:
            continue  # no {f} here
        value = item.{b}({d}, key="{e}-%d" % number)
        if not isinstance(value, (int, float)):
            raise TypeError(f"expected {f}, got {{value!r}}")
        found.append(value * {n}.5 + {e})
    return sorted(found, key=lambda v: (-v, str(v)))
```'''
SECTIONS = 5


def write(
    folder: Path, words: int = 60_000, chapters: int = 20, listings: int = 300, tables: int = 60,
    pictures: int = 80, notes: int = 150, links: int = 300, seed: int = 2,
) -> None:  # fmt: skip
    """Write the book into a folder."""
    writer = _Writer(seed, words, chapters)
    shares = {"code": listings, "table": tables, "picture": pictures, "note": notes, "link": links}
    texts = [
        writer.chapter(at, {kind: _share(total, at, chapters) for kind, total in shares.items()})
        for at in range(1, chapters + 1)
    ]
    bind(folder, "A Thorough Manual", texts, dict(_pictures(pictures, random.Random(seed))))


def _share(total: int, chapter: int, chapters: int) -> int:
    return total * chapter // chapters - total * (chapter - 1) // chapters


class _Writer:
    def __init__(self, seed: int, words: int, chapters: int) -> None:
        self.prose, self.dice = Prose(seed), random.Random(seed + 1)
        self.words, self.chapters = words, chapters
        self.pictured = 0

    def chapter(self, number: int, counts: dict[str, int]) -> str:
        start, paragraphs = self.prose.words, [""]
        while self.prose.words - start < self.words // self.chapters:
            paragraphs.append(self.prose.paragraph(2, 6))
        self._scatter(paragraphs, counts["link"], self._link)
        notes = [f"[^n{at}]: {self.prose.sentence()}" for at in range(counts["note"])]
        marks = iter(range(counts["note"]))
        self._scatter(paragraphs, counts["note"], lambda: f"[^n{next(marks)}]")
        kinds = [kind for kind in ("code", "table", "picture") for _ in range(counts[kind])]
        self.dice.shuffle(kinds)
        parts = [f"# {self.prose.title()}", *self._mixed(number, paragraphs[1:], kinds), *notes]
        return "\n\n".join(parts) + "\n"

    def _scatter(self, paragraphs: list[str], count: int, made: Callable[[], str]) -> None:
        """Something at the end of so many paragraphs."""
        for at in self.dice.sample(range(1, len(paragraphs)), count):
            paragraphs[at] += made()

    def _mixed(self, number: int, paragraphs: list[str], kinds: list[str]) -> Iterator[str]:
        every, done = max(1.0, len(paragraphs) / (len(kinds) + 1)), 0
        for at, paragraph in enumerate(paragraphs):
            section = at * SECTIONS // len(paragraphs)
            if at == -(-section * len(paragraphs) // SECTIONS):
                yield f"## {self.prose.title()} {{#sec-{number:03}-{section + 1}}}"
            yield paragraph
            while done < len(kinds) and at + 1 >= (done + 1) * every:
                yield getattr(self, f"_{kinds[done]}")()
                done += 1
        for kind in kinds[done:]:
            yield getattr(self, f"_{kind}")()

    def _link(self) -> str:
        chapter, section = self.dice.randint(1, self.chapters), self.dice.randint(1, SECTIONS)
        return f" See [{self.prose.title(3)}](#sec-{chapter:03}-{section})."

    def _code(self) -> str:
        return CODE.format(n=self.dice.randint(2, 9), **{letter: self._word() for letter in "abcdef"})

    def _table(self) -> str:
        rows = [
            f"| {self._word()} | {self._word()} {self._word()} | {self._word()} | {self.dice.randint(1, 9999)} |"  # noqa: E501
            for _ in range(self.dice.randint(5, 10))
        ]
        heads = " | ".join(self._word().capitalize() for _ in range(4))
        return "\n".join([f"| {heads} |", "|---|---|---|--:|", *rows])

    def _picture(self) -> str:
        at, self.pictured = self.pictured, self.pictured + 1
        return f"![Figure {at}: {self.prose.title(4)}](images/{picture_name(at)})"

    def _word(self) -> str:
        return VOCABULARY[self.dice.randrange(100, 1500)]


def picture_name(number: int) -> str:
    """Drawings and photographs by turns."""
    return f"figure-{number:02}.{'svg' if number % 2 else 'png'}"


def _pictures(count: int, dice: random.Random) -> Iterator[tuple[str, bytes]]:
    for at in range(count):
        yield picture_name(at), _drawing(at, dice) if at % 2 else _photograph(dice)


def _drawing(number: int, dice: random.Random) -> bytes:
    bars = "".join(
        f'<rect x="{20 + bar * 18}" y="{200 - high}" width="14" height="{high}" fill="#{dice.randrange(1 << 24):06x}"/>'  # noqa: E501
        for bar, high in enumerate(dice.randint(10, 180) for _ in range(30))
    )
    size = 'width="600" height="240" viewBox="0 0 600 240"'
    words = f"<title>Chart {number}</title>"
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{words}{bars}</svg>'.encode()


def _photograph(dice: random.Random) -> bytes:
    """Coloured boxes under grain, so that it does not pack well."""
    picture = Image.new("RGB", (1200, 720), (245, 245, 250))
    brush = ImageDraw.Draw(picture)
    for _ in range(120):
        left, top = dice.randint(0, 1150), dice.randint(0, 680)
        colour = (dice.randint(60, 240), dice.randint(60, 240), dice.randint(60, 240))
        brush.rectangle((left, top, left + dice.randint(5, 200), top + dice.randint(5, 120)), fill=colour)
    for top in range(0, 720, 3):
        for left in range(0, 1200, 7):
            picture.putpixel((left, top), (dice.randint(0, 255),) * 3)
    data = io.BytesIO()
    picture.save(data, "PNG")
    return data.getvalue()
