"""Pictures are found, read, and known by what they are."""

from __future__ import annotations

import base64
import io
import struct
import tempfile
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from publish.book.tree import element, every
from publish.manuscript.folder import Folder
from publish.manuscript.picture_data import read_picture
from publish.manuscript.pictures import Pictures
from publish.problems import Problem
from tests.manuscripts import png, told, write
from tests.transforms.trees import content, section

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"/>'


def gathered(tmp_path: Path, source: str) -> tuple[Pictures, list[str], list[Problem]]:
    problems: list[Problem] = []
    pictures = Pictures(Folder(tmp_path, tmp_path), problems)
    image = element("img", {"src": source, "alt": "words"}, line=7)
    tree = element("section", None, element("p", None, image, " after"))
    pictures.gather(tree, tmp_path / "part" / "one.md")
    keys = [str(node.get("src")) for node in every(tree, "img")]
    assert "".join(tree.itertext()).strip().endswith("after")
    return pictures, keys, problems


@pytest.mark.parametrize(
    "source",
    [
        "map.png", "./map.png", "../part/map.png", "/part/map.png", "map.png?raw=true", "map.png#dark",
        "map.png?a=1#b", "..\\part\\map.png", "m%61p.png", "../map.png", "/the-site/part/map.png",
    ],
)  # fmt: skip
def test_a_picture_beside_the_chapter_or_from_the_manuscript(tmp_path: Path, source: str) -> None:
    write(tmp_path, {"part/map.png": png(8, 5)})
    pictures, keys, problems = gathered(tmp_path, source)
    assert (keys, problems) == (["part/map.png"], [])
    resource = pictures.resources["part/map.png"]
    assert (resource.media_type, resource.width, resource.height) == ("image/png", 8, 5)


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("images/a b.png", "images/a%20b.png"),
        ("images/a b.png", "/images/a b.png"),
        ("a b.png", "a b.png"),
        ("images/été.png", "images/e\u0301te\u0301.png"),
        ("images/100%.png", "images/100%.png"),
        ("images/what?.png", "images/what?.png"),
        ("images/no#1.png", "images/no#1.png"),
        ("resources/a.png", "a.png"),
        ("resources/images/a.png", "images/a.png"),
        ("static/img/a.png", "/img/a.png"),
        ("public/a.png", "/a.png"),
        ("docs/a.png", "a.png"),
        ("src/img/a.png", "img/a.png"),
    ],
)
def test_a_picture_in_the_folders_that_sites_keep_them_in(tmp_path: Path, file: str, source: str) -> None:
    write(tmp_path, {file: png()})
    _, keys, problems = gathered(tmp_path, source)
    assert (keys, [problem.code for problem in problems if problem.code != "M023"]) == ([file], [])


def test_a_picture_in_the_book_s_folder_and_not_in_the_manuscript_s(tmp_path: Path) -> None:
    write(tmp_path, {"assets/a.png": png(3, 3), "text/assets/a.png": png(5, 5), "text/part/x": ""})
    problems: list[Problem] = []
    pictures = Pictures(Folder(tmp_path, tmp_path / "text"), problems)
    images = [element("img", {"src": f"{up}/assets/a.png", "alt": "x"}) for up in ("../..", "..", "")]
    pictures.gather(element("section", None, *images), tmp_path / "text" / "part" / "one.md")
    assert [image.get("src") for image in images] == ["assets/a.png", "assets/a-2.png", "assets/a-2.png"]
    assert [pictures.resources[image.get("src") or ""].width for image in images] == [3, 5, 5]
    assert problems == []


def test_a_name_in_other_capitals_is_understood_where_it_is_one_file_s(tmp_path: Path) -> None:
    write(tmp_path, {"part/Map.PNG": png(), "part/Two.png": png(), "part/tWo.png": png()})
    _, keys, problems = gathered(tmp_path, "map.png")
    assert keys == ["part/Map.PNG"]
    assert told(problems) == ["part/one.md:7:1 M023 the picture 'map.png' is called 'Map.PNG'"]
    assert [problem.code for problem in gathered(tmp_path, "two.png")[2]] == ["M014"]


def test_a_hint_names_the_file_wherever_it_is(tmp_path: Path) -> None:
    write(tmp_path, {"far/away/map.png": png(), "part/.hidden.png": png()})
    (problem,) = gathered(tmp_path, "images/map.png")[2]
    assert problem.hint == "did you mean '../far/away/map.png'?"


@pytest.mark.parametrize(
    ("markup", "chosen"),
    [
        ('<img src="a.png" srcset="b.png 2x" sizes="1px" loading="lazy" alt="x"/>', "a.png"),
        ('<img srcset="no.png, b.png 2x" alt="x"/>', "b.png"),
        ('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="b.png" alt="x"/>', "b.png"),
        ('<img src="https://example.org/x.png" data-src="b.png" alt="x"/>', "b.png"),
        ('<picture><source srcset="b.png 480w, a.png"/><img src="a.png" alt="x"/></picture>', "a.png"),
        ('<picture><source srcset="b.png 480w, a.png"/><img src="no.png" alt="x"/></picture>', "b.png"),
    ],
)
def test_one_of_several_pictures_is_chosen(tmp_path: Path, markup: str, chosen: str) -> None:
    write(tmp_path, {"a.png": png(), "b.png": png()})
    problems: list[Problem] = []
    tree = section(f"<p>{markup} after</p>")
    Pictures(Folder(tmp_path, tmp_path), problems).gather(tree, tmp_path / "one.md")
    assert content(tree) == f'<p><img src="{chosen}" alt="x"/> after</p>' or (
        content(tree) == f'<p><img alt="x" src="{chosen}"/> after</p>'
    )
    assert problems == []


def test_a_picture_on_the_web_is_told_once_and_linked(tmp_path: Path) -> None:
    problems: list[Problem] = []
    tree = section(
        '<p><img src="//example.org/a.png" alt="A map"/> <img src="//example.org/a.png"/></p>'
        '<p><a href="x.md"><img src="//example.org/a.png" alt="A map"/></a></p>'
    )
    Pictures(Folder(tmp_path, tmp_path), problems).gather(tree, tmp_path / "one.md")
    link = '<a class="missing-picture" href="https://example.org/a.png">'
    assert content(tree) == (
        f"<p>{link}A map</a> {link}//example.org/a.png</a></p>"
        '<p><a href="x.md"><span class="missing-picture">A map</span></a></p>'
    )
    assert told(problems) == ["one.md:1:1 M017 the picture '//example.org/a.png' is on the web"]


def encoded(mode: str, form: str) -> bytes:
    out = io.BytesIO()
    Image.new(mode, (6, 4), 30000 if mode[0] == "I" else None or 0).save(out, form)
    return out.getvalue()


@pytest.mark.parametrize(
    ("mode", "form", "media_type"),
    [
        ("CMYK", "JPEG", "image/jpeg"),
        ("L", "JPEG", "image/jpeg"),
        ("I;16", "PNG", "image/png"),
        ("1", "PNG", "image/png"),
        ("LA", "PNG", "image/png"),
        ("RGBA", "WEBP", "image/webp"),
        ("RGB", "AVIF", "image/avif"),
        ("RGB", "BMP", "image/png"),
        ("CMYK", "TIFF", "image/png"),
        ("I;16", "TIFF", "image/png"),
        ("I;16B", "TIFF", "image/png"),
        ("F", "TIFF", "image/png"),
        ("LAB", "TIFF", "image/png"),
    ],
)
def test_colours_of_any_kind_are_read(mode: str, form: str, media_type: str) -> None:
    resource = read_picture("a", encoded(mode, form))
    assert resource is not None
    assert (resource.media_type, resource.width, resource.height) == (media_type, 6, 4)
    shown = Image.open(io.BytesIO(resource.data))
    assert shown.mode in {"1", "L", "LA", "RGB", "RGBA", "CMYK"}
    if mode.startswith("I;16"):
        assert shown.convert("L").getpixel((0, 0)) == 30000 // 256


@pytest.mark.parametrize(
    ("drawing", "size"),
    [
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0,0,20.4,10"/>', (20, 10)),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1.2.3 4"/>', (0, 0)),
        ('<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="50px"/>', (0, 50)),
        ('<svg xmlns="http://www.w3.org/2000/svg" width="1e999" height=".."/>', (0, 0)),
        (
            '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY n "9">]><svg xmlns="http://www.w3.org/2000/svg"/>',
            (0, 0),
        ),
    ],
)
def test_drawings_say_their_size_or_none(drawing: str, size: tuple[int, int]) -> None:
    resource = read_picture("a", drawing.encode())
    assert resource is not None
    assert (resource.width, resource.height) == size


@pytest.mark.parametrize(
    "data", [b"", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", b"<?xml version='1.0'?><x/>"]
)
def test_what_is_no_picture_is_none_and_nothing_is_run(data: bytes) -> None:
    assert read_picture("a", data) is None


@settings(deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_no_address_is_too_strange(source: str, choices: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        tree = element(
            "section", None, element("img", {"src": printable(source), "srcset": printable(choices)})
        )
        Pictures(Folder(path, path), []).gather(tree, path / "one.md")
        assert next(every(tree, "img"), None) is None


def printable(text: str) -> str:
    return "".join(letter for letter in text if letter.isprintable())


def test_the_content_tells_the_type(tmp_path: Path) -> None:
    write(tmp_path, {"part/map.jpg": png(), "part/plan.png": SVG})
    assert gathered(tmp_path, "map.jpg")[0].resources["part/map.jpg"].media_type == "image/png"
    plan = gathered(tmp_path, "plan.png")[0].resources["part/plan.png"]
    assert (plan.media_type, plan.width, plan.height) == ("image/svg+xml", 20, 10)


def test_a_picture_inside_the_text_becomes_a_resource(tmp_path: Path) -> None:
    pictures, keys, problems = gathered(tmp_path, "data:image/png;base64," + base64.b64encode(png()).decode())
    assert problems == []
    assert keys == list(pictures.resources)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("mep.png", "part/one.md:7:1 M014 no image 'mep.png'"),
        (
            "https://example.org/a.png",
            "part/one.md:7:1 M017 the picture 'https://example.org/a.png' is on the web",
        ),
        ("broken.png", "part/one.md:7:1 M016 'part/broken.png' is not a picture that can be read"),
        (
            "../../secret.png",
            "part/one.md:7:1 B008 the picture '../../secret.png' is outside the book's folder",
        ),
        ("", "part/one.md:7:1 M014 no image ''"),
    ],
)
def test_what_cannot_be_had_is_told_and_its_words_stay(tmp_path: Path, source: str, found: str) -> None:
    book = tmp_path / "book"
    write(
        tmp_path,
        {"book/part/map.png": png(), "book/part/broken.png": b"\x89PNG\r\n\x1a\nno", "secret.png": png()},
    )
    pictures, keys, problems = gathered(book, source)
    assert (keys, told(problems), pictures.resources) == ([], [found], {})
    if source == "mep.png":
        assert problems[0].hint in ("did you mean 'map.png'?", "did you mean 'part/map.png'?")


def test_a_picture_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    header = png(4, 3)
    lie = header[:16] + (60000).to_bytes(4, "big") + (60000).to_bytes(4, "big") + header[24:]
    write(tmp_path, {"part/map.png": lie})
    assert [p.code for p in gathered(tmp_path, "map.png")[2]] == ["M016"]


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(("side", "millions"), [(12_000, "144"), (60_000, "3,600")])
def test_a_small_file_that_unfolds_to_millions_of_pixels_is_refused(
    tmp_path: Path, side: int, millions: str
) -> None:
    head = b"IHDR" + struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))
    write(tmp_path, {"part/map.png": bomb + png()[33:]})
    pictures, keys, problems = gathered(tmp_path, "map.png")
    assert (keys, list(pictures.resources)) == ([], [])
    assert told(problems) == [
        f"part/one.md:7:1 M016 'part/map.png' has {millions} million pixels; 100 is the most"
    ]
