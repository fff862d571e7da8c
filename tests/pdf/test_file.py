"""The finished file: outline, links, fonts, metadata, and the same bytes each time."""

from __future__ import annotations

import hashlib
import io
import zlib

import pikepdf
import pytest
from PIL import Image

from publish.book.divisions import Book, Kind, Resource
from publish.book.metadata import Cover
from publish.book.settings import PageSettings
from publish.means import Means
from publish.pdf import join
from tests.pdf.books import Made, book, chapter, contents, division, entry, front


def png(width: int, height: int) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (width, height), (20, 90, 140)).save(target, "PNG")
    return target.getvalue()


def linked() -> Book:
    """Two chapters that refer to each other, in a part."""
    return book(
        *front(),
        contents(entry("chapter-1", "Voyage 1"), entry("chapter-2", "Voyage 2")),
        division("part-1", Kind.PART, "Outward", "", label="Part I"),
        chapter(
            1, '<h2 id="sec-é 1">A section</h2><p>See <a href="#chapter-2">later</a>.</p>', part="part-1"
        ),
        chapter(
            2,
            '<p>See <a href="#sec-é 1">before</a> and <a href="https://example.org/">the web</a>.</p>',
            part="part-1",
        ),
        chapter(3),
        chapter(4),
    )


def test_blank_pages_are_whole_pages() -> None:
    made = Made(linked())
    streams = [stream for page in made.pdf.pages for stream in join.streams(page)]
    assert all(zlib.decompress(stream.read_raw_bytes()) for stream in streams)


@pytest.mark.parametrize("edition", ["print", "screen"])
def test_outline_and_links_lead_to_their_pages(edition: str) -> None:
    made = Made(linked(), edition)
    places = made.destinations()
    assert made.problems == []
    assert [item for item in made.outline() if item[1]][:3] == [
        ("Chapter 1. Voyage 1", 1, places["chapter-1"]),
        ("A section", 2, places["sec-é 1"]),
        ("Chapter 2. Voyage 2", 1, places["chapter-2"]),
    ]
    assert ("Part I. Outward", 0, places["part-1"]) in made.outline()
    assert made.links(places["chapter-1"]) == ["chapter-2"]
    assert made.links(places["chapter-2"]) == ["sec-é 1", "https://example.org/"]
    assert made.links(places["contents"]) == ["chapter-1", "chapter-2"]


def test_a_link_without_target_is_reported_and_dropped() -> None:
    made = Made(book(chapter(1, '<p>Text</p>\n<p>See <a href="#nowhere">there</a>.</p>')))
    assert made.said == ["P007"]
    assert made.problems[0].location.line == 2
    assert made.links(0) == []


def test_every_font_is_embedded() -> None:
    made = Made(linked())
    fonts = [
        item
        for item in made.pdf.objects
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
    ]
    assert fonts
    assert all({"/FontFile2", "/FontFile3"} & set(font.keys()) for font in fonts)


@pytest.mark.parametrize("edition", ["print", "screen"])
def test_the_bytes_do_not_depend_on_processes_or_runs(edition: str) -> None:
    digests = {
        hashlib.sha256(Made(linked(), edition, processes).data).hexdigest() for processes in (1, 2, 3, 1)
    }
    assert len(digests) == 1


def test_metadata_comes_from_the_book() -> None:
    made = Made(linked())
    info = made.pdf.docinfo
    assert info.Title == "The Quay"
    assert info.Author == "Ada Marsh"
    assert info.CreationDate == "D:20260304050607+00'00'"
    assert made.pdf.Root.Lang == "en"
    assert made.pdf.Root.ViewerPreferences.DisplayDocTitle
    with made.pdf.open_metadata() as xmp:
        assert xmp["dc:title"] == "The Quay"
        assert xmp["dc:creator"] == ["Ada Marsh"]
        assert xmp["dc:description"] == "Ropes & planks"
        assert xmp["xmp:CreateDate"] == "2026-03-04T05:06:07+00:00"


def test_no_path_of_this_machine_is_in_the_file() -> None:
    made = Made(linked())
    raw = b"".join(
        item.read_bytes()
        for item in made.pdf.objects
        if isinstance(item, pikepdf.Stream) and "/Length1" not in item
    )
    assert b"book.invalid" not in raw
    assert b"file:" not in raw


def test_black_is_one_ink_in_print_and_colours_stay_on_paper_for_them() -> None:
    text = '<p>Black</p><p style="color: #c00">Red</p><p style="border: 1pt solid #777">Boxed</p>'
    made = Made(book(chapter(1, text), pages=PageSettings(paper="premium-color")))
    colours = {
        (str(step.operator), *(round(float(part), 2) for part in step.operands))
        for step in pikepdf.parse_content_stream(made.pdf.pages[0])
        if str(step.operator) in {"rg", "RG", "g", "G"}
    }
    assert ("g", 0) in colours
    assert ("rg", 0.8, 0, 0) in colours
    assert {colour for colour in colours if colour[0] == "rg"} == {("rg", 0.8, 0, 0)}
    assert any(colour[0] in {"g", "G"} and colour[1] == 0.47 for colour in colours)


def test_the_cover_comes_first_on_the_screen_and_not_in_print() -> None:
    picture = Resource("cover.png", "image/png", png(60, 90), 60, 90)
    work = book(*front(), chapter(1), resources=[picture], cover=Cover("cover.png", "A quay"))
    screen, printed = Made(work, "screen"), Made(work, "print")
    assert screen.problems == printed.problems == []
    assert screen.labels[:3] == ["Cover", "i", "ii"]
    assert printed.labels[0] == "i"
    assert screen.destinations()["half"] == 1
    assert [round(float(side)) for side in screen.pdf.pages[0].mediabox] == [0, 0, 432, 648]


def test_pictures_are_found_whatever_their_name() -> None:
    picture = Resource("pictures/a b?#.png", "image/png", png(60, 90), 60, 90)
    figure = '<figure class="picture"><img src="pictures/a b?#.png" alt="A quay"/></figure>'
    made = Made(book(chapter(1, figure), resources=[picture]))
    assert made.said == ["P013"]
    assert len(made.pdf.pages[0].get_images()) == 1


def test_what_belongs_to_one_edition_is_not_in_the_other() -> None:
    work = book(
        chapter(1, '<p class="print-only">On paper</p><p>Both <b class="screen-only">on glass</b> here</p>')
    )
    printed, screen = Made(work, "print").pages[0], Made(work, "screen").pages[0]
    assert "On paper" in printed
    assert "on glass" not in printed
    assert "Both" in printed
    assert "here" in printed
    assert "On paper" not in screen
    assert "on glass" in screen


def test_progress_is_told_to_the_end() -> None:
    from publish.pdf import edition  # noqa: PLC0415

    heard: list[tuple[int, int, str]] = []
    edition.make(book(chapter(1), chapter(2)), "print", [], lambda *told: heard.append(told), Means(1))
    assert [done for done, _, _ in heard] == sorted(done for done, _, _ in heard)
    assert heard[-1][:2] == (4, 4)
