"""The pages that are set division by division are those of one document: the same text, the same pixels.

Heads and folios are left out, as a whole book has none in its margins, and blank pages are not compared. One
thing would be otherwise: a note that fell from its page is brought home in its division, before it is joined.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
import pytest

from publish import press
from publish.manuscript import reader
from publish.means import Means
from publish.pdf import edition, furniture, ink, workers
from publish.pdf.typeset import typeset
from publish.pdf.unit import Kind, Sheet, Typeset, Unit
from tests.benchmarks import binding, novel, technical

SCALE = 1.0  # pixels to a point
Page = tuple[str, bytes]


def story(folder: Path) -> None:
    novel.write(folder, 6000, 4, 0)


def manual(folder: Path) -> None:
    technical.write(folder, 3000, 3, 9, 6, 3, 9, 9)


def shown(data: bytes) -> list[Page]:
    """The text and the pixels of every page on which anything is."""
    pages = pypdfium2.PdfDocument(data)
    found = [(page.get_textpage().get_text_bounded(), page.render(scale=SCALE)) for page in pages]
    return [(text, bytes(bitmap.buffer)) for text, bitmap in found if text.strip()]


def whole(units: Sequence[Unit]) -> bytes:
    """The same trees as one document."""
    first = units[0]
    bodies = [unit.html.partition("<body")[2].partition(">")[2].partition("</body>")[0] for unit in units]
    sides = (unit.html.partition("break-before: ")[2].partition('"')[0] for unit in units)
    starts = "".join(
        f"[id='{unit.name}'] {{ break-before: {side} !important }}\n"
        for unit, side in zip(units, sides, strict=True)
    )
    head, tag, _ = first.html.partition("<body")
    html = f"{head}{tag} class='print'>{''.join(bodies)}</body></html>"
    pictures = {name: each for unit in units for name, each in unit.pictures.items()}
    sheets = (*first.sheets, Sheet("starts", starts))
    unit = replace(first, html=html, sheets=sheets, pictures=pictures, to_join=False, kind=Kind.OTHER)
    with pikepdf.open(io.BytesIO(typeset(unit).pdf)) as pdf:
        for page in pdf.pages:
            page.obj.BleedBox = page.obj.MediaBox
        if unit.inks:
            ink.use_inks(pdf, unit.inks)
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


@pytest.mark.parametrize("write", [story, manual])
def test_the_pages_are_those_of_one_document(
    write: Callable[[Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: dict[str, Unit] = {}
    theirs = workers.set_units

    def set_units(units: Sequence[Unit], *others: Any) -> list[Typeset]:
        seen.update({unit.name: unit for unit in units if unit.kind is Kind.DIVISION})
        return theirs(units, *others)

    monkeypatch.setattr(workers, "set_units", set_units)
    monkeypatch.setattr(furniture, "is_furnished", lambda leaf: False)
    write(tmp_path)
    binding.declare(tmp_path, "A Book")
    raw = reader.read(tmp_path, [])
    assert raw
    book = press._transformed(raw, [], sample=False)
    data = edition.make(book, "print", [], lambda *_: None, Means(1))
    ours = shown(data)
    theirs_ = shown(whole([seen[division.id] for division in book.divisions]))
    assert [text for text, _ in ours] == [text for text, _ in theirs_]
    assert [at for at, (one, other) in enumerate(zip(ours, theirs_, strict=True)) if one != other] == []
    assert len(ours) > 15
