"""Keeps the pages of units between builds: under all that they depend on, as data and never as a program.

A unit does not know its page numbers, so a chapter that moves is not set again. What was set in fonts of this
machine is not kept: they may be others tomorrow.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import cache
from importlib.metadata import version
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from publish.pdf import faults
from publish.pdf.engine import engine
from publish.pdf.font_requests import digest
from publish.pdf.unit import Typeset, Unit
from publish.store import Store, key

FORM = "units 1"  # another number for another way to write them
LIBRARIES = ("weasyprint", "pydyf", "tinycss2", "tinyhtml5", "cssselect2", "pyphen", "fonttools", "Pillow")
LENGTH = 8  # bytes that tell how long the facts are, before the pages


@cache
def _facts() -> TypeAdapter[Typeset]:
    """How everything but the pages is written and read; made late, for it takes a moment."""
    return TypeAdapter(Typeset)


def key_of(unit: Unit) -> str:
    """The digest of everything that a unit's pages depend on."""
    fonts = [(face.family, face.style, face.weight, digest(face.path)) for face in unit.fonts]
    sheets = [part for sheet in unit.sheets for part in (sheet.name, sheet.text)]
    shown = [
        part for name, each in sorted(unit.pictures.items()) for part in (name, each.media_type, each.data)
    ]
    counts = (len(sheets), len(shown))
    plain = (fonts, unit.calls, unit.tagged, unit.total_fit, unit.to_join, unit.kind, unit.inks, counts)
    profile = unit.inks.profile if unit.inks else b""
    return key(_identity(), repr(plain), profile, unit.html, *sheets, *shown)


def recalled(unit: Unit, store: Store) -> Typeset | None:
    """The unit's pages, where they were kept."""
    data = store.get(key_of(unit))
    if data is None:
        return None
    end = LENGTH + int.from_bytes(data[:LENGTH], "big")
    try:
        return replace(_facts().validate_json(data[LENGTH:end]), pdf=data[end:])
    except ValidationError:
        return None


def keep(unit: Unit, done: Typeset, store: Store) -> None:
    """Keep a unit's pages for the next build."""
    own = {face.family for face in unit.fonts}
    if own.issuperset(done.fonts) and not any(faults.lacking(done)):
        facts = _facts().dump_json(replace(done, pdf=b""))
        store.put(key_of(unit), len(facts).to_bytes(LENGTH, "big") + facts + done.pdf)


@cache
def _identity() -> str:
    """What sets the pages: this room as it is, and the libraries."""
    own = hashlib.sha256()
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        own.update(path.read_bytes())
    return " ".join([FORM, own.hexdigest(), engine(), *(f"{name} {version(name)}" for name in LIBRARIES)])
