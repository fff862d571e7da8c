"""Pictures with a page to themselves: over the edge where there is bleed, otherwise inside the margins."""

from __future__ import annotations

import io

import pypdfium2  # type: ignore[import-untyped]
import pytest
from PIL import Image

from publish.book.divisions import Resource
from publish.book.settings import PageSettings
from tests.pdf.books import Made, book, chapter

POINTS, SCALE = 72 / 25.4, 2
PAGE = PageSettings(width=100, height=150, bleed=3, printer="generic")
BARE = PageSettings(width=100, height=150, printer="generic")
PLATE = '<figure class="picture full-page"><img src="red.png" alt="Red"/>{}</figure>'


def red() -> Resource:
    out = io.BytesIO()
    Image.new("RGB", (2000, 2000), (255, 0, 0)).save(out, "PNG")
    return Resource("red.png", "image/png", out.getvalue(), 2000, 2000)


def made(page: PageSettings, edition: str = "print", caption: str = "", after: str = "<p>After.</p>") -> Made:
    body = f"<p>Before.</p>{PLATE.format(caption)}{after}"
    return Made(book(chapter(1, body), chapter(2, "<p>On.</p>"), resources=[red()], pages=page), edition)


def painted(done: Made, number: int) -> tuple[int, ...]:
    """Where a page is not white, in millimetres from the corner of the trimmed page."""
    page = done.pdf.pages[number]
    media, trim = ([float(side) for side in box] for box in (page.MediaBox, page.TrimBox))
    image = pypdfium2.PdfDocument(done.data)[number].render(scale=SCALE).to_pil().convert("L")
    left, top, right, bottom = image.point(lambda level: 255 - level).getbbox() or (0, 0, 0, 0)
    across = [media[0] + at / SCALE - trim[0] for at in (left, right)]
    up = [media[3] - at / SCALE - trim[1] for at in (bottom, top)]
    return tuple(round(at / POINTS) for at in (across[0], up[0], across[1], up[1]))


def test_a_plate_bleeds_over_the_edges_that_are_cut() -> None:
    done = made(PAGE)
    assert done.said == []
    assert painted(done, 1) == (-3, -3, 100, 153)  # a left-hand page is bound at its right
    assert [page.strip() for page in done.pages[1:3]] == ["", "After.\r\nVoyage 1 3"]


def test_text_goes_on_after_it_and_chapters_may_end_with_it() -> None:
    done = made(PAGE, after="")
    assert done.said == []
    assert ["Before." in done.pages[0], done.pages[1], "On." in done.pages[2]] == [True, "", True]


@pytest.mark.parametrize(("page", "caption", "said"), [
    (BARE, "", ["P014"]),
    (BARE, "<figcaption>A quay</figcaption>", []),
    (PAGE, "<figcaption>A quay</figcaption>", []),
])  # fmt: skip
def test_it_stays_inside_the_margins_without_bleed_or_with_a_caption(
    page: PageSettings, caption: str, said: list[str]
) -> None:
    done = made(page, caption=caption)
    assert done.said == said
    left, bottom, right, top = painted(done, 1)
    assert left >= page.margins.outside - 1
    assert right <= page.width - page.margins.inside + 1
    assert bottom > 0
    assert top < page.height
    assert ("A quay" in done.pages[1]) is bool(caption)


def test_on_a_screen_it_fills_the_page() -> None:
    done = made(BARE, "screen")
    assert done.said == []
    assert painted(done, 1) == (0, 0, 100, 150)
