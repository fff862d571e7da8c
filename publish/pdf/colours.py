"""The spans that colour listings: those that no style of an edition tells apart are spared the typesetter.

It makes a box of every span on every line, and on paper most colours are no more than the black of the rest.
Lines that may turn over keep their spans: the typesetter chooses other places beside the edges of one. So do
lines with letters that another font may have to lend.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from publish.book.tree import H, classes, every
from publish.pdf.selectors import COLOUR
from publish.pdf.unit import NUMBER

PLAIN = frozenset({"class", NUMBER})  # the attributes of a span that is nothing but a colour
LETTER = 2.2  # millimetres: more than a letter of code is wide
NARROWER = frozenset(f"{H}{name}" for name in ("li", "dd", "blockquote", "aside", "div", "figure"))
TAB = 4
LESS = 5  # letters that each of these takes of the line
CELLS = (f"{H}td", f"{H}th")


def is_colour(node: etree._Element) -> bool:
    """Whether an element is there to colour a piece of code, and for nothing else."""
    if node.tag != f"{H}span" or len(node) or not PLAIN.issuperset(node.attrib):
        return False
    names = classes(node)
    return len(names) == 1 and names[0].startswith(COLOUR)


def thin(tree: etree._Element, told: frozenset[str] | None, width: float) -> None:
    """Leave away the colours that are not among those told apart; None is for all.

    The text, which is so many millimetres wide, stays as it is, and so do lines that may be too long for it.
    """
    if told is None:
        return
    for listing in every(tree, "pre"):
        letters = _letters(listing, width)
        for node in list(every(listing, "code", "span")):
            if len(node) and all(map(is_colour, node)):
                _join(node, _unseen(node, told, letters))


def _letters(listing: etree._Element, width: float) -> int:
    """How many letters have room in a line of a listing, at least."""
    around = [node.tag for node in listing.iterancestors()]
    if any(cell in around for cell in CELLS):
        return 0
    return int(width / LETTER) - LESS * sum(tag in NARROWER for tag in around)


def _unseen(node: etree._Element, told: frozenset[str], letters: int) -> set[etree._Element]:
    """The children of another colour than those told apart, in plain lines."""
    plain = [_is_plain(line, letters) for line in "".join(map(str, node.itertext())).split("\n")]
    unseen: set[etree._Element] = set()
    line = (node.text or "").count("\n")
    for child in node:
        last = line + (child.text or "").count("\n")
        if all(plain[line : last + 1]) and not told.issuperset(classes(child)):
            unseen.add(child)
        line = last + (child.tail or "").count("\n")
    return unseen


def _is_plain(line: str, letters: int) -> bool:
    """Whether a line is sure to stand in one row and in one font: another moves what is beside a span."""
    return line.isascii() and len(line.expandtabs(TAB)) <= letters


def _join(parent: etree._Element, dropped: set[etree._Element]) -> None:
    """Take elements out of their parent, whose text and theirs become one."""
    before: etree._Element | None = None
    pieces = [parent.text]
    for child in list(parent):
        if child in dropped:
            pieces += [child.text, child.tail]
            parent.remove(child)
        else:
            _hang(parent, before, pieces)
            before, pieces = child, [child.tail]
    _hang(parent, before, pieces)


def _hang(parent: etree._Element, before: etree._Element | None, pieces: Sequence[str | None]) -> None:
    text = "".join(piece for piece in pieces if piece)
    if before is None:
        parent.text = text
    else:
        before.tail = text
