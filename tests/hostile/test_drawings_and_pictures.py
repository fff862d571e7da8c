"""Pictures by strangers: bombs, liars, drawings that act or lead outside."""

from __future__ import annotations

import io
import re
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from tests.hostile.books import BOUND, chapter
from tests.manuscripts import png

SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 10"'


def drawing(content: str, head: str = "") -> bytes:
    return f'<?xml version="1.0"?>{head}<svg {SVG}><title>A map</title>{content}</svg>'.encode()


def laughs() -> bytes:
    lines = "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    return drawing("<text>&i;</text>", f'<!DOCTYPE svg [<!ENTITY a "ha">{lines}]>')


def copies(depth: int) -> str:
    parts = "".join(f'<g id="a{n}">{f"""<use href="#a{n - 1}"/>""" * 10}</g>' for n in range(1, depth))
    return f'<defs><g id="a0"><rect width="1" height="1"/></g>{parts}</defs><use href="#a{depth - 1}"/>'


def huge() -> bytes:
    data = io.BytesIO()
    Image.new("1", (10_400, 10_400)).save(data, "PNG")
    return data.getvalue()


def liar() -> bytes:
    head = b"IHDR" + struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head)) + png()[33:]
    )


REFUSED: dict[str, tuple[str, bytes, str]] = {
    "a million laughs": ("map.svg", laughs(), "'map.svg' is not a picture that can be read"),
    "a file of the machine as an entity": (
        "map.svg",
        drawing("<text>&x;</text>", '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        "'map.svg' is not a picture that can be read",
    ),
    "a million copies": ("map.svg", drawing(copies(8)), "'map.svg' draws its parts 68,024,684 times in all"),
    "a part that holds itself": (
        "map.svg",
        drawing('<g id="a"><use href="#a"/></g>'),
        "'map.svg' draws its parts without end",
    ),
    "ten thousand groups": (
        "map.svg",
        drawing("<g>" * 10_000 + "</g>" * 10_000),
        "'map.svg' is not a picture that can be read",
    ),
    "a hundred megapixels": ("map.png", huge(), "'map.png' has 108 million pixels; 100 is the most"),
    "a picture that lies": ("map.png", liar(), "'map.png' has 3,600 million pixels; 100 is the most"),
    "half a picture": ("map.png", png(300, 300)[:100], "'map.png' is not a picture that can be read"),
    "a program": ("map.png", b"#!/bin/sh\necho hello", "'map.png' is not a picture that can be read"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_and_told(name: str, tmp_path: Path) -> None:
    file, data, words = REFUSED[name]
    made = chapter(tmp_path, f"![A map]({file})", **{file.replace(".", "_"): data})
    assert (made.told, made.code) == ([f"error M016: {words}"], 1)
    assert made.seconds < BOUND
    assert not (made.folder / "dist").exists()


ACTING = """
<script>alert(1)</script><rect width="4" height="4" onclick="alert(2)"/>
<image href="file:///etc/passwd" width="5" height="5"/><image xlink:href="http://example.org/a.png"/>
<use href="other.svg#a"/><a href="javascript:alert(3)"><circle r="2"/></a>
<style>@import "http://example.org/x.css"; rect { fill: URL(http://example.org/y.svg#z) }</style>
<rect fill="url(file:///etc/hosts#a)" width="1" height="1"/>
<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="http://example.org/"/></foreignObject>
"""
GONE = (
    "script",
    "alert",
    "example.org",
    "etc/",
    "foreignObject",
    "iframe",
    "javascript",
    "onclick",
    "other.svg",
)


@pytest.mark.parametrize("inline", [True, False])
def test_a_drawing_is_closed_in_both_editions(inline: bool, tmp_path: Path) -> None:
    data = drawing(ACTING)
    made = (
        chapter(tmp_path, re.sub("<image[^>]*>|\n", "", data.decode().partition("?>")[2]))
        if inline
        else chapter(tmp_path, "![A map](map.svg)", map_svg=data)
    )
    assert made.code == 0
    assert {line.split(":")[0] for line in made.told} == {"warning M018"}
    for name, text in made.epub().items():
        assert not [word for word in GONE if word in text and word != "script"], name
        assert "<script" not in text
    assert b"example.org" not in made.pdf()
