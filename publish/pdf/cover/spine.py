"""The spine of a cover: authors and title along it where there is room, the publisher at its foot.

In English the line runs down, so that it can be read when the book lies with its front up; in most of Europe
it runs up. Chinese, Japanese and Korean characters stand upright under one another.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby
from urllib.parse import quote

from publish import rules
from publish.book.divisions import Book
from publish.pdf.cover import sheets
from publish.pdf.cover.demands import CoverRules
from publish.pdf.cover.geometry import PIXELS, POINT, Box
from publish.pdf.cover.setting import GAP, Job, imprint
from publish.pdf.typeset import typeset
from publish.pdf.unit import Sheet
from publish.problems import Location, Problem

# Languages whose titles run up. ISO 6357 wants them down, as in English, Dutch and Scandinavian books; the
# rest of continental Europe and Latin America have them up.
UPWARDS = frozenset(
    {
        "bg", "ca", "cs", "de", "el", "es", "et", "eu", "fr", "gl", "hr", "hu", "it", "lt", "lv", "mk", "pl",
        "pt", "ro", "ru", "sk", "sl", "sq", "sr", "uk",
    }
)  # fmt: skip
DEPTH = 0.93  # of its size: from the highest to the lowest reach of a line of letters
LARGEST = 4.6  # units
SMALL = 0.9  # of the title's size: the names beside it
WORTHY = (0.8, 0.5, 0.0)  # of the size that fits the width: what is rather shortened than set smaller
LARGEST_MARK = 10  # units
SMALLEST_MARK = 4.0  # millimetres; a smaller one would be a spot
UPRIGHT = frozenset({"zh", "ja", "ko"})
STYLE = """
.spine-line { margin: 0; white-space: nowrap }
.run { display: inline-block; line-height: 1 }
.upright { display: inline-block; width: 1em; line-height: 1; text-align: center }"""


@dataclass(frozen=True)
class Spine:
    """A spine as HTML, and its own style."""

    html: str
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True)
class _Words:
    """What a spine says: the line, and the publisher at its foot."""

    line: str
    foot: str = ""
    alone: bool = False

    def smallest(self, asked: CoverRules) -> float:
        """How small the title may be, in millimetres: the names beside it are smaller."""
        return asked.smallest * POINT / (1 if self.alone else SMALL)

    def html(self) -> str:
        """Two lines, one over the other, that end in different places."""
        parts = {"line": self.line, "foot": self.foot}
        return "".join(
            f'<p class="spine-line {name}"><span id="spine-{name}" class="run">{inner}</span></p>'
            for name, inner in parts.items()
            if inner
        )


def spine(job: Job, problems: list[Problem]) -> Spine:
    """The spine of a wrap; a problem tells if it has to stay without words."""
    mark, words = _mark(job), ""
    styles: tuple[Sheet, ...] = (Sheet("cover", f".spine {{ {job.wrap.spine.css()} }}"),)
    if job.book.settings.cover.spine_text != "none":
        found = _fitting(job, mark.above)
        if found is None:
            problems.append(rules.BARE_SPINE.at(Location(job.book.source), _why_bare(job)))
        else:
            words, styles = found[0].html(), (*styles, *found[1])
    return Spine(f'<section class="panel spine">{words}{mark.html}</section>', styles)


def _why_bare(job: Job) -> str:
    wanted = job.asked.spine_pages
    if job.pages is not None and job.pages < wanted:
        return f"a spine of {job.pages} pages stays without words: {job.asked.name} wants {wanted} at least"
    return f"a spine of {job.wrap.spine_width:.1f} mm is too narrow for words"


def _fitting(job: Job, below: float) -> tuple[_Words, tuple[Sheet, ...]] | None:
    """What the spine says and how: all of it if there is room, less or smaller where there is not."""
    if job.pages is not None and job.pages < job.asked.spine_pages:
        return None
    length = below - job.below_rule
    largest = min(LARGEST * job.unit, (job.wrap.spine_width - 2 * job.asked.spine_clear) / DEPTH)
    if largest < job.asked.smallest * POINT:
        return None
    # Small letters of a face with optical sizes are wider: what fits by their measure always fits.
    ways = [(words, *_measured(job, words, words.smallest(job.asked))) for words in _ways(job.book)]
    for share in WORTHY:
        for words, line, foot in ways:
            gap = GAP * job.unit if foot else 0
            size = min(largest, (length - gap) / (line + foot))
            if size >= max(share * largest, words.smallest(job.asked)):
                return words, _styles(job, length, size)
    return None


def _ways(book: Book) -> Iterator[_Words]:
    """What a spine may say, the fullest first."""
    metadata = book.metadata
    title = f'<span class="title">{_set(metadata.title, book)}</span>'
    names = _set(", ".join(metadata.authors), book)
    authors = f'<span class="author">{names}</span> ' if names else ""
    publisher = f'<span class="publisher">{_set(name, book)}</span>' if (name := imprint(book)) else ""
    yield _Words(authors + title, "" if book.settings.cover.mark else publisher)
    yield _Words(authors + title)
    yield _Words(title, alone=True)


def _set(text: str, book: Book) -> str:
    """Words for the line: characters of East Asia are turned back, to stand upright in it."""
    if book.metadata.language.split("-")[0] not in UPRIGHT:
        return escape(text)
    parts: list[str] = []
    for upright, run in groupby(text, key=_stands):
        letters = [escape(letter) for letter in run]
        parts += [f'<span class="upright">{each}</span>' for each in letters] if upright else letters
    return "".join(parts)


def _stands(letter: str) -> bool:
    """Whether a character stands upright in a vertical line (Unicode Annex 50, much shortened)."""
    wide = unicodedata.east_asian_width(letter) in "WF"
    return wide and unicodedata.category(letter) in ("Lo", "Nd", "Nl", "No", "So")


def _measured(job: Job, words: _Words, size: float) -> tuple[float, float]:
    """The lengths of the line and of its foot in letters of a size, as multiples of it."""
    anchors = typeset(job.setting.unit(words.html(), _look(size))).anchors
    found = (anchors.get(f"spine-{name}") for name in ("line", "foot"))
    line, foot = ((box.right - box.left) / PIXELS / size if box else 0.0 for box in found)
    return line, foot


def _look(size: float) -> Sheet:
    values = sheets.sizes({"spine-size": size, "spine-small": size * SMALL})
    return Sheet("cover", values.text + STYLE)


def _styles(job: Job, length: float, size: float) -> tuple[Sheet, ...]:
    """The line turned into the spine: its box lies before it is turned about its corner."""
    width, top = job.wrap.spine_width, job.below_rule + job.wrap.bleed
    down = _runs_down(job.book)
    clockwise = down != job.wrap.mirrored
    box = Box(width, top, length, width) if clockwise else Box(0, top + length, length, width)
    turn, back = ("90deg", "-90deg") if clockwise else ("-90deg", "90deg")
    start, end = ("start", "end") if down else ("end", "start")
    text = f"""
    .spine-line {{ {box.css()} line-height: {width:.4f}mm; transform-origin: 0 0; transform: rotate({turn}) }}
    .spine-line.line {{ text-align: {start} }}
    .spine-line.foot {{ text-align: {end} }}
    .upright {{ transform: rotate({back}) }}"""
    return _look(size), Sheet("cover", text)


def _runs_down(book: Book) -> bool:
    custom = "up" if book.metadata.language.split("-")[0].lower() in UPWARDS else "down"
    return (book.settings.cover.spine_text or custom) == "down"


@dataclass(frozen=True)
class _Mark:
    """The publisher's mark at the foot of the spine as HTML, and where the line above it ends."""

    html: str
    above: float


def _mark(job: Job) -> _Mark:
    wrap, foot = job.wrap, job.wrap.back.area.bottom
    side = min(wrap.spine_width - 2 * job.asked.spine_clear, LARGEST_MARK * job.unit)
    name = job.book.settings.cover.mark
    if not name or side < SMALLEST_MARK:
        return _Mark("", foot)
    box = Box((wrap.spine_width - side) / 2, foot - side + wrap.bleed, side, side)
    image = f'<img class="mark" src="{quote(name)}" alt="" style="{box.css()} object-fit: contain">'
    return _Mark(image, foot - side - GAP * job.unit)
