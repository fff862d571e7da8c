"""Pictures and the cover: packaged once, under plain names, as the shops take them."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis.strategies import binary
from PIL import Image

from publish.book.divisions import Resource
from publish.book.metadata import Cover
from publish.book.tree import every
from publish.epub.conversion import fit
from publish.epub.targets import target_of
from tests import books
from tests.epub.conftest import Maker, Opened


def show(*names: str) -> str:
    return "".join(f'<p><img src="{name}" alt="A boat"/></p>' for name in names)


def packaged(made: Opened) -> list[str]:
    return sorted(name.removeprefix("EPUB/images/") for name in made.names if "/images/" in name)


def opened(made: Opened, name: str) -> Image.Image:
    return Image.open(io.BytesIO(made.archive.read(f"EPUB/images/{name}")))


@pytest.mark.parametrize(
    "name", ["my boat.png", "a+b.png", "Küste 海.png", "海.png", "100%.png", "a&b.png", "B.PNG"]
)
def test_odd_names_become_plain(edition: Maker, name: str) -> None:
    escaped = name.replace("&", "&amp;")
    made = edition(books.book(books.chapter("one", show(escaped)), resources=(books.picture(name),)))
    assert made.codes == []
    (plain,) = packaged(made)
    assert plain.isascii()
    assert plain.replace("-", "").replace(".", "").isalnum()


def test_a_picture_that_is_shown_twice_is_packaged_once(edition: Maker) -> None:
    chapters = books.chapter("one", show("boat.png", "boat.png")), books.chapter("two", show("boat.png"))
    assert packaged(edition(books.book(*chapters, resources=(books.picture("boat.png"),)))) == ["boat.png"]


def test_the_same_name_in_two_folders(edition: Maker) -> None:
    names = "a/boat.png", "b/boat.png", "b/Boat.png"
    pictures = tuple(books.picture(name, size=(10 + n, 10)) for n, name in enumerate(names))
    made = edition(books.book(books.chapter("one", show(*names)), resources=pictures))
    assert packaged(made) == ["boat-2.png", "boat-3.png", "boat.png"]
    sources = [image.get("src") for image in every(made.page("one"), "img")]
    assert sources == ["../images/boat.png", "../images/boat-2.png", "../images/boat-3.png"]
    assert opened(made, "boat-2.png").width == 11


def test_what_is_not_shown_is_not_packaged(edition: Maker) -> None:
    pictures = books.picture("boat.png"), books.picture("unused.png")
    text = f'{show("boat.png")}<p class="print-only">{show("unused.png")}</p>'
    text = text.replace('<p class="print-only"><p>', '<div class="print-only"><p>').replace(
        "</p></p>", "</p></div>"
    )
    made = edition(books.book(books.chapter("one", text), resources=pictures))
    assert packaged(made) == ["boat.png"]


def test_a_picture_inside_an_address_gets_a_file(edition: Maker) -> None:
    dot = "data:image/gif;base64,R0lGODlhAQABAIAAAP///wAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw=="
    made = edition(books.book(books.chapter("one", show(dot, dot))))
    assert [Path(name).suffix for name in packaged(made)] == [".gif"]
    assert "data:" not in made.text("text/one.xhtml")


def test_the_content_decides_what_a_picture_is(edition: Maker) -> None:
    wrong = Resource("boat.png", "image/png", books.picture("x", "JPEG").data)
    made = edition(books.book(books.chapter("one", show("boat.png")), resources=(wrong,)))
    assert made.values("//opf:item[@id='picture-boat']/@media-type") == ["image/jpeg"]
    assert packaged(made) == ["boat.jpg"]


@pytest.mark.parametrize(
    ("form", "mode", "result"),
    [("WEBP", "RGB", "JPEG"), ("WEBP", "RGBA", "PNG"), ("JPEG", "CMYK", "JPEG"), ("TIFF", "RGB", "PNG"),
     ("BMP", "RGB", "PNG"), ("PNG", "RGBA", "PNG"), ("PNG", "I;16", "PNG"), ("AVIF", "RGB", "JPEG"),
     ("AVIF", "RGBA", "PNG"), ("TIFF", "CMYK", "PNG"), ("PNG", "LA", "PNG"), ("MPO", "RGB", "JPEG")],
)  # fmt: skip
def test_pictures_that_shops_refuse_are_converted(edition: Maker, form: str, mode: str, result: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (8, 8)).save(out, form)
    boat = Resource("boat.x", "", out.getvalue())
    made = edition(books.book(books.chapter("one", show("boat.x")), resources=(boat,)))
    picture = opened(made, packaged(made)[0])
    assert (picture.format, picture.mode in {"RGB", "L"}) == (result, True)


def test_what_shines_through_becomes_white(edition: Maker) -> None:
    out = io.BytesIO()
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(out, "PNG")
    boat = Resource("boat.png", "image/png", out.getvalue())
    made = edition(books.book(books.chapter("one", show("boat.png")), resources=(boat,)))
    assert opened(made, "boat.png").getpixel((0, 0)) == (255, 255, 255)


def test_a_picture_that_fits_keeps_its_bytes(edition: Maker) -> None:
    boat = books.picture("boat.jpg", "JPEG")
    made = edition(books.book(books.chapter("one", show("boat.jpg")), resources=(boat,)))
    assert made.archive.read("EPUB/images/boat.jpg") == boat.data


def test_a_huge_picture_is_made_smaller_and_the_author_told(edition: Maker) -> None:
    huge = books.picture("boat.png", mode="L", size=(4000, 1500))
    made = edition(books.book(books.chapter("one", show("boat.png")), resources=(huge,)))
    assert opened(made, "boat.png").size == (3200, 1200)
    assert [str(problem.location) for problem in made.problems] == ["one.md:1:1"]
    assert made.codes == ["E009"]
    assert made.messages == ["'boat.png' has 4000 × 1500 pixels; the EPUB gets it with 3200 × 1200"]


@pytest.mark.parametrize(("form", "name"), [("JPEG", "boat.jpg"), ("PNG", "boat.png")])
def test_a_picture_is_turned_as_the_camera_was_held(edition: Maker, form: str, name: str) -> None:
    out, turned = io.BytesIO(), Image.Exif()
    turned[0x0112] = 6
    left_half = Image.new("RGB", (40, 20), "white")
    left_half.paste("navy", (0, 0, 20, 20))
    left_half.save(out, form, exif=turned)
    boat = Resource(name, f"image/{form.lower()}", out.getvalue())
    made = edition(books.book(books.chapter("one", show(name)), resources=(boat,)))
    picture = opened(made, name)
    assert picture.size == (20, 40)
    assert picture.getexif().get(0x0112, 1) == 1
    assert dark(picture, (10, 5))
    assert not dark(picture, (10, 35))


def dark(picture: Image.Image, at: tuple[int, int]) -> bool:
    value = picture.convert("L").getpixel(at)
    assert isinstance(value, int)
    return value < 128


def test_colours_of_the_press_become_those_of_screens(edition: Maker) -> None:
    out = io.BytesIO()
    Image.new("CMYK", (8, 8), (255, 0, 0, 0)).save(out, "JPEG", icc_profile=b"broken")
    boat = Resource("boat.jpg", "image/jpeg", out.getvalue())
    made = edition(books.book(books.chapter("one", show("boat.jpg")), resources=(boat,)))
    red, green, blue = opened(made, "boat.jpg").getpixel((4, 4))  # type: ignore[misc]
    assert (red < 80, green > 100, blue > 150) == (True, True, True)


def test_a_picture_of_too_many_bytes_becomes_a_photograph() -> None:
    noise = Image.effect_noise((300, 300), 80).convert("RGB")
    out = io.BytesIO()
    noise.save(out, "PNG")
    small = replace(target_of("generic"), most_bytes=60_000)
    fitted = fit(out.getvalue(), small)
    assert (fitted.media_type, fitted.size, fitted.before) == ("image/jpeg", (300, 300), None)
    assert len(fitted.data) < len(out.getvalue())


@given(binary(max_size=60))
@example(b"GIF89a")
@example(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xff\xff\xff\xff\xff\xff\xff\x08\x02")
@example(b"<svg")
@example(b"<svg xmlns='http://www.w3.org/2000/svg'><style>@import 'x'</svg>")
def test_bytes_that_are_no_picture_do_no_harm(data: bytes) -> None:
    try:
        fit(data, target_of("generic"))
    except ValueError:
        return


def test_black_lines_can_be_seen_on_a_black_page(edition: Maker) -> None:
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-5 -5 10 10">'
    line = f'{head}<title>A</title><path d="M0 0h4"/>{{}}</svg>'
    plain = Resource("a.svg", "image/svg+xml", line.format("").encode())
    style = "<style>@media (prefers-color-scheme: dark) { path { stroke: white } }</style>"
    careful = Resource("b.svg", "image/svg+xml", line.format(style).encode())
    made = edition(books.book(books.chapter("one", show("a.svg", "b.svg")), resources=(plain, careful)))
    assert '<rect x="-5" y="-5" width="10" height="10" fill="#ffffff"/><path' in made.text("images/a.svg")
    assert "rect" not in made.text("images/b.svg")


def test_a_picture_that_cannot_be_read_is_reported(edition: Maker) -> None:
    made = edition(
        books.book(books.chapter("one", show("boat.png")), resources=(Resource("boat.png", "", b"?"),))
    )
    assert made.codes == ["M016"]
    assert '<span class="missing-picture">A boat</span>' in made.text("text/one.xhtml")


DEBRIS = """<?xml version="1.0"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"
 [<!ENTITY a "b">]>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9"
 xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" inkscape:version="1" onload="x()">
 <metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata>
 <inkscape:grid/><script>x()</script><image xlink:href="http://example.org/x.png" width="1" height="1"/>
 <style>@import "x.css"; .a{fill:url(#g)} .b{fill:url(http://example.org/x)}</style>
 <linearGradient id="g"/><rect id="two words" width="3" height="3"/><circle id="g" r="2" class="a"/>
 <text>&a;</text>
</svg>"""


def test_a_drawing_leaves_its_editors_debris_behind(edition: Maker) -> None:
    drawing = Resource("boat.svg", "image/svg+xml", DEBRIS.encode())
    made = edition(books.book(books.chapter("one", show("boat.svg")), resources=(drawing,)))
    assert made.codes == []
    svg = made.text("images/boat.svg")
    for debris in ("DOCTYPE", "inkscape", "script", "rdf", "onload", "example.org", "@import", "two words"):
        assert debris not in svg
    assert "linearGradient" in svg
    assert "url(#g)" in svg


def test_the_cover_is_there_both_ways(edition: Maker) -> None:
    cover = Cover("art/front.webp", "A boat")
    made = edition(
        books.book(cover=cover, resources=(books.picture("art/front.webp", "WEBP", size=(1600, 2560)),))
    )
    assert made.codes == []
    assert made.values("//opf:item[@properties='cover-image']/@href") == ["images/front.jpg"]
    assert made.values("//opf:meta[@name='cover']/@content") == ["picture-front"]
    assert made.values("//opf:itemref[1]/@idref") == ["text-cover"]
    assert made.values("//opf:itemref/@linear") == []
    assert made.landmarks["cover"] == ("cover.xhtml", "Cover")
    image = next(every(made.page("cover"), "img"))
    assert (image.get("src"), image.get("alt"), image.get("role")) == (
        "../images/front.jpg",
        "A boat",
        "doc-cover",
    )


def test_a_book_without_a_cover_says_nothing_of_one(edition: Maker) -> None:
    made = edition(books.book())
    assert "cover" not in made.text("content.opf")
    assert "cover" not in made.landmarks


DRAWN_COVER = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 256">
<rect width="160" height="256" fill="#aaddff"/>
<text x="8" y="80" font-size="30" {font}>Harbour</text></svg>"""


@pytest.mark.parametrize("font", ["", 'font-family="serif"', """font-family="'No Such Face'" """])
def test_a_drawn_cover_becomes_a_picture(edition: Maker, font: str) -> None:
    """Apple Books and Kindle show no drawing as a cover; its words are there whatever face they ask for."""
    drawing = Resource("cover.svg", "image/svg+xml", DRAWN_COVER.format(font=font).encode())
    made = edition(books.book(cover=Cover("cover.svg", "A boat"), resources=(drawing,)))
    assert made.codes == ["E003"]
    assert made.values("//opf:item[@properties='cover-image']/@href") == ["images/cover.png"]
    picture = opened(made, "cover.png").convert("RGB")
    assert picture.size == (1600, 2560)
    assert {(0xAA, 0xDD, 0xFF), (0, 0, 0)} <= {colour for _, colour in picture.getcolors(1 << 16) or []}


@pytest.mark.parametrize("box", ["0 0 1000000 1", "0 0 0 0", "0 0 1 100000000"])
def test_a_drawn_cover_of_an_odd_shape_does_no_harm(edition: Maker, box: str) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"/>'
    drawing = Resource("cover.svg", "image/svg+xml", svg.encode())
    made = edition(books.book(cover=Cover("cover.svg", "A boat"), resources=(drawing,)))
    assert "E003" in made.codes
    assert max(opened(made, "cover.png").size) == 2560


def test_a_picture_taken_sideways_stands_upright_when_it_is_converted(edition: Maker) -> None:
    out = io.BytesIO()
    photo = Image.new("RGB", (4000, 1000), "navy")
    exif = photo.getexif()
    exif[0x0112] = 6  # to be turned by a quarter
    photo.save(out, "JPEG", exif=exif)
    boat = Resource("boat.jpg", "image/jpeg", out.getvalue())
    made = edition(books.book(books.chapter("one", show("boat.jpg")), resources=(boat,)))
    width, height = opened(made, "boat.jpg").size
    assert height > width
