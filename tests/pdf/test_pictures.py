"""Pictures on the page: whatever their format and colours, they are shown and the file conforms."""

from __future__ import annotations

import io
from pathlib import Path
from types import ModuleType

import pytest
from PIL import Image

from publish.book.divisions import Resource
from publish.book.settings import PageSettings
from publish.manuscript.picture_data import read_picture
from tests.pdf.books import Made, book, chapter

KINDS = [
    ("JPEG", "CMYK"), ("PNG", "I;16"), ("PNG", "LA"), ("PNG", "1"), ("GIF", "P"), ("WEBP", "RGBA"),
    ("AVIF", "RGB"), ("TIFF", "CMYK"), ("TIFF", "F"), ("BMP", "RGB"), ("TIFF", "LAB"),
]  # fmt: skip


def read(form: str, mode: str) -> Resource:
    out = io.BytesIO()
    pictures = (
        [Image.new(mode, (30, 20), shade) for shade in (9, 90)]
        if mode == "P"
        else [Image.new(mode, (30, 20))]
    )
    more = {"save_all": True, "append_images": pictures[1:]} if mode == "P" else {}
    pictures[0].save(out, form, **more)
    resource = read_picture(f"{form}-{mode[0]}.x", out.getvalue())
    assert resource is not None
    return resource


@pytest.fixture(scope="module", params=["print", "screen"])
def made(request: pytest.FixtureRequest) -> Made:
    resources = [read(form, mode) for form, mode in KINDS]
    body = "".join(f'<p><img src="{each.name}" alt="x"/></p>' for each in resources)
    pages = PageSettings(paper="premium-color")
    return Made(book(chapter(1, body), resources=resources, pages=pages), request.param)


def test_pictures_of_all_kinds_are_shown(made: Made) -> None:
    assert set(made.said) <= {"P013"}
    shown = sum(len(page.get_images()) for page in made.pdf.pages)
    assert shown == len(KINDS)


def test_the_file_for_screens_conforms(made: Made, judges: ModuleType, tmp_path: Path) -> None:
    file = tmp_path / "book.pdf"
    file.write_bytes(made.data)
    inks = [
        image
        for page in made.pdf.pages
        for image in page.get_images().values()
        if image.ColorSpace == "/DeviceCMYK"
    ]
    conforms = judges.verapdf(file, "PDFA-2A") == []
    assert (len(inks), conforms) in {(0, True), (1, False)}
