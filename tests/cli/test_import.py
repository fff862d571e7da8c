"""`publish import`: what is not Markdown yet becomes chapters that build."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from publish.cli.main import main
from tests import completeness, seed
from tests.manuscripts import png, write
from tests.shared import needs_shared

PAGE = """<!DOCTYPE html><html lang="en"><head><title>The Quay – Harbour Pages</title></head><body>
<nav><a href="/">Home</a> <a href="/map">Site map</a></nav>
<main><article><h1>The Quay</h1>
<p>It was a <em>grey</em> morning, and the boats lay still; nobody had come down from the town yet, and the
lamps along the water were burning as they had burned all through the night.</p>
<p><img src="quay.png" alt="A quay"></p>
<h2>Boats</h2>
<p>There were twelve of them, with 5 * 3 oars each and a sail of brown cloth, and the oldest was the one
that went out first whenever the wind turned to the west.</p>
<ul><li>one</li><li>two</li></ul>
</article></main>
<footer>© Harbour Pages</footer><form><input name="mail"> Subscribe</form></body></html>"""


def run(*words: str) -> Result:
    return CliRunner().invoke(main, list(words), env={"NO_COLOR": "1"})


def chapter_of(folder: Path) -> str:
    (path,) = (folder / "manuscript").glob("*.md")
    return path.read_text("utf-8")


def test_a_saved_web_page_becomes_a_chapter_that_builds(tmp_path: Path) -> None:
    write(tmp_path / "saved", {"page.html": PAGE, "quay.png": png()})
    result = run("import", str(tmp_path / "saved" / "page.html"), "--into", str(tmp_path / "book"))
    assert result.exit_code == 0, result.stderr
    text = chapter_of(tmp_path / "book")
    assert text.startswith("# The Quay\n")
    assert "## Boats" in text
    assert "*grey*" in text
    assert "![A quay](" in text
    assert not any(word in text for word in ("Site map", "Subscribe", "Harbour Pages"))
    assert run("epub", str(tmp_path / "book"), "-q").exit_code == 0


def test_an_epub_made_here_comes_back(tmp_path: Path) -> None:
    words = "# The Quay\n\nIt was *grey*.[^1]\n\n## Boats\n\n> Row.\n\n[^1]: As ever.\n"
    made = write(tmp_path / "made", {"book.toml": 'title = "Harbour"\ndate = 2026-01-02\n', "one.md": words,
                                     "two.md": "# The Sea\n\nWaves.\n"})  # fmt: skip
    assert run("epub", str(made), "-q").exit_code == 0
    result = run("import", str(made / "dist" / "harbour.epub"), "--into", str(tmp_path / "back"))
    assert result.exit_code == 0, result.stderr
    text = "\n".join(
        path.read_text("utf-8") for path in sorted((tmp_path / "back" / "manuscript").glob("*.md"))
    )
    assert "The Quay" in text
    assert "The Sea" in text
    assert "As ever." in text
    assert run("epub", str(tmp_path / "back"), "-q").exit_code == 0


def test_nothing_is_written_over(tmp_path: Path) -> None:
    page = write(tmp_path / "saved", {"page.html": PAGE, "quay.png": png()}) / "page.html"
    assert run("import", str(page), "--into", str(tmp_path / "book")).exit_code == 0
    before = chapter_of(tmp_path / "book")
    again = run("import", str(page), "--into", str(tmp_path / "book"))
    assert (again.exit_code, again.stdout) == (1, "")
    assert " error I004: " in again.stderr
    assert chapter_of(tmp_path / "book") == before


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.docx", b"not a zip", "I002"),
        ("a.epub", b"PK\x03\x04broken", "I002"),
        ("a.xyz", b"\x00\x01\x02", "I001"),
        ("a.html", b"<html><body></body></html>", "I005"),
        ("a.txt", b"", "I005"),
    ],
)
def test_a_bad_file_is_told_and_nothing_is_written(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    path = write(tmp_path, {name: data}) / name
    result = run("import", str(path), "--into", str(tmp_path / "book"))
    assert (result.exit_code, result.stdout) == (1, "")
    assert [line.split(" ")[2] for line in result.stderr.splitlines() if " error " in line] == [f"{code}:"]
    assert not (tmp_path / "book" / "manuscript").exists() or not list((tmp_path / "book").rglob("*.md"))


def test_a_word_document(tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(_docx("The Quay", "It was grey."))
    result = run("import", str(path), "--into", str(tmp_path / "book"))
    assert result.exit_code == 0, result.stderr
    assert "It was grey." in chapter_of(tmp_path / "book")


def _docx(heading: str, words: str) -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = (
        f'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>{heading}</w:t></w:r></w:p>'
        f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"
    )
    package = "http://schemas.openxmlformats.org/package/2006"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>",
    }
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{text}')
    return data.getvalue()


@needs_shared
def test_the_seed_s_page_keeps_its_words_and_loses_its_furniture(tmp_path: Path) -> None:
    result = run("import", str(seed.PAGE), "--into", str(tmp_path / "book"))
    assert result.exit_code == 0, result.stderr
    text = chapter_of(tmp_path / "book")
    heads = [line.removeprefix("## ") for line in text.splitlines() if line.startswith("## ")]
    assert heads == seed.sections()
    assert not any(word in text for word in ("Site Map", "e-mail this", "Re-enter", "Home |"))
    ours = completeness.letters(
        (seed.manuscript(tmp_path / "own") / "manuscript/chapter-5.md").read_text("utf-8")
    )
    found = completeness.letters(text)
    for mark in ("pullquote", "runin"):
        ours, found = ours.replace(mark, ""), found.replace(mark, "")
    assert completeness.first_difference(ours, found) == ""
    assert run("build", str(tmp_path / "book"), "-q").exit_code == 0
