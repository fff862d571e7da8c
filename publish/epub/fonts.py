"""The theme's fonts inside an EPUB (EPUB 3.3, 3.2): only the letters that the book has, never obfuscated.

The one door to fontTools. Kindle and Kobo know regular and bold faces in TrueType or OpenType, and no
variable ones; so a variable font gives one of each.
"""

from __future__ import annotations

import io
import string
from collections import defaultdict
from collections.abc import Iterable, Iterator

import tinycss2
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from publish.book.divisions import Book
from publish.book.names import slug
from publish.epub.package import Item
from publish.epub.places import FONTS
from publish.themes import FontFace, Theme

FONT_TYPE = "font/ttf"
REGULAR, BOLD = 400, 600
TEXT_SIZE = 14  # points: what optical sizes are cut for
# What the theme asks of its faces, beside what every face does by itself.
FEATURES = ("smcp", "c2sc", "lnum", "onum", "tnum", "pnum", "sups")


def embedded(book: Book, theme: Theme) -> tuple[tuple[Item, ...], str]:
    """The font files that a book needs, and the stylesheet that uses them."""
    wanted = _wanted(theme, _letters_of(book))
    items: list[Item] = []
    rules: list[str] = []
    for face in theme.fonts:
        if needed := wanted.get(face.family):
            for weight, data in _cuts(face, needed):
                item = _item(face, weight, data)
                items.append(item)
                rules.append(_rule(face, weight, item))
    return tuple(items), "\n".join([*rules, theme.epub_fonts])


def _letters_of(book: Book) -> set[int]:
    texts = (text for division in book.divisions for text in division.tree.itertext())
    return {ord(letter) for words in (string.printable, *book.words.values(), *texts) for letter in words}


def _wanted(theme: Theme, letters: set[int]) -> dict[str, set[int]]:
    """The letters that each family gives: those that the families named before it have not."""
    known = {face.family: _letters(face) for face in reversed(theme.fonts)}
    wanted: defaultdict[str, set[int]] = defaultdict(set)
    for families in _lists(theme.epub_fonts):
        left = set(letters)
        for family in families:
            wanted[family] |= left & known.get(family, set())
            left -= known.get(family, set())
    return {family: needed for family, needed in wanted.items() if any(chr(n).isalpha() for n in needed)}


def _letters(face: FontFace) -> set[int]:
    with TTFont(face.path, lazy=True) as font:
        return set(font.getBestCmap())


def _lists(css: str) -> Iterator[list[str]]:
    """Every list of families in a stylesheet."""
    for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        for item in tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True):
            yield [token.value for token in item.value if token.type == "string"]


def _cuts(face: FontFace, letters: Iterable[int]) -> Iterator[tuple[int, bytes]]:
    """The weights that an EPUB gets of a face; of a slanted one the regular is enough."""
    font = _subset(face, letters)
    if not face.variable:
        yield int(face.weight), font
        return
    for weight in (REGULAR, BOLD) if face.style == "normal" else (REGULAR,):
        variable = TTFont(io.BytesIO(font), recalcTimestamp=False)
        place = {axis.axisTag: axis.defaultValue for axis in variable["fvar"].axes}
        place |= {"wght": weight} | ({"opsz": TEXT_SIZE} if "opsz" in place else {})
        yield weight, _written(instancer.instantiateVariableFont(variable, place))


def _subset(face: FontFace, letters: Iterable[int]) -> bytes:
    font = TTFont(face.path, recalcTimestamp=False)
    options = subset.Options()
    options.layout_features = [*options.layout_features, *FEATURES]
    options.notdef_outline = True
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=letters)
    cutter.subset(font)
    return _written(font)


def _written(font: TTFont) -> bytes:
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def _item(face: FontFace, weight: int, data: bytes) -> Item:
    name = slug(f"{face.family} {weight} {face.style}")
    return Item(f"font-{name}", f"{FONTS}/{name}.ttf", FONT_TYPE, data)


def _rule(face: FontFace, weight: int, item: Item) -> str:
    thickness = "bold" if weight >= BOLD else "normal"
    return (
        f'@font-face {{ font-family: "{face.family}"; font-style: {face.style}; font-weight: {thickness};'
        f' src: url("../{item.file}") }}'
    )
