"""What the turn of a page must not part: a head and what follows, a caption and its figure, a poem."""

from __future__ import annotations

import pytest

from publish.book.divisions import Resource
from publish.book.settings import Margins, PageSettings
from publish.pdf import mending, paged
from publish.pdf import plan as planning
from publish.pdf.unit import Line
from tests.pdf.books import LOREM, book, chapter

SMALL = PageSettings(105, 148, Margins(15, 15, 15, 15))
LINES = range(15, 19)  # that stand before the head, so that it comes to the foot of the first page
ROWS = "<tr><td>cell</td><td>more</td></tr>" * 6
CODE = '<pre class="code"><code>one\ntwo\nthree\nfour\nfive\nsix</code></pre>'
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"><rect width="90" height="60"/></svg>'
DRAWING = Resource("quay.svg", "image/svg+xml", SVG, 90, 60)
PICTURE = '<img src="quay.svg" alt="A quay"/>'
STANZA = '<span class="line">A line</span>' * 4
BLOCKS = {
    "paragraph": f"<p>{LOREM}</p>",
    "second head": f"<h3>HEAD</h3><p>{LOREM}</p>",
    "table": f"<table><caption>HEAD</caption><tbody>{ROWS}</tbody></table>",
    "listing": f'<figure class="listing"><figcaption>HEAD</figcaption>{CODE}</figure>',
    "list": f"<ul><li>{LOREM}</li></ul>",
    "terms": f"<dl><dt>HEAD</dt><dd>{LOREM}</dd></dl>",
    "figure": f'<figure class="picture">{PICTURE}<figcaption>FOOT</figcaption></figure>',
    "verse": f'<div class="verse"><p>{STANZA}</p><p class="attribution">FOOT</p></div>',
    "scene": f'<p>{LOREM}</p><hr class="scene-break"/><p class="first">{LOREM}</p>',
}


def pages(block: str, before: int) -> list[list[Line]]:
    """The lines of each page, from its top to its foot."""
    text = "".join("<p>A line.</p>" for _ in range(before))
    work = book(chapter(1, f"{text}<h2>HEAD</h2>{block}<p>{LOREM * 3}</p>"), pages=SMALL, resources=[DRAWING])
    content = paged.paged(paged.numbered(work.divisions[0]), work, "print", [])
    unit = planning.division_unit(planning.plan(work, "print"), work.divisions[0], content, "recto")
    done = mending.set_whole(unit)
    return [
        sorted((line for line in done.lines if line.page == number), key=lambda line: line.bottom)
        for number in range(done.pages)
    ]


@pytest.mark.parametrize("name", BLOCKS)
def test_nothing_stands_alone_at_the_turn_of_a_page(name: str) -> None:
    for before in LINES:
        laid = pages(BLOCKS[name], before)
        feet = [lines[-1].words.strip() for lines in laid[:-1]]
        tops = [lines[0].words.strip() for lines in laid[1:]]
        assert not {"HEAD"}.intersection(feet), (before, feet)
        assert not {"FOOT"}.intersection(tops), (before, tops)
        assert not any(words.startswith("*") for words in feet + tops), (before, feet, tops)
