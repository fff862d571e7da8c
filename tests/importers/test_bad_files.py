"""A file that cannot be brought in is a problem with a code, and nothing is written."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publish.importers import archive, opening
from publish.problems import Problem
from tests.importers.arrivals import bring
from tests.importers.trees import docx, epub, packed, para

BAD = {
    "a.docx": (b"hello", "I002 the file is not a Word document"),
    "b.docx": (packed({"word/document.xml": "<x"}), "I002 the document cannot be read (ExpatError)"),
    "c.epub": (b"PK\x03\x04rest", "I002 the archive is damaged"),
    "d.epub": (
        packed({"META-INF/container.xml": "<x"}),
        "I002 the EPUB has no package document that can be read",
    ),
    "e.zip": (packed({"a": "b"}), "I001 the file is an archive, but neither a Word document nor an EPUB"),
    "f.pdf": (b"%PDF-1.7 x", "I001 the file is a PDF"),
    "g.doc": (b"\xd0\xcf\x11\xe0\xa1", "I001 the file is an old Word document"),
    "h.md": ("# x", "I001 the file is Markdown already"),
    "i.csv": ("a,b", "I001 '.csv' is a kind of file that is not known"),
    "j.txt": (b"a\0b\xff\x81", "I003 the text cannot be read as windows-1252"),
    "k.html": (b"<meta charset=utf-8><p>caf\xe9", "I003 the text cannot be read as utf-8"),
    "l.html": ("<meta charset=nonsense><p>x", "I003 the text cannot be read as nonsense"),
    "m.txt": (" \n", "I005 there is no text in it"),
    "n.html": ("<p></p>", "I005 there is no text in it"),
    "o.docx": (docx(""), "I005 there is no text in it"),
}


@pytest.mark.parametrize("name", BAD)
def test_one_problem_and_no_file(name: str, tmp_path: Path) -> None:
    content, expected = BAD[name]
    assert bring(tmp_path, {name: content}) == ({}, [expected])
    assert not (tmp_path / "book").exists()


def test_a_guessed_encoding_is_told(tmp_path: Path) -> None:
    written, problems = bring(tmp_path, {"a.txt": "Café au lait\n\nIt was late.".encode("latin-1")})
    assert written["cafe-au-lait.md"].startswith("# Café au lait")
    assert problems[0] == "I011 the encoding is not named, and it is not UTF-8"


def test_what_is_packed_too_large_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST_FILE", 100)
    data = packed({"word/document.xml": "x" * 1000})
    assert bring(tmp_path, {"a.docx": data}) == (
        {},
        ["I007 2 files of 0 MB are packed in it".replace("2 files", "1 files")],
    )


def test_too_large_a_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "LARGEST", 3)
    assert bring(tmp_path, {"a.txt": "abcd"}) == ({}, ["I007 the file has 0 MB"])


def test_an_entry_with_a_password_is_a_lock(tmp_path: Path) -> None:
    data = bytearray(packed({"META-INF/container.xml": "x"}))
    at = data.index(zipfile.stringCentralDir)
    data[at + 8] |= 1
    assert bring(tmp_path, {"a.epub": bytes(data)})[1] == ["I006 its files are protected by a password"]


def test_names_that_leave_the_archive_lead_nowhere() -> None:
    assert archive.joined("OPS/a.xhtml", "../../x") == ""
    assert archive.joined("OPS/a.xhtml", "../x%20y") == "x y"
    assert archive.joined("OPS/a.xhtml", "/etc/passwd") == ""


DOCUMENTS = (docx(para("One", "Heading1") + para("Text")), epub({"a.xhtml": "<h1>A</h1><p>x</p>"}))


@given(
    st.sampled_from(DOCUMENTS),
    st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 255)), max_size=8),
    st.integers(0, 4000) | st.none(),
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_damage_is_never_a_traceback(
    tmp_path: Path, data: bytes, changes: list[tuple[int, int]], end: int | None
) -> None:
    damaged = bytearray(data[:end])
    for at, value in changes:
        if at < len(damaged):
            damaged[at] = value
    (tmp_path / "a.docx").write_bytes(bytes(damaged))
    problems: list[Problem] = []
    arrival = opening.read(tmp_path / "a.docx", "a.docx", problems)
    assert arrival is not None or problems
