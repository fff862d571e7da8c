"""Pictures are found, read, and known by what they are."""

from __future__ import annotations

import base64
import struct
import zlib
from pathlib import Path

import pytest

from publish.book.tree import element, every
from publish.manuscript.folder import Folder
from publish.manuscript.pictures import Pictures
from publish.problems import Problem
from tests.manuscripts import png, told, write

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
    "source", ["map.png", "./map.png", "../part/map.png", "/part/map.png", "map.png?raw=true"]
)
def test_a_picture_beside_the_chapter_or_from_the_manuscript(tmp_path: Path, source: str) -> None:
    write(tmp_path, {"part/map.png": png(8, 5)})
    pictures, keys, problems = gathered(tmp_path, source)
    assert (keys, problems) == (["part/map.png"], [])
    resource = pictures.resources["part/map.png"]
    assert (resource.media_type, resource.width, resource.height) == ("image/png", 8, 5)


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
            "part/one.md:7:1 B008 the picture '../../secret.png' is outside the manuscript folder",
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
@pytest.mark.parametrize("side", [12_000, 60_000])
def test_a_small_file_that_unfolds_to_millions_of_pixels_is_refused(tmp_path: Path, side: int) -> None:
    head = b"IHDR" + struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))
    write(tmp_path, {"part/map.png": bomb + png()[33:]})
    pictures, keys, problems = gathered(tmp_path, "map.png")
    assert (keys, list(pictures.resources)) == ([], [])
    assert told(problems) == ["part/one.md:7:1 M016 'part/map.png' is not a picture that can be read"]
