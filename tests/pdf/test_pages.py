"""Page numbers, blank pages, heads and folios, as printed."""

from __future__ import annotations

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
import pytest

from publish.book.divisions import Kind
from publish.book.settings import Margins, PageSettings
from publish.pdf.furniture import shortened
from publish.pdf.pagination import roman
from tests.pdf.books import Made, book, chapter, contents, division, entry, front, words

TRIM = PageSettings()


@pytest.fixture(scope="module")
def made() -> Made:
    """A book with everything: front matter, contents, a part, chapters, back matter."""
    sections = f"<ol>{entry('below', 'Below deck')}</ol>"
    return Made(
        book(
            *front(),
            division("dedication", Kind.DEDICATION, "", "<p>For the crew</p>"),
            contents(
                entry("preface", "Preface"),
                entry("part-1", "Outward"),
                entry("chapter-1", "Voyage 1"),
                entry("chapter-2", "Voyage 2", sections),
            ),
            division("preface", Kind.PREFACE, "Preface", words(800)),
            division("part-1", Kind.PART, "Outward", "", label="Part I"),
            chapter(1, words(1100), part="part-1"),
            chapter(2, f'{words(900)}<h2 id="below">Below deck</h2>{words(200)}', part="part-1"),
            division("colophon", Kind.COLOPHON, "Colophon", "<p>Set in type.</p>"),
        )
    )


def test_nothing_is_reported(made: Made) -> None:
    assert made.problems == []


def test_front_matter_is_roman_and_the_body_begins_at_one(made: Made) -> None:
    body = made.destinations()["part-1"]
    assert made.labels[:body] == [roman(number) for number in range(1, body + 1)]
    assert made.labels[body:] == [str(number) for number in range(1, len(made.labels) - body + 1)]


def test_divisions_open_on_the_right_and_the_copyright_page_on_the_left(made: Made) -> None:
    starts = {name: page % 2 for name, page in made.destinations().items() if name != "below"}
    assert starts.pop("copyright") == 1
    assert set(starts.values()) == {0}


def test_blank_and_bare_pages_carry_nothing(made: Made) -> None:
    places = made.destinations()
    blank = [number for number, text in enumerate(made.pages) if not text.strip()]
    assert places["half"] + 1 in blank
    assert places["part-1"] + 1 in blank
    assert made.pages[places["half"]].split() == ["The", "Quay"]
    assert made.pages[places["copyright"]].split() == ["©", "Ada", "Marsh"]
    assert made.pages[places["dedication"]].split() == ["For", "the", "crew"]
    assert made.pages[places["part-1"]].split() == ["Outward"]


def test_the_opening_of_a_part_is_bare_and_what_it_says_further_on_is_not() -> None:
    part = division("part-1", Kind.PART, "Outward", words(900), label="Part I")
    made = Made(book(*front(), part, chapter(1, words(100), part="part-1")))
    first = made.destinations()["part-1"]
    assert made.labels[first] not in made.pages[first].split()
    assert "the quay" in made.pages[first + 1].casefold()
    assert "2" in made.pages[first + 1].split()
    assert "3" in made.pages[first + 2].split()
    assert "outward" in made.pages[first + 2].casefold()


def test_an_opening_has_a_folio_and_no_head(made: Made) -> None:
    opening = made.pages[made.destinations()["chapter-1"]].split()
    assert opening[:2] == ["Voyage", "1"]
    assert opening.count("Voyage") == 1
    assert "The Quay" not in " ".join(opening)
    assert opening[-1] == "3"


def test_left_pages_name_the_book_and_right_pages_the_chapter(made: Made) -> None:
    first = made.destinations()["chapter-1"]
    left, right = made.pages[first + 1], made.pages[first + 2]
    assert "quay" in left.casefold()
    assert "voyage 1" in right.casefold()
    assert "the quay" not in right.casefold().splitlines()[-2:]
    assert "4" in left.split()
    assert "5" in right.split()


def test_roman_folios_in_front_matter(made: Made) -> None:
    preface = made.destinations()["preface"]
    assert made.pages[preface].split()[-1] == made.labels[preface] == "ix"
    assert "x" in made.pages[preface + 1].split()


def test_contents_name_the_pages_where_headings_stand(made: Made) -> None:
    places = made.destinations()
    shown = made.pages[places["contents"]]
    for title, name in (
        ("Preface", "preface"),
        ("Outward", "part-1"),
        ("Voyage 1", "chapter-1"),
        ("Voyage 2", "chapter-2"),
        ("Below deck", "below"),
    ):
        line = next(line for line in shown.splitlines() if line.startswith(title))
        assert line.rsplit(None, 1)[-1].strip(".") == made.labels[places[name]], title


def test_the_printed_book_has_whole_sheets(made: Made) -> None:
    assert len(made.pages) % 2 == 0


def test_every_page_has_the_trim_size(made: Made) -> None:
    for page in made.pdf.pages:
        assert [round(float(side), 2) for side in page.trimbox] == [0, 0, 432, 648]
        assert page.mediabox == page.trimbox


def test_the_screen_edition_has_no_blank_pages() -> None:
    screen = Made(book(*front(), chapter(1), chapter(2)), "screen")
    assert screen.problems == []
    assert all(text.strip() for text in screen.pages)
    assert screen.labels[:4] == ["i", "ii", "iii", "1"]


def test_chapters_may_open_anywhere_with_their_margins_on_the_right_side() -> None:
    """The second chapter opens on a left-hand page, where the wide margin is at the right."""
    page = PageSettings(margins=Margins(inside=30, outside=10), chapters_open="any")
    made = Made(book(chapter(1, words(900)), chapter(2, words(100)), pages=page))
    places = made.destinations()
    assert places["chapter-2"] % 2 == 1
    names = pikepdf.NameTree(made.pdf.Root.Names.Dests)
    lefts = {name: float(names[name].D[2]) for name in ("chapter-1", "chapter-2")}
    assert lefts == {
        "chapter-1": pytest.approx(30 / 25.4 * 72, abs=0.1),
        "chapter-2": pytest.approx(10 / 25.4 * 72, abs=0.1),
    }


def test_bleed_is_outside_the_trim_and_not_at_the_binding() -> None:
    made = Made(book(chapter(1, words(1000)), pages=PageSettings(bleed=3.175)))
    right, left = made.pdf.pages[0], made.pdf.pages[1]
    assert [round(float(side)) for side in right.mediabox] == [0, -9, 441, 657]
    assert [round(float(side)) for side in left.mediabox] == [-9, -9, 432, 657]
    assert made.pages[-1].strip() == ""
    assert made.pdf.pages[-1].mediabox == left.mediabox
    for page in (right, left):
        assert [round(float(side)) for side in page.trimbox] == [0, 0, 432, 648]
        assert page.obj.BleedBox == page.obj.MediaBox


@pytest.mark.parametrize(("language", "first"), [("en", [0, -9, 441, 657]), ("he", [-9, -9, 432, 657])])
def test_a_blank_page_bleeds_as_its_side_does(language: str, first: list[int]) -> None:
    made = Made(book(chapter(1, "<p>One page.</p>"), pages=PageSettings(bleed=3.175), language=language))
    boxes = [[round(float(side)) for side in page.mediabox] for page in made.pdf.pages]
    other = [-9, -9, 432, 657] if language == "en" else [0, -9, 441, 657]
    assert boxes == [first, other]


def test_a_printer_may_want_bleed_at_the_binding_too() -> None:
    made = Made(book(chapter(1, words(1000)), pages=PageSettings(bleed=3.175, printer="lulu")))
    assert {tuple(round(float(side)) for side in page.mediabox) for page in made.pdf.pages} == {
        (-9, -9, 441, 657)
    }


@pytest.mark.parametrize("size", [(152.4, 228.6), (129, 198), (148, 210), (127, 203.2)])
def test_the_boxes_are_exact(size: tuple[float, float]) -> None:
    width, height = size
    made = Made(book(*front(), chapter(1), pages=PageSettings(width=width, height=height, bleed=3)))
    for page in made.pdf.pages:
        trim = [float(side) for side in page.trimbox]
        assert trim == pytest.approx([0, 0, width / 25.4 * 72, height / 25.4 * 72], abs=0.001)
        assert page.obj.BleedBox == page.obj.MediaBox
        media = [float(side) for side in page.mediabox]
        assert media[2] - media[0] == pytest.approx((width + 3) / 25.4 * 72, abs=0.001)
        assert media[3] - media[1] == pytest.approx((height + 6) / 25.4 * 72, abs=0.001)


def test_a_book_that_runs_from_right_to_left_has_its_recto_on_the_left() -> None:
    page = PageSettings(margins=Margins(inside=30, outside=10))
    made = Made(book(chapter(1, words(900)), pages=page, language="he"))
    text = pypdfium2.PdfDocument(made.data)[1].get_textpage()
    assert text.get_text_bounded(left=300, bottom=600).split() == ["2"]
    place = made.pdf.Root.Names.Dests.Names[1].D
    assert float(place[2]) == pytest.approx(10 / 25.4 * 72, abs=0.1)
    assert made.pdf.Root.ViewerPreferences.Direction == "/R2L"


@pytest.mark.parametrize(
    ("number", "letters"), [(1, "i"), (4, "iv"), (9, "ix"), (14, "xiv"), (48, "xlviii"), (99, "xcix")]
)
def test_roman_numerals(number: int, letters: str) -> None:
    assert roman(number) == letters


@pytest.mark.parametrize("width", [100, 129, 152.4])
def test_a_head_is_one_line_between_the_folios(width: float) -> None:
    title = "Wwide Mmost Wwords Mmay Wwell Mmake Wwide Hheads Oof Bbooks Aand Tthen Ssome"
    pages = PageSettings(width=width, height=200, margins=Margins(16, 16, 19, 21))
    made = Made(book(chapter(1, words(1500), title), pages=pages))
    document = pypdfium2.PdfDocument(made.data)
    text = document[2].get_textpage()
    head = next(at for at in range(text.count_chars()) if text.get_text_range(at, 1) == "W")
    end = text.get_text_range().index("…", head)
    boxes = [text.get_charbox(at) for at in range(head, end)]
    assert max(box[3] for box in boxes) - min(box[1] for box in boxes) < 9
    assert min(box[0] for box in boxes) > 16 / 25.4 * 72
    assert max(box[2] for box in boxes) < (width - 16) / 25.4 * 72 - 20


def test_a_head_of_wide_letters_is_shorter() -> None:
    title = "猫" * 40
    assert len(shortened(title, 116)) == 29
    assert shortened("猫" * 20, 116) == "猫" * 20
