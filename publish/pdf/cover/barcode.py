"""The barcode on the back of a book: an EAN-13 and the EAN-5 of its price, as a drawing (ISO/IEC 15420).

A symbol is a row of modules, all equally wide; `1` is a bar, `0` a space. The table is short, and no library
that draws the one draws the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from publish.book.isbn import hyphenated

# The digits in set A, table 1 of the standard; set C is its negative, and set B that read backwards.
SET_A = (
    "0001101", "0011001", "0010011", "0111101", "0100011",
    "0110001", "0101111", "0111011", "0110111", "0001011",
)  # fmt: skip
SET_C = tuple(digit.translate(str.maketrans("01", "10")) for digit in SET_A)
SETS = {"A": SET_A, "B": tuple(digit[::-1] for digit in SET_C), "C": SET_C}
# Which sets the left half of a symbol uses tells the first digit, and those of an add-on its check digit.
FIRST = (
    "AAAAAA", "AABABB", "AABBAB", "AABBBA", "ABAABB",
    "ABBAAB", "ABBBAA", "ABABAB", "ABABBA", "ABBABA",
)  # fmt: skip
CHECK = (
    "BBAAA", "BABAA", "BAABA", "BAAAB", "ABBAA",
    "AABBA", "AAABB", "ABABA", "ABAAB", "AABAB",
)  # fmt: skip
EDGE, MIDDLE = "101", "01010"

# Measures in modules: quiet zones, the height of the bars, and what the guard bars reach below the others.
LEFT_QUIET, RIGHT_QUIET, GAP, ADD_ON_QUIET = 11, 7, 10, 5
BARS, GUARDS = 69, 5
FIGURES, LINE = 9, 13  # the size of the figures; the line with the ISBN above the bars
FOOT = 4
MODULE, SMALL_MODULE = 0.33, 0.297  # millimetres: the nominal size, and nine tenths where there is an add-on
BLACK, WHITE = "device-cmyk(0 0 0 1)", "device-cmyk(0 0 0 0)"
FACE = "Source Code Pro"  # the theme's figures of one width


def ean13(digits: str) -> str:
    """The 95 modules of thirteen digits."""
    left = _row(digits[1:7], FIRST[int(digits[0])])
    return f"{EDGE}{''.join(left)}{MIDDLE}{''.join(_row(digits[7:], 'CCCCCC'))}{EDGE}"


def ean5(digits: str) -> str:
    """The 47 modules of an add-on."""
    odd, even = sum(map(int, digits[::2])), sum(map(int, digits[1::2]))
    return "1011" + "01".join(_row(digits, CHECK[(3 * odd + 9 * even) % 10]))


def _row(digits: str, sets: str) -> list[str]:
    return [SETS[name][int(digit)] for name, digit in zip(sets, digits, strict=True)]


@dataclass(frozen=True)
class Barcode:
    """A drawing in SVG on a white ground that holds the quiet zones, and its size in millimetres."""

    svg: str
    width: float
    height: float


def barcode(isbn: str, add_on: str = "") -> Barcode:
    """The barcode of an ISBN (thirteen digits), and of a price (five) beside it."""
    module = SMALL_MODULE if add_on else MODULE
    more = GAP + 47 + ADD_ON_QUIET if add_on else RIGHT_QUIET
    width, height = LEFT_QUIET + 95 + more, LINE + BARS + FIGURES + FOOT
    parts = [*_main(isbn), *(_add_on(add_on) if add_on else _margin())]
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width * module:.3f}mm" '
        f'height="{height * module:.3f}mm" viewBox="0 0 {width} {height}">'
        f'<rect width="{width}" height="{height}" fill="{WHITE}"/>{"".join(parts)}</svg>'
    )
    return Barcode(svg, width * module, height * module)


def _main(isbn: str) -> Iterator[str]:
    modules, left, baseline = ean13(isbn), LEFT_QUIET, LINE + BARS + FIGURES - 1
    guards = {*range(3), *range(45, 50), *range(92, 95)}
    heights = [BARS + (GUARDS if at in guards else 0) for at in range(len(modules))]
    yield _bars(modules, left, LINE, heights)
    yield _figures(f"ISBN {hyphenated(isbn)}", left, LINE - 3, 95)
    yield _figures(isbn[0], left - 9, baseline, 5)
    yield _figures(isbn[1:7], left + 4, baseline, 40)
    yield _figures(isbn[7:], left + 51, baseline, 40)


def _margin() -> Iterator[str]:
    """The sign that shows where the quiet zone ends."""
    yield _figures("&gt;", LEFT_QUIET + 97, LINE + BARS + FIGURES - 1, 5)


def _add_on(digits: str) -> Iterator[str]:
    left = LEFT_QUIET + 95 + GAP
    yield _figures(digits, left + 6, LINE + FIGURES - 2, 36)
    modules = ean5(digits)
    yield _bars(modules, left, LINE + FIGURES, [BARS + GUARDS - FIGURES] * len(modules))


def _bars(modules: str, left: int, top: int, heights: Sequence[int]) -> str:
    """The bars as one path; neighbouring modules are one bar, so that no seam shows between them."""
    drawn, at = "", 0
    for bit, run in groupby(modules):
        width = len(list(run))
        if bit == "1":
            drawn += f"M{left + at} {top}h{width}v{heights[at]}h-{width}z"
        at += width
    return f'<path d="{drawn}" fill="{BLACK}"/>'


def _figures(text: str, left: int, baseline: int, width: int) -> str:
    """Words set to a width, as the standard spaces its figures under their bars."""
    return (
        f'<text x="{left}" y="{baseline}" font-family="{FACE}" font-size="{FIGURES}" '
        f'textLength="{width}" fill="{BLACK}">{text}</text>'
    )
