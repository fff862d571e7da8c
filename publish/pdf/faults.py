"""What the typesetter said, as problems with a place: nothing is swallowed, and each thing is said once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from string import printable

from lxml import etree

from publish import rules
from publish.book.divisions import Book, Division
from publish.book.page_map import elements
from publish.pdf import long_words, scripts
from publish.pdf.unit import BASE, CSS_PIXEL, Fit, Message, Typeset
from publish.problems import Location, Problem

NOTDEF = re.compile(r"^\.notdef glyph rendered .*\(U\+([0-9A-F]+)\)$")
UNREADABLE = re.compile(r"^(Failed to (load|render)|Font-face )")
UNFETCHED = "not in the book: "
IGNORED = re.compile(r"^Ignored `(.*)` at (\d+):(\d+), (.*?)\.?$", re.DOTALL)
# A picture without words, and an id that stands twice, are reported where the manuscript is read.
SAID_BEFORE = re.compile(r'^(Image ".*" has no required alt description|Anchor defined twice)')
POINTS = 72 / 25.4  # to the millimetre
SHOWN = 8  # characters that one message lists


def style_problems(messages: Iterable[Message], problems: list[Problem]) -> None:
    """What is wrong with the style sheets; `sheet` is the file that the author knows."""
    for message in messages:
        match = IGNORED.match(message.text)
        place = Location(message.sheet)
        said = message.text
        if match:
            place = Location(message.sheet, int(match[2]), int(match[3]))
            said = f"'{shortened(match[1])}' is ignored: {match[4]}"
        rule = rules.PAGE_RESOURCE if UNREADABLE.match(message.text) else rules.STYLE_IGNORED
        problems.append(rule.at(place, said.replace(BASE, "")))


def unit_problems(division: Division | None, done: Typeset, problems: list[Problem]) -> None:
    """What was said while a division (or none of them: heads and folios) was set, but for characters."""
    for name in done.missing:
        place = _mention(division, name)
        problems.append(rules.PAGE_RESOURCE.at(place, f"'{name}' is not in the book"))
    for message in done.messages:
        text = message.text.replace(BASE, "")
        if NOTDEF.match(text) or SAID_BEFORE.match(text) or UNFETCHED in text:
            continue
        rule = rules.PAGE_RESOURCE if UNREADABLE.match(text) else rules.STYLE_IGNORED
        problems.append(rule.at(division.place() if division else Location(), text))


def overflow_problems(division: Division, done: Typeset, problems: list[Problem]) -> None:
    """What stands outside the text block though it was made as narrow as it can be, and words that broke."""
    known = elements(division.tree)
    for spill in done.spills:
        place = division.place(known[spill.element] if spill.element >= 0 else None)
        what = {"picture": "a picture", "cell": "text in a table"}.get(spill.kind, "text")
        millimetres = spill.beyond * CSS_PIXEL / POINTS
        said = f"{what} stands {millimetres:.1f} mm outside, on page {spill.page + 1} of its piece"
        problems.append(rules.OVERFLOW.at(place, said))
    for element, fit in done.fits.items():
        if fit is Fit.BROKEN:
            problems.append(rules.BROKEN_WORD.at(division.place(known[element]), long_words.TOLD))


def shortened(css: str) -> str:
    """A declaration in one line of reasonable length."""
    line = " ".join(css.split())
    return line if len(line) <= 60 else f"{line[:59]}…"


def _mention(division: Division | None, name: str) -> Location:
    """The place of the element that names a file, or of its division."""
    if division is None:
        return Location()
    for node in division.tree.iter(etree.Element):
        if name in (node.get("src"), node.get("href")):
            return division.place(node)
    return division.place()


def character_problems(
    book: Book, typeset: Iterable[tuple[Division | None, Typeset]], known: set[str], problems: list[Problem]
) -> None:
    """Characters that no font has, and fonts of this machine that step in; `known` are the theme's."""
    pairs = list(typeset)
    without = {letter for _, done in pairs for letter in lacking(done)}
    problems.extend(
        rules.MISSING_GLYPH.at(find(book, letters), f"no font has {listed(letters)}", scripts.hint(letters))
        for letters in _by_script(without)
    )
    drawn: dict[str, set[str]] = {}
    users: dict[str, Division | None] = {}
    for division, done in pairs:
        for family, text in done.fonts.items():
            drawn.setdefault(family, set()).update(filter(_is_visible, text))
            users.setdefault(family, division)
    own = set(printable).union(*(letters for family, letters in drawn.items() if family in known))
    for family, letters in sorted(drawn.items()):
        if family not in known and letters:
            problems.append(_stranger(book, family, letters - own, users[family]))


def _stranger(book: Book, family: str, lent: set[str], user: Division | None) -> Problem:
    """A font of this machine: for characters that the theme has not, or because something asks for it."""
    place = find(book, lent)
    if place.file:
        said = f"the font {family} of this machine lends {listed(lent)}"
        return rules.SYSTEM_GLYPH.at(place, said)
    drawings = user.tree.iterfind(".//{*}img") if user else ()
    drawing = next((node for node in drawings if (node.get("src") or "").endswith(".svg")), None)
    place = user.place(drawing) if user else Location()
    said = f"the font {family} of this machine sets words in a drawing, or where a style asks for it"
    return rules.SYSTEM_GLYPH.at(place, said)


def _by_script(letters: set[str]) -> Iterator[set[str]]:
    """Characters together whose names in Unicode begin alike: a script's."""
    groups: dict[str, set[str]] = {}
    for letter in sorted(letters):
        groups.setdefault(scripts.script(letter), set()).add(letter)
    yield from groups.values()


def lacking(done: Typeset) -> Iterator[str]:
    """The characters that no font has."""
    for message in done.messages:
        match = NOTDEF.match(message.text)
        if match:
            yield chr(int(match[1], 16))


def _is_visible(letter: str) -> bool:
    return unicodedata.category(letter)[0] not in "CZ"


def named(letter: str) -> str:
    """A character as it looks and as Unicode numbers it."""
    return f"'{letter}' (U+{ord(letter):04X})"


def listed(letters: set[str]) -> str:
    """Some characters in a row."""
    row = sorted(letters)
    rest = f" and {len(row) - SHOWN} more characters" if len(row) > SHOWN else ""
    return ", ".join(named(letter) for letter in row[:SHOWN]) + rest


def find(book: Book, letters: set[str]) -> Location:
    """Where one of the characters first stands, rather in the author's words than in what is made of them."""
    for division in sorted(book.divisions, key=lambda each: not each.source):
        for node in division.tree.iter(etree.Element):
            if letters & set(node.text or ""):
                return division.place(node)
            if letters & set(node.tail or ""):
                return division.place(node.getparent())
    return Location()


def lost_targets(book: Book, ids: Iterable[str], problems: list[Problem]) -> None:
    """Links that lead to no page, each once."""
    for name in ids:
        places = (
            division.place(node)
            for division in book.divisions
            for node in division.tree.iter(etree.Element)
            if node.get("href") == f"#{name}"
        )
        problems.append(rules.MISSING_TARGET.at(next(places, Location()), f"no page holds '#{name}'"))
