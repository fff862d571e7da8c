"""The inks of the printed book: black is one ink, and nothing is told in colours that the press has not."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import product

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Name, PdfImage
from PIL import Image

from publish.book.divisions import Resource
from publish.book.settings import PageSettings
from publish.pdf.exchange import profile_name
from publish.pdf.ink import COLOUR
from publish.pdf.inks import ANY, CMYK, GREY, RGB, Inks
from publish.pdf.printers import printer
from tests.pdf import icc
from tests.pdf.books import Made, book, chapter

PART = st.integers(0, 100).map(lambda number: number / 100)
RED = (200, 30, 20)
COLOURS = (
    '<p style="color:#c1281e">red <span style="color:device-cmyk(1 0.9 0.9 0.5)">deep</span></p>'
    '<p style="color:oklch(0.5 0.2 30)">named <span style="color:#555">grey</span></p>'
    '<div style="background:linear-gradient(red, #00f)">a gradient</div>'
    '<p style="border-bottom:1pt solid green">ruled</p>'
)


def pictures(*kinds: tuple[str, str]) -> list[Resource]:
    """Pictures of a mode and a format."""
    made = []
    for mode, form in kinds:
        out = io.BytesIO()
        colour = {"RGB": RED, "RGBA": (*RED, 128), "CMYK": (255, 240, 240, 120), "L": 90}[mode]
        Image.new(mode, (1500, 900), colour).save(out, form)
        name = f"{mode}.{form}".lower()
        made.append(Resource(name, f"image/{form.lower()}", out.getvalue(), 1500, 900))
    return made


EVERY = pictures(("RGB", "JPEG"), ("RGB", "PNG"), ("RGBA", "PNG"), ("CMYK", "JPEG"), ("L", "PNG"))


def made(paper: str, printer: str = "generic", profile: bytes = b"") -> Made:
    """A chapter with colours and pictures of every kind."""
    images = "".join(f'<p><img src="{each.name}" alt="red" style="width:60mm"/></p>' for each in EVERY)
    page = PageSettings(paper=paper, printer=printer, profile=profile)
    return Made(book(chapter(1, COLOURS + images), pages=page, resources=EVERY))


def operators(done: Made) -> set[str]:
    """How the drawings of a file tell colours."""
    found = set()
    for thing in done.pdf.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == Name.Form:
            found |= {match["told"] for match in COLOUR.finditer(thing.read_bytes())}
    for page in done.pdf.pages:
        page.contents_coalesce()
        found |= {match["told"] for match in COLOUR.finditer(page.obj.Contents.read_bytes())}
    return {operator.decode().lower() for operator in found if operator}


def images(done: Made) -> list[pikepdf.Stream]:
    """The pictures of a file, without those that say where others shine through."""
    streams = [each for each in done.pdf.objects if isinstance(each, pikepdf.Stream)]
    masks = [each.SMask.objgen for each in streams if "/SMask" in each]
    return [each for each in streams if each.get("/Subtype") == Name.Image and each.objgen not in masks]


def spaces(things: Sequence[pikepdf.Object]) -> set[str]:
    return {str(each.ColorSpace) for each in things}


def shadings(done: Made) -> list[pikepdf.Object]:
    streams = [each for each in done.pdf.objects if isinstance(each, pikepdf.Stream)]
    found = [each.Resources.get("/Shading", {}) for each in streams if "/Resources" in each]
    return [shading for each in found for shading in each.values()]


def test_paper_for_black_gets_black_alone() -> None:
    done = made("cream")
    assert done.problems == []
    assert operators(done) == {"g"}
    assert spaces(images(done)) == spaces(shadings(done)) == {"/DeviceGray"}


def test_a_picture_in_grey_is_as_light_as_it_was() -> None:
    done = Made(book(chapter(1, '<p><img src="rgb.png" alt="red"/></p>'), resources=EVERY))
    grey = PdfImage(images(done)[0]).as_pil_image()
    assert grey.getpixel((5, 5)) == Image.new("RGB", (1, 1), RED).convert("L").getpixel((0, 0))


def test_a_printer_for_colours_gets_them_as_it_wants_them() -> None:
    done = made("premium-color", "lulu")
    assert done.said == ["P010"]
    assert operators(done) == {"g", "rg"}
    assert spaces(images(done)) == {"/DeviceGray", "/DeviceRGB"}


def test_a_printer_without_rgb_asks_for_a_profile() -> None:
    assert made("premium-color", "ingramspark").said == ["P010", "P011"]
    assert made("premium-color", "lulu", icc.press()).said == ["P010", "P012"]


def test_with_a_profile_everything_is_told_in_its_inks() -> None:
    done = made("premium-color", "ingramspark", icc.press())
    assert done.said == ["P010"]
    assert operators(done) == {"g", "k"}
    assert spaces(images(done)) == {"/DeviceGray", "/DeviceCMYK"}
    assert spaces(shadings(done)) == {"/DeviceCMYK"}


def test_no_picture_has_more_ink_than_the_printer_takes() -> None:
    done = made("premium-color", "ingramspark", icc.press())
    inked = [each for each in images(done) if each.ColorSpace == Name.DeviceCMYK]
    raw = [each for each in images(done) if each.get("/Filter") == Name.DCTDecode]
    opened = [Image.open(io.BytesIO(each.read_raw_bytes())) for each in raw if "/Decode" in each]
    most = [sum(image.getpixel((9, 9))) / 255 * 100 for image in opened]
    assert len(inked) == 4
    assert max(most) == pytest.approx(printer("ingramspark").ink, abs=3)


def test_a_file_with_a_profile_is_pdf_x_4() -> None:
    done = made("premium-color", "ingramspark", icc.press())
    intent = done.pdf.Root.OutputIntents[0]
    assert (str(intent.S), str(intent.OutputConditionIdentifier)) == ("/GTS_PDFX", icc.NAME)
    assert intent.DestOutputProfile.read_bytes() == icc.press()
    assert done.pdf.pdf_version == "1.6"
    assert b"PDF/X-4" in done.pdf.Root.Metadata.read_bytes()
    assert str(done.pdf.docinfo["/Trapped"]) == "/False"


@pytest.mark.parametrize("page", [PageSettings(), PageSettings(printer="lulu", profile=icc.press())])
def test_without_a_profile_in_use_no_file_says_that_it_is(page: PageSettings) -> None:
    done = Made(book(chapter(1), pages=page))
    assert "/OutputIntents" not in done.pdf.Root
    assert b"PDF/X" not in done.pdf.Root.Metadata.read_bytes()


def test_what_a_printer_refuses_is_not_in_the_file() -> None:
    text = '<p>See <a href="#chapter-2">later</a> or <a href="https://example.org/">there</a>.</p>'
    work = chapter(1, text), chapter(2)
    strict = Made(book(*work, pages=PageSettings(printer="kdp")))
    assert "/Outlines" not in strict.pdf.Root
    assert not any("/Annots" in page.obj for page in strict.pdf.pages)
    assert strict.labels == ["1", "2", "3", "4"]
    free = Made(book(*work))
    assert free.links(0) == ["chapter-2", "https://example.org/"]


def test_nothing_shines_through_where_the_printer_refuses_it() -> None:
    lax, done = made("cream"), made("cream", "kdp")
    assert any("/SMask" in each for each in images(lax))
    strict = images(done)
    assert not any("/SMask" in each for each in strict)
    greys = {PdfImage(each).as_pil_image().getpixel((5, 5)) for each in strict}
    plain = Image.new("RGB", (1, 1), RED).convert("L").getpixel((0, 0))
    assert isinstance(plain, int)
    assert any(grey == pytest.approx((plain + 255) / 2, abs=2) for grey in greys)


def test_a_picture_with_too_few_pixels_is_told_with_its_line() -> None:
    large, small = (f'<p><img src="rgb.png" alt="" style="width:{width}mm"/></p>' for width in (180, 60))
    body = f"\n\n{large}{small}"
    done = Made(book(chapter(1, body), pages=PageSettings(width=250, height=250), resources=EVERY))
    [problem] = done.problems
    assert (problem.code, str(problem.location)) == ("P013", "chapter-1.md:3:1")
    assert problem.message == "'rgb.png' has 212 pixels to the inch where it stands"
    assert problem.hint == "for 180 mm it should be 2126 pixels wide"


def test_a_picture_of_few_pixels_stands_small_whatever_size_is_said() -> None:
    small = pictures(("RGB", "JPEG"))[0]
    coarse = replace(small, name="coarse.jpg", width=300, height=180)
    body = '<p><img src="coarse.jpg" alt=""/></p><p><img src="coarse.jpg" alt="" style="width:50mm"/></p>'
    done = Made(book(chapter(1, body), resources=[coarse]))
    assert [(problem.message.split()[2], problem.hint) for problem in done.problems] == [
        ("200", "for 116 mm it should be 1375 pixels wide"),
        ("200", "for 116 mm it should be 1375 pixels wide"),
    ]


@given(st.sampled_from([GREY, ANY, RGB]), st.lists(PART, min_size=3, max_size=4))
def test_a_colour_stays_within_its_bounds(kind: str, parts: list[float]) -> None:
    done = Inks(kind).colour(tuple(parts))
    assert all(0 <= part <= 1 for part in done)
    assert len(done) in {GREY: (1,), ANY: (1, 3, 4), RGB: (1, 3)}[kind]


@given(st.lists(PART, min_size=4, max_size=4), st.integers(200, 400))
def test_no_colour_has_more_ink_than_is_allowed(parts: list[float], most: int) -> None:
    done = Inks(CMYK, b"", most).colour(tuple(parts))
    assert sum(done) * 100 <= most + 0.1


@pytest.mark.parametrize("kind", [GREY, ANY, RGB, CMYK])
def test_black_is_one_ink_everywhere(kind: str) -> None:
    inks = Inks(kind, icc.press())
    for black in ((0.0,), (0.0, 0.0, 0.0), (0.0, 0.0, 0.0, 1.0)):
        assert inks.colour(black) == (0.0,)
    for red, green, blue in product((0.0, 0.5), repeat=3):
        if red == green == blue:
            assert inks.colour((red, green, blue)) == (red,)


def test_a_profile_says_its_name() -> None:
    assert profile_name(icc.press("Offset on cream")) == "Offset on cream"
    assert profile_name(b"") == "Custom"
    assert re.match(rb".{36}acsp", icc.press(), re.DOTALL)
