"""A PDF as a printer's preflight opens it: are there pages, of the right size, with every font?"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf

from publish.book.settings import PageSettings

POINTS = 72 / 25.4  # to the millimetre
NEAR = 0.5  # points that a size may be off by


def faults(data: bytes, page: PageSettings | None) -> list[str]:
    """What is wrong with a PDF, in words; `page` is the size that was asked for, where one was."""
    try:
        with pikepdf.open(io.BytesIO(data)) as file:
            return list(_faults(file, page))
    except pikepdf.PdfError as fault:
        return [f"the file cannot be opened: {' '.join(str(fault).split())}"]


def _faults(file: pikepdf.Pdf, page: PageSettings | None) -> Iterator[str]:
    if not file.pages:
        yield "it has no pages"
    if page:
        wrong = [number for number, each in enumerate(file.pages, 1) if not _is_of(each, page)]
        if wrong:
            size = f"{page.width:g} by {page.height:g} mm"
            yield f"page {wrong[0]} is not {size}{f', nor are {len(wrong) - 1} more' if wrong[1:] else ''}"
    for name in sorted(_without_file(file)):
        yield f"the font {name} is not in the file"


def _is_of(page: pikepdf.Page, wanted: PageSettings) -> bool:
    left, bottom, right, top = (float(number) for number in page.trimbox)
    size = (abs(right - left), abs(top - bottom))
    return all(
        abs(found - asked * POINTS) < NEAR
        for found, asked in zip(size, (wanted.width, wanted.height), strict=True)
    )


def _without_file(file: pikepdf.Pdf) -> set[str]:
    """The names of the fonts that are only named."""
    named = set()
    for each in file.objects:
        if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font" and not _embedded(each):
            named.add(str(each.get("/BaseFont", "without a name")).lstrip("/"))
    return named


def _embedded(font: Any) -> bool:
    """Whether a font's letters are in the file; the parts of a composite one stand for themselves."""
    if font.get("/Subtype") in ("/Type0", "/Type3"):
        return True
    descriptor = font.get("/FontDescriptor")
    return descriptor is not None and any(f"/FontFile{form}" in descriptor for form in ("", "2", "3"))
