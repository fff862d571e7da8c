"""Typewriter punctuation becomes typographic: quotation marks, apostrophes, dashes, dots and fixed spaces.

Code, formulas and addresses stay as they are. Text that is already typeset does not change.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from lxml import etree

from publish.transforms.marks import NO_BREAK, Marks, marks_of
from publish.transforms.quotation_marks import Read, Reading, read
from publish.transforms.runs import Edit, Piece, Run, runs

# Two hyphens are an en dash, three an em dash; arrows and rows of hyphens are left alone.
DASHES = re.compile(r"(?<![-<!])-{2,3}(?![->])")
DOTS = re.compile(r"\.{3}")
SPACES = r"[ \t\n]"
# Each of these begins where its spaces begin, or a long row of spaces would be read once for every space.
GUILLEMETS = re.compile(rf"«{SPACES}*|(?<!{SPACES}){SPACES}*»")
HIGH_SIGNS = re.compile(rf"(?<!{SPACES}){SPACES}*[;:!?]")
SPEECH_DASH = re.compile(rf"(?:^|(?<=[\v«{NO_BREAK}]))([—–]){SPACES}+(?=\S)")
UNITS = re.compile(rf"(?<=\d){SPACES}(?=(?:%|€|°C|[kcmµ]?m|[km]?g|m?l|[kKMGT]i?B|[kMG]?Hz|km/h)(?!\w))")
LINE_ENDS = re.compile(r"(?<![ \t\n])[ \t]*\n[ \t\n]*")
HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff]")
CLOSING = frozenset('»”’")]…')
PRIMES = {"'": "′", '"': "″"}


def typeset(tree: etree._Element, language: str) -> None:
    """Set the punctuation of a division; `lang` on an element switches to its language."""
    for run in runs(tree, language):
        _set(run)
        for piece in run.pieces:
            piece.save()


def typeset_words(words: str, language: str) -> str:
    """The same for words that stand in no tree, such as the title in a book's record."""
    run = Run([Piece(words, marks_of(language))])
    _set(run)
    return run.pieces[0].text


def _set(run: Run) -> None:
    for step, signs in STEPS:
        if any(sign in run.text for sign in signs):
            run.change(step(run))


def _dashes_and_dots(run: Run) -> Iterator[Edit]:
    for found in DASHES.finditer(run.text):
        yield Edit(*found.span(), "–" if len(found[0]) == 2 else "—")
    for found in DOTS.finditer(run.text):
        yield Edit(*found.span(), "…")


def _quotation_marks(run: Run) -> Iterator[Edit]:
    for found in read(run.text, run.pieces[0].marks):
        position = found.mark.position
        yield Edit(position, position + 1, _glyph(found, run.marks_at(position)))


def _glyph(found: Read, marks: Marks) -> str:
    if found.reading is Reading.APOSTROPHE:
        return "’"
    if found.reading is Reading.PRIME:
        return PRIMES[found.mark.sign]
    # Curly double marks may repeat inside each other; guillemets and low marks give way to the inner ones.
    is_outer = found.mark.sign == '"' and not (found.nested and marks.outer != "“”")
    pair = marks.outer if is_outer else marks.inner
    return pair[0] if found.reading is Reading.OPEN else pair[1]


def _fixed_spaces(run: Run) -> Iterator[Edit]:
    """No line ends between an abbreviation and its name, or a number and its unit."""
    for found in UNITS.finditer(run.text):
        yield Edit(*found.span(), NO_BREAK)
    for short in {short for piece in run.pieces for short in piece.marks.short}:
        if short not in run.text:
            continue
        for found in re.finditer(rf"(?<![\w.]){re.escape(short)}({SPACES})(?=[\w«])", run.text):
            if short in run.marks_at(found.start()).short:
                yield Edit(*found.span(1), NO_BREAK)


def _guillemets(run: Run) -> Iterator[Edit]:
    """A fixed space inside guillemets, where the language sets one."""
    for found in GUILLEMETS.finditer(run.text):
        space, (before, after) = run.marks_at(found.end() - 1).inside, _beside(run, found)
        if not space:
            continue
        if found[0][0] == "«" and after and after != "»" and not after.isspace():
            yield Edit(*found.span(), f"«{space}")
        if found[0][-1] == "»" and before and before != "«" and not before.isspace():
            yield Edit(*found.span(), f"{space}»")


def _beside(run: Run, found: re.Match[str]) -> tuple[str, str]:
    before = run.text[found.start() - 1] if found.start() else ""
    return before, run.text[found.end() : found.end() + 1]


def _high_signs(run: Run) -> Iterator[Edit]:
    """In French a space before a high sign is a fixed one; a missing one is put in where a phrase ends."""
    if not any(piece.marks.before for piece in run.pieces):
        return
    for found in HIGH_SIGNS.finditer(run.text):
        space = run.marks_at(found.end() - 1).before.get(found[0][-1])
        if space and _wants_space(found, *_beside(run, found)):
            yield Edit(*found.span(), space + found[0][-1])


def _wants_space(found: re.Match[str], before: str, after: str) -> bool:
    if len(found[0]) > 1:
        return bool(before) and not before.isspace() and not (after.isalnum() or (after and after in "=/-"))
    ends = not after or after.isspace() or after in CLOSING or after in "!?"
    return ends and (before.isalnum() or (before != "" and before in CLOSING))


def _speech_dashes(run: Run) -> Iterator[Edit]:
    """The dash that opens a speech in French does not move when its line is justified."""
    for found in SPEECH_DASH.finditer(run.text):
        if run.marks_at(found.start()).inside:
            yield Edit(*found.span(), found[1] + NO_BREAK)


def _line_ends(run: Run) -> Iterator[Edit]:
    """Chinese and Japanese have no spaces between words: the end of a line in the file is none there.

    CSS Text 3, 4.1.3; a mark of punctuation as wide as a character brings its own space along.
    """
    if run.text.isascii():
        return
    for found in LINE_ENDS.finditer(run.text):
        before, after = _beside(run, found)
        if before and after and _needs_no_space(before, after):
            yield Edit(*found.span(), "")


def _needs_no_space(before: str, after: str) -> bool:
    if _is_wide(before) and _is_wide(after):
        return True
    return any(_is_wide(sign) and unicodedata.category(sign)[0] == "P" for sign in (before, after))


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF" and not HANGUL.match(character)


# Each with the signs of which one must be there for it to change anything.
STEPS = (
    (_line_ends, "\n"),
    (_dashes_and_dots, ("--", "...")),
    (_quotation_marks, "\"'"),
    (_fixed_spaces, " \t\n"),
    (_guillemets, "«»"),
    (_high_signs, ";:!?"),
    (_speech_dashes, "—–"),
)
