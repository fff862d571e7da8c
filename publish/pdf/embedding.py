"""Puts the fonts into the joined file: one for all the units that asked for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from pikepdf import Dictionary, Name, Object, Pdf

from publish.means import PLAIN, Means
from publish.pdf import font_requests, workers
from publish.pdf.engine import engine
from publish.pdf.font_requests import Request
from publish.store import key
from publish.themes import FontFace

Cutter = Callable[[Sequence[Request]], Sequence[bytes]]


def embed(pdf: Pdf, cut: Cutter) -> None:
    """Put a font in the place of all the requests for it."""
    wanted: dict[Request, tuple[set[int], list[Object]]] = {}
    for thing in pdf.objects:
        if isinstance(thing, Dictionary) and thing.get("/Type") == Name.FontDescriptor:
            file = thing.get("/FontFile2")
            request = font_requests.read(file.read_bytes()) if file is not None else None
            if request:
                glyphs, descriptors = wanted.setdefault(request.face, (set(), []))
                glyphs.update(request.glyphs)
                descriptors.append(thing)
    whole = [replace(face, glyphs=frozenset(glyphs)) for face, (glyphs, _) in wanted.items()]
    for data, (_, descriptors) in zip(cut(whole), wanted.values(), strict=True):
        font = pdf.make_stream(data, Length1=len(data))
        for descriptor in descriptors:
            descriptor.FontFile2 = font


def cutter(fonts: tuple[FontFace, ...], means: Means = PLAIN) -> Cutter:
    """Cuts fonts, and keeps them for the next build."""

    def cut(wanted: Sequence[Request]) -> list[bytes]:
        names = [key("font 1", engine(), request.written()) for request in wanted]
        found = {name: means.store.get(name) if means.store else None for name in names}
        left = {name: request for name, request in zip(names, wanted, strict=True) if not found[name]}
        for name, data in zip(left, workers.cut(list(left.values()), fonts, means.jobs), strict=True):
            found[name] = data
            if means.store:
                means.store.put(name, data)
        return [found[name] or b"" for name in names]

    return cut
