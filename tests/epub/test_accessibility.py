"""What an EPUB says about its accessibility: all that is true of it, and nothing else."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image

from publish import themes
from publish.book.alternatives import says_something
from publish.book.divisions import Kind, Resource
from publish.book.metadata import Accessibility
from publish.book.settings import Settings, Styles
from publish.epub.accessibility import Findings
from publish.epub.summary import summary
from tests import books
from tests.epub.conftest import Maker, Opened

CLAIM = Accessibility("Ada North", credential="Reader of proofs", report="https://example.org/report")
BOAT = books.picture("boat.png")
SAID = '<p><img src="boat.png" alt="A boat"/></p>'
MUTE = '<p><img src="boat.png" alt=""/></p>'
NAMED = '<p><img src="boat.png" alt="boat.png"/></p>'
IDLE = '<p><img class="decorative" src="boat.png" alt=""/></p>'
FORMULA = '<p><math xmlns="http://www.w3.org/1998/Math/MathML" alttext="x"><mi>x</mi></math></p>'


def claim(made: Opened, name: str) -> list[str]:
    return made.values(f"//opf:meta[@property='schema:{name}']")


@pytest.mark.parametrize(
    ("text", "modes", "sufficient", "described"),
    [
        ("<p>x</p>", ["textual"], ["textual"], False),
        (SAID, ["textual", "visual"], ["textual", "textual,visual"], True),
        (IDLE, ["textual", "visual"], ["textual", "textual,visual"], True),
        (MUTE, ["textual", "visual"], ["textual,visual"], False),
        (NAMED, ["textual", "visual"], ["textual,visual"], False),
        (SAID + MUTE, ["textual", "visual"], ["textual,visual"], False),
    ],
)
def test_the_ways_to_read_it_follow_from_the_pictures(
    edition: Maker, text: str, modes: list[str], sufficient: list[str], described: bool
) -> None:
    made = edition(books.book(books.chapter("one", text), resources=(BOAT,)))
    assert claim(made, "accessMode") == modes
    assert claim(made, "accessModeSufficient") == sufficient
    assert ("alternativeText" in claim(made, "accessibilityFeature")) is described


ALWAYS = ["displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents"]


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("<p>x</p>", []),
        (FORMULA, ["MathML"]),
        ("<p><ruby>海<rt>うみ</rt></ruby></p>", ["rubyAnnotations"]),
    ],
)
def test_features_follow_from_the_text(edition: Maker, text: str, more: list[str]) -> None:
    made = edition(books.book(books.chapter("one", text)))
    assert claim(made, "accessibilityFeature") == [*ALWAYS, *more]


def test_an_index_is_claimed_where_there_is_one(edition: Maker) -> None:
    index = books.division("index", "<p>Boat</p>", kind=Kind.INDEX, title="Index")
    assert "index" in claim(
        edition(books.book(books.chapter("one", "<p>x</p>"), index)), "accessibilityFeature"
    )


def moving() -> Resource:
    frames = [Image.new("L", (8, 8), shade) for shade in (0, 255)]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    return Resource("boat.png", "image/gif", out.getvalue())


def test_nobody_knows_whether_a_moving_picture_flashes(edition: Maker) -> None:
    still = edition(books.book(books.chapter("one", SAID), resources=(BOAT,)))
    assert claim(still, "accessibilityHazard") == ["none"]
    made = edition(books.book(books.chapter("one", SAID), resources=(moving(),)))
    assert claim(made, "accessibilityHazard") == ["unknown"]


def test_a_style_that_binds_readers_takes_a_claim_away(edition: Maker) -> None:
    settings = Settings(styles=Styles(book=".note { font-size: 9pt }"))
    made = edition(books.book(settings=settings))
    assert made.codes == ["E006"]
    assert "displayTransformability" not in claim(made, "accessibilityFeature")
    assert "Letter size" not in claim(made, "accessibilitySummary")[0]


def test_the_summary_speaks_the_language_of_the_book(edition: Maker) -> None:
    made = edition(books.book(books.chapter("un", MUTE), language="fr-CA", resources=(BOAT,)))
    (words,) = claim(made, "accessibilitySummary")
    assert words.endswith("Certaines images n’ont pas de description.")
    assert made.values("//opf:meta[@property='schema:accessibilitySummary']/@xml:lang") == ["fr"]


def test_a_language_without_words_has_an_english_summary(edition: Maker) -> None:
    made = edition(books.book(language="cy"))
    assert claim(made, "accessibilitySummary")[0].startswith("Letter size")
    assert made.values("//opf:meta[@property='schema:accessibilitySummary']/@xml:lang") == ["en"]


@pytest.mark.parametrize("language", themes.languages())
def test_every_language_has_every_phrase(language: str) -> None:
    everything = Findings(pictures=True, formulas=True, pages=True, moving=True)
    words, tag = summary(everything, language)
    assert tag == language
    assert len(words) > len(summary(Findings(), language)[0])
    assert summary(replace(everything, undescribed=1), language)[0] != words


def test_the_authors_own_summary_is_taken(edition: Maker) -> None:
    made = edition(books.book(language="cy", accessibility=Accessibility(summary="Llyfr syml.")))
    assert claim(made, "accessibilitySummary") == ["Llyfr syml."]
    assert made.values("//opf:meta[@property='schema:accessibilitySummary']/@xml:lang") == ["cy"]


def test_nothing_is_certified_unless_the_author_says_so(edition: Maker) -> None:
    made = edition(books.book())
    assert made.values("//opf:meta[@property='dcterms:conformsTo']") == []
    assert "certif" not in made.text("content.opf")


def test_a_claim_that_holds_is_made(edition: Maker) -> None:
    made = edition(books.book(accessibility=CLAIM))
    assert made.codes == []
    assert made.values("//opf:meta[@property='dcterms:conformsTo']") == [
        "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
    ]
    assert made.values("//opf:meta[@property='a11y:certifiedBy']") == ["Ada North"]
    assert made.values("//opf:meta[@property='a11y:certifierCredential']") == ["Reader of proofs"]
    assert made.values("//opf:link[@rel='a11y:certifierReport']/@href") == ["https://example.org/report"]


@pytest.mark.parametrize(
    ("text", "css", "why"),
    [
        (MUTE, "", "1 without alternative text"),
        ("<table><tr><td>x</td></tr></table>", "", "1 tables without header cells"),
        ("<p>x</p>", ".a { color: #999 }", "colours too pale"),
        ("<p>x</p>", ".a { font-size: 12px }", "styles that readers cannot change"),
    ],
)
def test_a_claim_that_does_not_hold_is_left_out(edition: Maker, text: str, css: str, why: str) -> None:
    settings = Settings(styles=Styles(book=css))
    chapter = books.chapter("one", text)
    made = edition(books.book(chapter, settings=settings, accessibility=CLAIM, resources=(BOAT,)))
    assert made.codes[-1] == "E004"
    assert made.messages[-1].endswith(why)
    assert "conformsTo" not in made.text("content.opf")


@pytest.mark.parametrize("words", ["", " ", "boat.png", "IMG_0042.jpg", "image", "Figure 3", "photo 12"])
def test_these_tell_nothing_of_a_picture(words: str) -> None:
    assert not says_something(words)


@pytest.mark.parametrize("words", ["A boat", "Figure 3: a boat", "船", "The file boat.png, open", "photos"])
def test_these_do(words: str) -> None:
    assert says_something(words)
