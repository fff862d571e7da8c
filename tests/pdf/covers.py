"""What other eyes find on a cover: inks, and what a scanner reads."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
import zxingcpp

PAINTS = {"g", "G", "rg", "RG", "k", "K", "sc", "SC", "scn", "SCN"}


def inks(pdf: bytes) -> set[tuple[float, ...]]:
    """Every colour that is set on the first page or in what is drawn on it: one, three or four numbers."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return set(_inks(opened.pages[0].obj))


def _inks(thing: pikepdf.Object) -> Iterator[tuple[float, ...]]:
    for operands, operator in pikepdf.parse_content_stream(thing):
        if str(operator) in PAINTS:
            yield tuple(float(part) for part in operands if not isinstance(part, pikepdf.Name))
    for inner in dict(thing.get("/Resources", {}).get("/XObject", {})).values():
        if inner.get("/Subtype") == "/Form":
            yield from _inks(inner)


def scanned(pdf: bytes, *, price: bool = False) -> list[str]:
    """What a scanner reads on the first page, at 300 pixels to the inch; digits of a price follow."""
    image = pypdfium2.PdfDocument(pdf)[0].render(scale=300 / 72).to_pil().convert("L")
    wanted = zxingcpp.EanAddOnSymbol.Require if price else zxingcpp.EanAddOnSymbol.Ignore
    return [code.text for code in zxingcpp.read_barcodes(image, ean_add_on_symbol=wanted)]
