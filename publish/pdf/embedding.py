"""Puts the fonts into the joined file: one for all the units that asked for it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from pikepdf import Dictionary, Name, Object, Pdf

from publish.pdf import foundry
from publish.pdf.foundry import Request
from publish.pdf.typeset import engine
from publish.store import Store, key
from publish.themes import FontFace


def embed(pdf: Pdf, cut: Callable[[Request], bytes]) -> None:
    """Put a font in the place of all the requests for it."""
    wanted: dict[Request, tuple[set[int], list[Object]]] = {}
    for thing in pdf.objects:
        if isinstance(thing, Dictionary) and thing.get("/Type") == Name.FontDescriptor:
            file = thing.get("/FontFile2")
            request = foundry.read(file.read_bytes()) if file is not None else None
            if request:
                glyphs, descriptors = wanted.setdefault(request.face, (set(), []))
                glyphs.update(request.glyphs)
                descriptors.append(thing)
    for face, (glyphs, descriptors) in wanted.items():
        data = cut(replace(face, glyphs=frozenset(glyphs)))
        font = pdf.make_stream(data, Length1=len(data))
        for descriptor in descriptors:
            descriptor.FontFile2 = font


def cutter(fonts: Collection[FontFace], store: Store | None) -> Callable[[Request], bytes]:
    """Cuts fonts, and keeps them for the next build."""

    def cut(wanted: Request) -> bytes:
        name = key("font 1", engine(), wanted.written())
        kept = store.get(name) if store else None
        data = kept or foundry.cast(wanted, fonts)
        if store and not kept:
            store.put(name, data)
        return data

    return cut
