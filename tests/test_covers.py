"""Every book has a cover: in the EPUB, on the screen, and for the printer."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest
from lxml import etree
from PIL import Image

from publish import press
from tests.manuscripts import png, told, write

OPF = {"opf": "http://www.idpf.org/2007/opf"}
TOML = 'title = "The Harbour"\nsubtitle = "Twelve Evenings"\nauthors = ["A. Writer"]\ndate = 2026-01-02\n'
ONE = {"manuscript/one.md": "# One\n\nText.\n"}
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 90">'
    '<rect width="60" height="90" fill="navy"/></svg>'
)
ISBN = '[isbn]\nprint = "978-0-306-40615-7"\n'


def built(
    folder: Path, toml: str = TOML, editions: list[str] | None = None, **files: str | bytes
) -> press.Result:
    """The editions of a book with this file, and these others beside it."""
    others = {f"manuscript/{name.replace('__', '.')}": content for name, content in files.items()}
    write(folder, {**ONE, "manuscript/book.toml": toml, **others})
    return press.build(folder, editions)


def cover_of(epub: Path) -> tuple[Image.Image, str]:
    """The picture that the package declares as its cover, and what is said of it."""
    archive = zipfile.ZipFile(epub)
    package = etree.fromstring(archive.read("EPUB/content.opf"))
    (item,) = package.xpath("//opf:item[@properties='cover-image']", namespaces=OPF)
    page = etree.fromstring(archive.read("EPUB/text/cover.xhtml"))
    image = next(page.iter("{*}img"))
    assert image.get("src") == f"../{item.get('href')}"
    return Image.open(io.BytesIO(archive.read(f"EPUB/{item.get('href')}"))), image.get("alt") or ""


def test_an_epub_without_a_picture_has_one_that_is_drawn(tmp_path: Path) -> None:
    result = built(tmp_path, editions=["epub"])
    assert told(result.problems) == []
    picture, said = cover_of(result.paths[0])
    assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", (1600, 2560))
    assert said == "The Harbour. Twelve Evenings. A. Writer"
    assert len(picture.resize((8, 13)).getcolors() or ()) > 10


def test_the_author_says_what_a_drawn_cover_shows(tmp_path: Path) -> None:
    result = built(tmp_path, f'{TOML}cover = {{alt = "White words on blue."}}\n', ["epub"])
    assert cover_of(result.paths[0])[1] == "White words on blue."
    assert told(result.problems) == []


def test_a_picture_stays_as_it_is(tmp_path: Path) -> None:
    toml = f'{TOML}cover = {{image = "front.png", alt = "A quay."}}\n'
    result = built(tmp_path, toml, ["epub"], front__png=png(160, 256, "navy"))
    picture, said = cover_of(result.paths[0])
    assert (picture.format, picture.size, said) == ("PNG", (160, 256), "A quay.")


def test_a_drawing_becomes_a_picture_in_the_epub(tmp_path: Path) -> None:
    toml = f'{TOML}cover = {{image = "front.svg", alt = "The sea."}}\n'
    result = built(tmp_path, toml, ["epub"], front__svg=SVG)
    assert told(result.problems) == ["front.svg E003 'front.svg' is a drawing; the EPUB gets a picture of it"]
    picture, said = cover_of(result.paths[0])
    assert (picture.format, picture.size, said) == ("PNG", (1707, 2560), "The sea.")
    red, green, blue = picture.convert("RGB").getpixel((800, 1200))  # type: ignore[misc]
    assert max(red, green) < 5 < 120 < blue < 136


def test_the_screen_edition_begins_with_it_in_the_shape_of_its_pages(tmp_path: Path) -> None:
    result = built(tmp_path, editions=["screen"])
    assert told(result.problems) == []
    document = pypdfium2.PdfDocument(result.paths[0])
    assert document[0].get_size() == pytest.approx(document[1].get_size(), abs=1)
    assert document.get_page_label(0) == "Cover"


def test_the_wrap_is_made_where_it_is_declared(tmp_path: Path) -> None:
    result = built(
        tmp_path, f'{TOML}[editions.print]\n[editions.cover]\nspine = "5mm"\nspine_text = "none"\n'
    )
    assert [path.name for path in result.paths] == [
        "the-harbour.epub", "the-harbour-print.pdf", "the-harbour-cover.pdf",
    ]  # fmt: skip
    assert told(result.problems) == []


def test_the_wrap_alone_is_as_wide_as_the_pages_are_many(tmp_path: Path) -> None:
    pages = press.build(write(tmp_path / "a", {**ONE, "manuscript/book.toml": TOML}), ["print"]).paths[0]
    count = len(pypdfium2.PdfDocument(pages))
    result = built(tmp_path / "b", f'{TOML}[editions.print]\nprinter = "kdp"\n', ["cover"])
    assert [path.name for path in result.paths] == ["the-harbour-cover.pdf"]
    width = pypdfium2.PdfDocument(result.paths[0])[0].get_size()[0] / 72
    assert width == pytest.approx(2 * 6.125 + count * 0.0025, abs=0.001)


def test_with_the_width_of_its_spine_no_page_is_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> bytes:
        raise AssertionError

    monkeypatch.setattr("publish.pdf.edition.make", refuse)
    result = built(tmp_path, f'{TOML}[editions.cover]\nspine = "12.3mm"\n', ["cover"])
    width = pypdfium2.PdfDocument(result.paths[0])[0].get_size()[0] / 72 * 25.4
    assert width == pytest.approx(2 * 152.4 + 12.3 + 6, abs=0.05)
    assert told(result.problems) == []


BACK = "description = 'Of *tides*.'\n"


@pytest.mark.parametrize(
    ("toml", "files", "words"),
    [
        (BACK, {}, "Of tides."),
        (f'{BACK}cover = {{back = "**Twelve** evenings."}}\n', {}, "Twelve evenings."),
        (f'{BACK}cover = {{back = "back.md"}}\n', {"back__md": 'A "small" book.\n'}, "A “small” book."),
        ("", {}, ""),
    ],
)
def test_the_words_of_the_back(tmp_path: Path, toml: str, files: dict[str, str], words: str) -> None:
    """The author's, from the book's file or a file of their own; else the description."""
    more = '[editions.cover]\nspine = "10mm"\nspine_text = "none"\n'
    result = built(tmp_path, TOML + toml + more, ["cover"], **files)
    assert told(result.problems) == []
    text = pypdfium2.PdfDocument(result.paths[0])[0].get_textpage().get_text_bounded()
    assert " ".join(text.partition("A. Writer")[0].split()).replace(" .", ".") == words


def test_the_file_of_the_back_is_no_chapter(tmp_path: Path) -> None:
    result = built(tmp_path, f'{TOML}cover = {{back = "back.md"}}\n', ["epub"], back__md="A small book.\n")
    assert not [name for name in zipfile.ZipFile(result.paths[0]).namelist() if "back" in name]


@pytest.mark.parametrize(
    ("toml", "problem"),
    [
        (
            'cover = {back = "bakc.md"}\n',
            "manuscript/book.toml:5:1 B010 no file 'bakc.md' for the back cover",
        ),
        ('cover = {mark = "m.svg"}\n', "manuscript/book.toml:5:1 M014 no image 'm.svg'"),
        (
            'cover = {back = "../../x.md"}\n',
            "manuscript/book.toml:5:1 B008 'x.md' is outside the book's folder",
        ),
        (
            'cover = {price = "EUR 12"}\n',
            "manuscript/book.toml:5:1 B003 'price': 'EUR 12' is not a price such as",
        ),
        ('cover = {colour = "Mauve"}\n', "manuscript/book.toml:5:1 B003 'colour': 'Mauve' is not a colour"),
        (
            '[isbn]\nprint = "978-0-306-40615-8"\n',
            "manuscript/book.toml:6:1 B004 '978-0-306-40615-8' is not an ISBN",
        ),
        ('[editions.cover]\nspine = "12"\n', "manuscript/book.toml:6:1 B003 'spine': '12' is not a length"),
        ('[editions.cover]\nspyne = "12mm"\n', "manuscript/book.toml:6:1 B002 unknown key 'spyne'"),
    ],
)
def test_what_is_wrong_with_a_cover_is_told_with_its_line(tmp_path: Path, toml: str, problem: str) -> None:
    result = built(tmp_path, TOML + toml, ["cover"])
    (found,) = (line for line in told(result.problems) if " B009 " not in line)
    assert found.startswith(problem)
    assert result.paths == ()


def test_a_back_outside_the_book_is_not_read(tmp_path: Path) -> None:
    write(tmp_path, {"secret.md": "Secret.\n"})
    result = built(tmp_path / "book", f'{TOML}cover = {{back = "../../secret.md"}}\n', ["cover"])
    assert [problem.code for problem in result.problems] == ["B008"]


def test_two_builds_are_the_same(tmp_path: Path) -> None:
    toml = f"{TOML}{ISBN}[editions.print]\nprinter = 'kdp'\n[editions.cover]\nspine_text = 'none'\n"
    first = [path.read_bytes() for path in built(tmp_path / "a", toml).paths]
    second = [path.read_bytes() for path in built(tmp_path / "b" / "c", toml).paths]
    assert first == second
