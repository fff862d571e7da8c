"""Signs of HTML, XML and PDF where words are expected, letters that no file may hold, names of files."""

from __future__ import annotations

import io
import json
import unicodedata
from pathlib import Path

import pikepdf
import pytest
from lxml import etree

from publish.manuscript.folder import markdown_files
from tests.hostile.books import build, chapter
from tests.manuscripts import png

SIGNS = "a<b>&amp;\"' (x) \\ % `c` {d} </title> <script>alert(1)</script> ]]> --> <?x?> é 😀"
TYPESET = SIGNS.replace("\"'", "”’")
FIELDS = ("title", "subtitle", "publisher", "place", "rights", "licence", "description", "colophon", "share")


def test_signs_in_every_field_of_the_record(tmp_path: Path) -> None:
    said = json.dumps(SIGNS, ensure_ascii=False)
    lines = [f"{field} = {said}" for field in FIELDS]
    toml = "\n".join([
        *lines, 'date = 2026-01-02\nlanguage = "en"\nslug = "signs"', f"authors = [{said}]", f"subjects = [{said}]",  # noqa: E501
        f"series = {{ name = {said}, position = 1 }}",
        f'[[contributors]]\nname = {said}\nrole = "editor"\nabout = {said}', f"[contact]\nmessage = {said}", "[editions.print]",  # noqa: E501
    ])  # fmt: skip
    made = build(tmp_path, {"manuscript/one.md": f"---\ntitle: {said}\n---\n\nText.\n"}, toml=toml)
    assert made.code == 0, made.said
    (opf,) = (text for name, text in made.epub().items() if name.endswith(".opf"))
    package = etree.fromstring(opf.encode())
    values = {name: package.findtext(f".//{{*}}{name}") for name in ("title", "creator", "publisher")}
    assert values == {"title": TYPESET, "creator": SIGNS, "publisher": SIGNS}
    for text in made.epub().values():
        assert "<script" not in text
    with pikepdf.open(io.BytesIO(made.pdf())) as pdf:
        assert str(pdf.docinfo["/Title"]) == TYPESET
        with pdf.open_metadata() as record:
            assert record["dc:title"] == TYPESET
            assert record["dc:creator"] == [SIGNS]


def test_letters_that_no_file_may_hold(tmp_path: Path) -> None:
    letters = "".join(map(chr, range(32))) + "\x7f\x85\ufffe\uffff\ufeff\u2028\u2029\u202e"
    made = chapter(tmp_path, f"Before {letters} between\n\n`{letters}`\n\n<p title='{letters}'>after</p>\n")
    assert made.code == 0, made.said
    for name, text in made.epub().items():
        if name.endswith("xhtml"):
            etree.fromstring(text.encode())
    assert "after" in made.printed()
    assert "\0" not in made.printed()


def test_half_letters_of_another_encoding(tmp_path: Path) -> None:
    made = chapter(tmp_path, b"# One\n\nText \xed\xa0\x80 \xff.\n")
    assert made.told == ["error M001: byte 0xed at position 12 is not UTF-8"]


NAMES = [
    "a b", "a+b", "a#b", "a%b", "a%20b", "caf\u00e9", "cafe\u0301", "CON", "aux", "NUL.x", "x?", "y:z", "z.", " w ",  # noqa: E501
    "-rf", "One", "ONE", "日本", "a&b", "a<b>", "q'uote\"", "😀", "back\\slash", "~", "$(x)", "`x`",
    "a" * 200,
]  # fmt: skip


def test_names_of_files(tmp_path: Path) -> None:
    """Each is a chapter and a picture; none is another's, and those in the EPUB are safe everywhere."""
    files: dict[str, str | bytes] = {"manuscript/zz.md": "# Last\n\nText.\n"}
    for number, name in enumerate(NAMES):
        source = name.replace("%", "%25").replace("#", "%23").replace("?", "%3F").replace("\\", "%5C")
        source = source.replace("<", "%3C").replace(">", "%3E").replace(" ", "%20").replace("`", "%60")
        files[f"manuscript/{name}.md"] = f"# Chapter {number}\n\n![A map](<{source}.png>)\n"
        files[f"manuscript/{name}.png"] = png(10 + number, 9)
    made = build(tmp_path, files)
    assert made.code == 0, made.said
    assert [line for line in made.told if not line.startswith(("warning P0", "error P0"))] == []
    documents = [name for name in made.epub() if name.endswith(".xhtml")]
    assert all(name.isascii() and not set(name) & set(' %#?+:<>"&') for name in documents)
    assert len({unicodedata.normalize("NFC", name).casefold() for name in documents}) == len(documents)
    text = "".join(made.epub().values())
    assert [number for number in range(len(NAMES)) if f"Chapter {number}<" not in text] == []
    assert len(markdown_files(made.folder / "manuscript")) == len(NAMES) + 1


DATA = {
    "a million laughs in YAML": (
        "a: &a [x, x, x, x, x, x, x, x, x]\n"
        + "\n".join(
            f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
        )
        + "\ntitle: *i"
    ),
    "lists without end in YAML": "a: " + "[" * 20_000,
    "a program in YAML": "a: !!python/object/apply:os.system ['exit']",
    "a number without end in YAML": "title: " + "9" * 100_000,
}


@pytest.mark.parametrize("name", DATA)
def test_front_matter(name: str, tmp_path: Path) -> None:
    made = chapter(tmp_path, f"---\n{DATA[name]}\n---\n\n# One\n\nText.\n".encode())
    assert made.seconds < 5
    assert {line.split(":")[0] for line in made.told} <= {"error M002", "error B002", "error B003", "error M011", "warning M011"}  # fmt: skip  # noqa: E501
    assert made.told


TABLES = {
    "lists without end": "x = " + "[" * 20_000 + "]" * 20_000,
    "tables without end": "a." * 8_000 + "b = 1",
    "a number without end": "[series]\nname = 'x'\nposition = " + "9" * 10_000,
    "a page without end": "[editions.print]\ntrim = '99999999999999999999x1mm'",
}


@pytest.mark.parametrize("name", TABLES)
def test_the_books_file(name: str, tmp_path: Path) -> None:
    made = build(tmp_path, {"manuscript/one.md": "# One\n\nText.\n"}, toml=f"{TABLES[name]}\n")
    assert made.seconds < 10
    assert {line[:8] for line in made.told if line.startswith("error")} == {"error B0"}
