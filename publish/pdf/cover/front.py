"""The front of a cover: its picture, or the title, subtitle and authors set large and large enough to fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from urllib.parse import quote

from publish import rules
from publish.book.divisions import Book
from publish.pdf.cover import sheets, titling
from publish.pdf.cover.geometry import PIXELS, Panel
from publish.pdf.cover.outlines import outline
from publish.pdf.cover.setting import Setting, imprint
from publish.pdf.typeset import typeset
from publish.pdf.unit import Sheet, Typeset
from publish.problems import Location, Problem

LARGEST = 22  # units: the size of a title that has room
TALLEST = 0.46  # of the panel: the height that a title may take
FEWER_LINES = 1.08  # how much larger another line has to make a title
MANY = 3  # authors that get a line each
TIED = 30  # letters of a name that stays on one line
SMALLER, ATTEMPTS = 0.87, 10
SUBTITLE = 0.96  # of the area's width: what a line of the subtitle may take
THIN = 0.1  # letters: what no title is narrower than
PROBE = 20.0  # millimetres: the size at which lines are measured
LETTER = 200.0  # millimetres: the size at which the initial is drawn
BIG_PAGE = "@page { size: 9000mm 9000mm } .front { width: 8000mm }"
CREDITS = {"trl": "translated_by", "ill": "illustrated_by"}


@dataclass(frozen=True)
class Front:
    """A front as HTML, and the sizes that it was found to need; `done` is that alone, where it was set so."""

    html: str
    sheets: tuple[Sheet, ...] = ()
    rule: float | None = None  # where the rule under the authors is, from the top of the trim
    done: Typeset | None = None


def pictured(setting: Setting, _problems: list[Problem]) -> Front:
    """A front that is the book's picture."""
    cover = setting.book.metadata.cover
    picture = f'<img class="picture" src="{quote(cover.image)}" alt="">' if cover else ""
    return Front(f'<section class="panel front">{picture}</section>')


def typographic(setting: Setting, problems: list[Problem]) -> Front:
    """A front made of words. They become smaller until all of them are on it."""
    lines, size = _title(setting)
    subtitle = _subtitle(setting)
    initial = _initial(setting)
    unit, scale = setting.panel.unit, 1.0
    for _ in range(ATTEMPTS):
        values = sheets.sizes({"title-size": size * scale, "t": unit * scale})
        front = Front(_html(setting.book, lines, subtitle, initial), (values,))
        done = typeset(setting.unit(front.html, *front.sheets))
        if _fits(done, setting.panel):
            break
        scale *= SMALLER
    else:
        place = Location(setting.book.source)
        problems.append(rules.LONG_FRONT.at(place, "the words of the front cover do not fit on it"))
    return replace(front, rule=done.anchors["rule"].top / PIXELS, done=done)


def _fits(done: Typeset, panel: Panel) -> bool:
    """Whether the words end above the publisher, and no line sticks out."""
    words, foot = done.anchors["words"], done.anchors.get("foot")
    if foot is None or words.bottom > foot.top - panel.unit * PIXELS:  # what runs off the page pushes it out
        return False
    edges = (panel.area.left * PIXELS - 1, panel.area.right * PIXELS + 1)
    lines = [box for name, box in done.anchors.items() if name.startswith("line-")]
    return all(edges[0] <= box.left and box.right <= edges[1] for box in lines)


def _title(setting: Setting) -> tuple[tuple[str, ...], float]:
    """The lines of the title and the size in millimetres that make it largest."""
    area, unit = setting.panel.area, setting.panel.unit
    chosen: tuple[str, ...] = ()
    largest = 0.0
    ways = titling.lines(setting.book.metadata.title)
    for lines, width, height in _measured(setting, "title", list(ways), PROBE):
        size = min(
            LARGEST * unit, area.width / max(width, THIN), TALLEST * setting.panel.trim.height / height
        )
        if size > largest * FEWER_LINES:
            chosen, largest = lines, size
    return chosen, largest


def _subtitle(setting: Setting) -> tuple[str, ...]:
    """The lines of the subtitle: as few as have room, and as even as can be."""
    text = setting.book.metadata.subtitle
    if not text:
        return ()
    room = setting.panel.area.width * SUBTITLE
    ways = _measured(setting, "subtitle", list(titling.lines(text)), 1.0)
    return next((lines for lines, width, _ in ways if width <= room), (text,))


def _measured(
    setting: Setting, name: str, settings: Sequence[tuple[str, ...]], size: float
) -> list[tuple[tuple[str, ...], float, float]]:
    """Each way to break words with its width and height, as multiples of the size of the title's letters."""
    texts = dict.fromkeys(line for lines in settings for line in lines)
    names = {text: f"probe-{number}" for number, text in enumerate(texts)}
    probes = "".join(
        f'<div><span id="{names[text]}" style="display: inline-block">{escape(text)}</span></div>'
        for text in texts
    )
    body = f'<section class="front"><div class="{name}" style="white-space: nowrap">{probes}</div></section>'
    probe = sheets.sizes({"title-size": size, "t": setting.panel.unit})
    boxes = typeset(setting.unit(body, probe, Sheet("cover", BIG_PAGE))).anchors
    pixels = size * PIXELS
    found = []
    for lines in settings:
        measured = [boxes[names[line]] for line in lines]
        width = max(box.right - box.left for box in measured)
        height = sum(box.bottom - box.top for box in measured)
        found.append((lines, width / pixels, height / pixels))
    return found


def _initial(setting: Setting) -> str:
    """The initial of the title as a drawing in the letters of the title."""
    letter = titling.initial(setting.book.metadata.title)
    body = f'<section class="front"><p class="title">{escape(letter)}</p></section>'
    probe = sheets.sizes({"title-size": LETTER})
    side = "left" if setting.book.metadata.direction == "rtl" else "right"
    return outline(
        typeset(setting.unit(body, probe, Sheet("cover", BIG_PAGE))).pdf, side, setting.palette.shade
    )


def _html(book: Book, lines: tuple[str, ...], subtitle: tuple[str, ...], initial: str) -> str:
    metadata = book.metadata
    title = " ".join(
        f'<span class="line" id="line-{at}">{escape(line)}</span>' for at, line in enumerate(lines)
    )
    below = " ".join(f'<span class="line">{escape(line)}</span>' for line in subtitle)
    many = " many" if len(metadata.authors) > MANY else ""
    words = (
        f'<p class="author{many}">{_names(book)}</p><div class="rule" id="rule"></div>'
        f'<h1 class="title">{title}</h1>'
        + (f'<p class="subtitle">{below}</p>' if below else "")
        + "".join(f'<p class="credit">{escape(credit)}</p>' for credit in _credits(book))
    )
    return (
        f'<section class="panel front">{initial}<div class="area"><div id="words">{words}</div>'
        f'<p class="publisher" id="foot">{escape(imprint(book))}</p></div></section>'
    )


def _names(book: Book) -> str:
    """Those who wrote the book, a line each where they are few; else those who edited it."""
    names = list(book.metadata.authors)
    editors = [person.name for person in book.metadata.contributors if person.role == "edt"]
    if not names and editors:
        names = [f"{book.words['edited_by']} {', '.join(editors)}"]
    rows = names if len(names) <= MANY else [", ".join(map(_tied, names))]
    return "".join(f"<span>{escape(row)}</span>" for row in rows) or "<span>\u00a0</span>"


def _tied(name: str) -> str:
    """A name that is not broken, if a line has room for it."""
    return name.replace(" ", "\u00a0") if len(name) <= TIED else name


def _credits(book: Book) -> list[str]:
    return [
        f"{book.words[CREDITS[person.role]]} {person.name}"
        for person in book.metadata.contributors
        if person.role in CREDITS
    ]
