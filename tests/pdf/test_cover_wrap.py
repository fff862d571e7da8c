"""The wrap: back, spine and front on one sheet whose size tells how thick the book is."""

from __future__ import annotations

import pytest

from publish.book.isbn import checked
from publish.book.metadata import Contributor, Cover
from publish.book.settings import INCH, CoverSettings, PageSettings
from publish.pdf.cover.demands import cover_rules
from tests.books import picture
from tests.pdf.covers import Made, book, inks, scanned

ISBN = checked("978-0-306-40615-7")
BACK = "# Twelve evenings\n\nNobody spoke of *the storm*.\n\n> A small book.\n>\n> --- The Quay Review\n"
LONG = "Nobody in the village had spoken of the storm for thirty years. " * 8


@pytest.mark.parametrize(
    ("paper", "pages", "width"),
    [("white", 300, 12.926), ("cream", 200, 12.75), ("premium-color", 300, 12.9541)],
)
def test_the_sheet_is_as_large_as_kdp_calculates(paper: str, pages: int, width: float) -> None:
    """Two panels, the spine, and an eighth of an inch on every side."""
    done = Made(book(page=PageSettings(printer="kdp", paper=paper)), pages)
    left, bottom, right, top = done.boxes["MediaBox"]
    assert ((right - left) / INCH, (top - bottom) / INCH) == pytest.approx((width, 9.25), abs=0.0005)
    assert done.boxes["BleedBox"] == done.boxes["MediaBox"]
    assert done.size == pytest.approx((right - left - INCH / 4, 9 * INCH), abs=0.01)
    assert (done.count, done.said) == (1, [])


def test_the_author_tells_the_spine_and_the_bleed() -> None:
    own = CoverSettings(spine=12.3, bleed=5)
    done = Made(book(page=PageSettings(width=148, height=210, printer="ingramspark"), wrap=own), None)
    assert done.size == pytest.approx((2 * 148 + 12.3, 210), abs=0.01)
    assert done.boxes["MediaBox"][0] == pytest.approx(-5, abs=0.01)
    assert done.said == []


@pytest.mark.parametrize("printer", ["ingramspark", "bookvault", "generic"])
def test_where_no_paper_is_published_the_spine_is_an_estimate(printer: str) -> None:
    done = Made(book(page=PageSettings(printer=printer)), 200)
    assert done.said == ["C001"]
    assert f"{cover_rules(printer).spine_width(200, 'cream'):.1f} mm" in done.problems[0].message


def test_back_spine_and_front_stand_in_this_order() -> None:
    done = Made(book(BACK, title="The Harbour", publisher="Harbour Press"))
    spine = cover_rules("kdp").spine_width(240, "cream")
    fold = 6 * INCH
    assert (
        done.within(0, fold) == "TwelveeveningsNobodyspokeofthestorm.Asmallbook.---TheQuayReviewHarbourPress"
    )
    assert done.within(fold, fold + spine) == "AdaNorthTheHarbourHarbourPress"
    assert done.within(fold + spine, 2 * fold + spine) == "AdaNorthTheHarbourHarbourPress"


def test_a_book_from_right_to_left_has_its_front_at_the_left() -> None:
    done = Made(book("גב", language="he", title="נמל", contributors=(Contributor("עדה"),), publisher=""))
    letters = {letter.text: letter.left for letter in done.letters}
    assert letters["ג"] > 6 * INCH > letters["נ"]


@pytest.mark.parametrize("printer", ["kdp", "lulu", "generic"])
def test_no_letter_is_nearer_to_an_edge_or_fold_than_the_printer_allows(printer: str) -> None:
    done = Made(book(LONG, page=PageSettings(printer=printer), isbn={"print": ISBN}), 240)
    asked = cover_rules(printer)
    spine = asked.spine_width(240, "cream")
    width, height, fold = *done.size, 6 * INCH
    for letter in done.letters:
        assert asked.safe <= letter.top < letter.bottom <= height - asked.safe
        if fold < letter.left < fold + spine:
            assert fold + asked.spine_clear <= letter.left
            assert letter.right <= fold + spine - asked.spine_clear
        else:
            assert asked.safe <= letter.left
            assert letter.right <= width - asked.safe
            assert letter.right <= fold - asked.safe or letter.left >= fold + spine + asked.safe


@pytest.mark.parametrize(
    ("language", "title", "down"),
    [("en", "AZ", True), ("sv", "AZ", True), ("fr", "AZ", False), ("de", "AZ", False), ("he", "אב", True)],
)
def test_the_spine_runs_as_is_the_custom(language: str, title: str, down: bool) -> None:
    own = book(language=language, title=title, contributors=(), publisher="")
    assert _runs_down(Made(own), title) is down


@pytest.mark.parametrize("way", ["down", "up"])
def test_or_as_the_author_wants(way: str) -> None:
    own = book(title="AZ", contributors=(), publisher="", wrap=CoverSettings(spine_text=way))
    assert _runs_down(Made(own), "AZ") is (way == "down")


def _runs_down(done: Made, title: str) -> bool:
    """Whether the second letter of the spine's title is below the first."""
    left, right = 6 * INCH, 6 * INCH + cover_rules("kdp").spine_width(240, "cream")
    tops = {each.text: each.top for each in done.letters if left < each.left and each.right < right}
    first, last = (tops[letter] for letter in title)
    return last > first


def test_chinese_characters_stand_upright_under_one_another() -> None:
    done = Made(book(language="zh", title="海的故事", contributors=(), publisher=""), 400)
    fold, spine = 6 * INCH, cover_rules("kdp").spine_width(400, "cream")
    letters = [each for each in done.letters if fold < each.left and each.right < fold + spine]
    assert [each.text for each in letters] == list("海的故事")
    assert [each.top for each in letters] == sorted(each.top for each in letters)
    middles = [(each.left + each.right) / 2 for each in letters]
    assert max(middles) - min(middles) < 2


@pytest.mark.parametrize(
    ("pages", "paper", "said"),
    [
        (78, "cream", ["C002"]),  # under KDP's minimum
        (79, "white", ["C002"]),  # allowed, but 7 points do not fit between the folds
        (100, "cream", []),
    ],
)
def test_a_thin_spine_has_no_words(pages: int, paper: str, said: list[str]) -> None:
    done = Made(book(page=PageSettings(printer="kdp", paper=paper)), pages)
    spine = cover_rules("kdp").spine_width(pages, paper)
    assert done.said == said
    assert bool(done.within(6 * INCH, 6 * INCH + spine)) is not bool(said)


def test_no_words_are_wanted() -> None:
    done = Made(book(wrap=CoverSettings(spine_text="none")))
    assert done.within(6 * INCH, 6 * INCH + 0.6 * INCH) == ""
    assert done.said == []


@pytest.mark.parametrize(
    ("words", "said"),
    [(3, "AdaNorth{}HarbourPress"), (5, "AdaNorth{}"), (9, "{}"), (30, "")],
)
def test_a_long_title_leaves_no_room_for_names(words: int, said: str) -> None:
    """On a small book; the publisher goes first, then the author, at last the title itself."""
    page = PageSettings(printer="kdp", width=100, height=150)
    title = " ".join(["Seafaring"] * words)
    done = Made(book(title=title, page=page))
    spine = done.within(100, 100 + cover_rules("kdp").spine_width(240, "cream"))
    assert spine == said.format(title.replace(" ", ""))


@pytest.mark.parametrize("words", range(1, 16, 2))
def test_the_words_of_a_spine_end_on_it(words: int) -> None:
    """Letters of a face with optical sizes are wider where they are small."""
    title = " ".join(["obstacles"] * words)
    done = Made(book(title=title, page=PageSettings(printer="kdp", width=150, height=220)), 200)
    fold, asked = 150, cover_rules("kdp")
    spine = [each for each in done.letters if fold < each.left < fold + asked.spine_width(200, "cream")]
    assert max(each.bottom for each in spine) <= 220 - asked.safe


def test_words_in_another_script_have_their_own_direction() -> None:
    """The full stop of an English sentence stands at its end, in an Arabic book too."""
    done = Made(book("Ship ahoy.", language="ar", title="ب", contributors=(), publisher=""), 100)
    places = {each.text: each.left for each in done.letters}
    assert places["S"] < places["y"] < places["."]


def test_few_words_are_set_larger() -> None:
    few, many = (Made(book(f"Quiet {LONG * times}")) for times in (0, 2))
    heights = [next(b.bottom - b.top for b in done.letters if b.text == "Q") for done in (few, many)]
    assert heights[0] > 1.2 * heights[1]


@pytest.mark.parametrize("price", ["", "51599"])
def test_the_barcode_of_the_printed_book(price: str) -> None:
    done = Made(book(LONG, isbn={"print": ISBN, "epub": "9781861978769"}, wrap=CoverSettings(price=price)))
    assert scanned(done.data, price=bool(price)) == [f"{ISBN}{price}"]
    assert (0, 0, 0, 1) in inks(done.data)
    assert {len(ink) for ink in inks(done.data)} == {4}


def test_without_a_number_the_printer_has_room_for_its_own_barcode() -> None:
    """KDP puts a box of 2 by 1.2 inches a quarter of an inch from edge and fold."""
    done = Made(book(LONG * 3, publisher="Harbour Press"))
    assert done.said == []
    left, right, top = (6 - 2.25) * INCH, 5.75 * INCH, (9 - 1.45) * INCH
    assert [each.text for each in done.letters if left < each.right < right and each.bottom > top] == []


def test_a_text_too_long_for_the_back() -> None:
    done = Made(book(LONG * 12))
    assert done.said == ["C003"]
    assert str(done.problems[0].location) == "back.md"


def test_a_colour_that_is_not_there() -> None:
    done = Made(book(wrap=CoverSettings(colour="mauve")))
    assert done.said == ["C004"]
    assert "vermilion" in done.problems[0].hint


def test_links_on_the_back_are_words() -> None:
    done = Made(book("See <https://example.org/quay> and [the sea](sea.md)."))
    assert "thesea" in done.within(0, 6 * INCH)
    assert b"/URI" not in done.data
    assert done.said == []


def test_a_picture_fills_the_front_and_its_edge_goes_on() -> None:
    own = picture("front.png", size=(1900, 2800))
    done = Made(book(BACK, (own,), cover=Cover("front.png", "A quay.")))
    assert done.said == []
    spine = cover_rules("kdp").spine_width(240, "cream")
    assert done.within(6 * INCH + spine, 13 * INCH) == ""
    assert (0, 0, 0.501961) in inks(done.data)  # navy


def test_a_coarse_picture() -> None:
    own = picture("front.png", size=(800, 1200))
    done = Made(book("", (own,), cover=Cover("front.png", "A quay.")))
    assert done.said == ["C006"]
    assert "130 pixels to the inch" in done.problems[0].message
    assert done.problems[0].hint.startswith("1838 × 2775")


def test_the_same_book_has_the_same_cover() -> None:
    own = book(BACK, isbn={"print": ISBN})
    assert Made(own).data == Made(own).data
