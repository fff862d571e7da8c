"""Pages that lie on their side are turned upright: their top becomes the left edge (ISO 32000-1, 8.3.4)."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Name

BOXES = (Name.MediaBox, Name.TrimBox, Name.BleedBox)


def turn(page: pikepdf.Page) -> None:
    """Turn a page a quarter to the left, with its links."""
    trim = [float(side) for side in page.trimbox]
    height = trim[1] + trim[3]
    for name in BOXES:
        if name in page.obj:
            page.obj[name] = Array(_turned([float(side) for side in page.obj[name]], height))
    for annotation in page.obj.get("/Annots", Array()):
        annotation.Rect = Array(_turned([float(side) for side in annotation.Rect], height))
    page.contents_add(f"q 0 1 -1 0 {height:.4f} 0 cm\n".encode(), prepend=True)
    page.contents_add(b"\nQ")


def _turned(box: list[float], height: float) -> list[float]:
    left, bottom, right, top = box
    return [height - top, left, height - bottom, right]
