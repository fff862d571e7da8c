"""Sets a unit and mends what can be mended: what is too wide, notes that moved, letters that no font has."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from unicodedata import category

from pikepdf import ObjectStreamMode, Pdf

from publish.pdf import faults, fitting, ink, notes
from publish.pdf.inks import Inks
from publish.pdf.typeset import proof
from publish.pdf.unit import Typeset, Unit

BOX = "\u2610"
UNSEEN = frozenset({"Cf", "Mn"})  # what joins or changes the letter before it


def set_whole(unit: Unit) -> Typeset:
    """The pages of a unit in their inks, with every note on its page as far as repairs can bring it there."""
    done = _mended(unit)
    lacking = list(faults.lacking(done))
    if lacking:
        done = replace(_mended(replace(unit, html=_boxed(unit.html, lacking))), messages=done.messages)
    return replace(done, pdf=_finished(done.pdf, unit.inks))


def _finished(data: bytes, inks: Inks | None) -> bytes:
    """A file in its inks, each page with what it shows and not what the whole unit shows."""
    with Pdf.open(io.BytesIO(data)) as pdf:
        if inks:
            ink.use_inks(pdf, inks)
        pdf.remove_unreferenced_resources()
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
        return out.getvalue()


def _mended(unit: Unit) -> Typeset:
    """Laid out as often as there is hope to mend something, and drawn once."""
    last = proof(unit)
    messages = last.known.messages

    def lay_out(again: Unit) -> Typeset:
        nonlocal last
        last = proof(again)
        return last.known

    unit, done = fitting.fit(unit, last.known, lay_out)
    fits = done.fits
    bad = notes.misplaced(unit.calls, done)
    tried: Counter[str] = Counter()
    while bad and notes.has_hope(bad[0], tried):
        unit = replace(unit, sheets=(*unit.sheets, notes.repair(bad, done, tried)))
        done = lay_out(unit)
        bad = notes.misplaced(unit.calls, done)
    first = replace(last, known=replace(last.known, messages=messages))
    return replace(first.drawn(), misplaced=bad, fits=fits)


def _boxed(html: str, lacking: Iterable[str]) -> str:
    """A box for each character that no font has: PDF/A-2 (ISO 19005-2, 6.2.11.8) forbids a font's own."""
    return html.translate({ord(letter): "" if category(letter) in UNSEEN else BOX for letter in lacking})
