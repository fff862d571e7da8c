"""Notes for paper: from the end of the division to the foot of the page of their call.

The typesetter cannot part a note between pages, so that long ones, and those that hold more than
paragraphs, stay at the end. What it does with the others is audited, for it may lose one without a word.
"""

from __future__ import annotations

import copy
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from unicodedata import east_asian_width

from lxml import etree

from publish import rules
from publish.book.divisions import Division
from publish.book.settings import PageSettings
from publish.book.tree import H, append, element, every, has_class, local, remove, with_class, words_of
from publish.pdf.unit import FOOT, NUMBER, Anchor, Call, Sheet, Typeset
from publish.problems import Problem

LONGEST = 900  # characters
SHARE, LETTER, LINE = 0.25, 1.4, 3.9  # of a page's text; millimetres in the size of notes
FLOWING = frozenset({"p", "div", "blockquote"})
HEAVY = tuple(
    f"{H}{name}"
    for name in ("ul", "ol", "dl", "table", "pre", "figure", "img", "hr", "h2", "h3", "h4", "h5", "h6")
)
# What can be kept together or pushed to the next page; the outermost of a row's cells is the row.
BLOCKS = tuple(
    f"{H}{name}"
    for name in ("tr", "p", "li", "dd", "dt", "figcaption", "caption", "h1", "h2", "h3", "h4", "h5", "h6")
)
ROUNDS, MOST = 8, 64  # repairs of one note; and of all notes of a division
FEWEST = 2  # lines that stay together anyhow
WHOLE = 999  # lines: a block of fewer is not parted
NEARLY = 1.0  # pixels: the typesetter's rounding
WHITE_SPACE = re.compile(r"[ \t\n]+")


def longest(page: PageSettings) -> int:
    """How many characters of a note a page has room for: those of a quarter of its text, at most 900."""
    width = page.text_width
    height = page.height - page.margins.top - page.margins.bottom
    return min(LONGEST, int(SHARE * width / LETTER * height / LINE))


def to_foot(tree: etree._Element, division: Division, most: int, problems: list[Problem]) -> tuple[Call, ...]:
    """Move the notes of a division, in place, to their calls; the calls in order.

    A note stays with its first call. Those of more than so many characters, and those that hold what is no
    text, stay where they are. `division` lends its place for what is reported.
    """
    notes = {note.get("id", ""): note for note in _notes(tree)}
    calls: list[Call] = []
    for call in [a for a in every(tree, "a") if has_class(a, "note-call")]:
        note = notes.pop((call.get("href") or "").removeprefix("#"), None)
        if note is not None and _fits(note, division, most, problems):
            calls.append(_set_foot(call, note, len(calls)))
    return tuple(calls)


def ways_back(trees: Iterable[etree._Element]) -> dict[str, str]:
    """The first call of each note."""
    ways: dict[str, str] = {}
    for call in (call for tree in trees for call in with_class(tree, "note-call")):
        ways.setdefault((call.get("href") or "").removeprefix("#"), call.get("id") or "")
    return ways


def to_end(tree: etree._Element, ways: Mapping[str, str]) -> None:
    """The notes that stay at the end get their marks, which lead back; a section without notes goes."""
    for note in _notes(tree):
        _head(note, ways.get(note.get("id") or "", ""))
    for section in with_class(tree, "notes"):
        if not _notes(section):
            remove(section)


def _notes(tree: etree._Element) -> list[etree._Element]:
    """The notes, which have a number; an admonition may be of the class too."""
    return [note for note in with_class(tree, "note") if note.get("data-number")]


def _fits(note: etree._Element, division: Division, most: int, problems: list[Problem]) -> bool:
    number, words = note.get("data-number", ""), words_of(note)
    length = len(words)
    if length + sum(east_asian_width(letter) in "WF" for letter in words) > most:
        said = f"note {number} has {length} characters"
    elif any(True for _ in note.iter(*HEAVY)):
        said = f"note {number} holds a list, table, listing or picture"
    else:
        return True
    problems.append(rules.LONG_NOTE.at(division.place(note), f"{said}; it stands at the end of its chapter"))
    return False


def _set_foot(call: etree._Element, note: etree._Element, block: int) -> Call:
    """Put a note, as a span, right behind its call."""
    foot = element("span", {"class": "footnote", "id": note.get("id", "")}, mark(note, call.get("id", "")))
    if NUMBER in note.attrib:
        foot.set(NUMBER, note.get(NUMBER, ""))
    append(foot, " ")
    for part in _inlined(note, within_link=any(True for _ in call.iterancestors(f"{H}a"))):
        append(foot, part)
    foot.tail, call.tail = call.tail, None
    call.addnext(foot)
    _number_block(call, block)
    parent = note.getparent()
    if parent is not None:
        parent.remove(note)
    return Call(foot.get("id", ""), call.get("id", ""), block)


def mark(note: etree._Element, call: str) -> etree._Element:
    """The number at the head of a note, a link back to its call where there is one."""
    number = note.get("data-number", "")
    name = "note-mark" if number.isalnum() else "note-mark symbol"
    return element("a", {"class": name, "href": f"#{call}"} if call else {"class": name}, number)


def _inlined(note: etree._Element, within_link: bool) -> Iterator[str | etree._Element]:
    """A note's content with spans for blocks: a block would end the paragraph that holds the call."""
    body = copy.deepcopy(note)
    for node in list(body.iter(etree.Element)):
        name = local(node)
        _fold(node)
        if name in FLOWING and node is not body:
            node.set("class", f"note-{name} {node.get('class', '')}".strip())
            node.tag = f"{H}span"
        elif name == "a" and within_link:
            node.tag = f"{H}span"
    yield (body.text or "").lstrip()
    yield from list(body)


def _fold(node: etree._Element) -> None:
    """White space as one space: WeasyPrint keeps line ends inside a note as breaks."""
    if node.text:
        node.text = WHITE_SPACE.sub(" ", node.text)
    if node.tail:
        node.tail = WHITE_SPACE.sub(" ", node.tail)


def _number_block(call: etree._Element, number: int) -> None:
    """Give the block around a call a number by which a style can reach it."""
    around = list(call.iterancestors(*BLOCKS))
    if around:
        rows = [block for block in around if local(block) == "tr"]
        chosen = rows[-1] if rows else around[0]
        chosen.set("data-block", " ".join([*(chosen.get("data-block") or "").split(), str(number)]))


def _head(note: etree._Element, call: str) -> None:
    first = next(iter(every(note, "p")), note)
    number = mark(note, call)
    number.tail, first.text = f" {first.text or ''}", None
    first.insert(0, number)


def misplaced(calls: Iterable[Call], done: Typeset) -> tuple[Call, ...]:
    """The calls whose note is lost, cut off, out of order, over the text, or not on their page."""
    bad: list[Call] = []
    last = (-1, -1.0)
    floors = _floors(done)
    for item in calls:
        note, call = done.anchors.get(item.note), done.anchors.get(item.call)
        if note is None or call is None or note.page != call.page:
            bad.append(item)
            continue
        over_text = note.top < floors.get(note.page, 0.0) - NEARLY
        if (note.page, note.top) < last or over_text or _cut_off(note, done):
            bad.append(item)
        last = max(last, (note.page, note.top))
    return tuple(bad)


def _floors(done: Typeset) -> dict[int, float]:
    """Where the text of each page ends."""
    floors: dict[int, float] = {}
    for line in done.lines:
        if line.kind != FOOT:
            floors[line.page] = max(floors.get(line.page, 0.0), line.bottom)
    return floors


def _cut_off(note: Anchor, done: Typeset) -> bool:
    return note.top < 0 or note.bottom > done.height


def has_hope(first: Call, tried: Counter[str]) -> bool:
    """Whether the first of the misplaced notes may be brought home yet; the others move with it."""
    return tried[first.note] < ROUNDS and tried.total() < MOST


def repair(calls: Sequence[Call], done: Typeset, tried: Counter[str]) -> Sheet:
    """A style that brings misplaced notes to the page of their call; `tried` counts the remedies of each."""
    rules_of_css = [_remedy(call, done, tried[call.note]) for call in calls]
    tried.update(call.note for call in calls)
    return Sheet("repair", "\n".join(dict.fromkeys(rules_of_css)))


def _remedy(call: Call, done: Typeset, tried: int) -> str:
    """At first the block at the foot of the page goes, then the lines from the call on, then its block.

    WeasyPrint takes the room of a note for the second line of a block that comes after it, unless that line
    may not be followed by a break.
    """
    at = done.anchors.get(call.call)
    foot = _foot(at.page, done) if at else -1
    if not tried and foot >= 0:
        return f'[{NUMBER}="{foot}"] {{ widows: {WHOLE} !important }}'
    lines = _lines_from(at, done) if at and tried == 1 else 0
    remedy = (
        f"widows: {lines}" if lines > FEWEST else "break-before: page" if tried > 1 else "break-inside: avoid"
    )
    return f'[data-block~="{call.block}"] {{ {remedy} !important }}'


def _foot(page: int, done: Typeset) -> int:
    """The element whose line stands last in the text of a page."""
    here = [line for line in done.lines if line.page == page and line.kind != FOOT]
    return max(here, key=lambda line: line.bottom).element if here else -1


def _lines_from(at: Anchor, done: Typeset) -> int:
    """How many lines of its block there are from a call on."""
    middle = (at.top + at.bottom) / 2
    here = [line for line in done.lines if line.page == at.page and line.top <= middle <= line.bottom]
    around = [line for line in here if line.edges[0] <= at.left <= line.edges[1]]
    if not around:
        return 0
    element = around[0].element
    return sum(
        line.element == element and (line.page, line.bottom) >= (at.page, middle) for line in done.lines
    )


def report(division: Division, done: Typeset, problems: list[Problem]) -> None:
    """Name the notes that even the repairs did not bring to their page."""
    calls = {a.get("id", ""): a for a in every(division.tree, "a")}
    for item in done.misplaced:
        call = calls.get(item.call)
        number = "".join(call.itertext()) if call is not None else item.note
        message = f"note {number} does not fit on the page of its call"
        problems.append(rules.LOST_NOTE.at(division.place(call), message))
