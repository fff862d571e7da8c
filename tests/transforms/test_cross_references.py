r"""Numbers of figures, tables, listings and equations, and every form of reference to them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from publish.themes import languages, words
from publish.transforms.labels import labelled
from tests.written import Written, written

FIGURE = '![A map](map.png "The map"){#fig-map}\n\n'
REST = (
    "Table: Prices {#tbl-prices}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
    '```{.python #lst-run title="Run"}\nrun()\n```\n\n'
    "$$\nE = mc^2\n$$ {#eq-e}\n\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "manuscript").mkdir()
    Image.new("RGB", (2000, 900), "grey").save(tmp_path / "manuscript" / "map.png")
    return tmp_path


def said(folder: Path, reference: str, *more: str) -> str:
    """What a reference says in a chapter that has one of everything."""
    book = written(
        folder,
        f"# One {{#sec-one}}\n\n{reference}\n\n{FIGURE}{REST}",
        "# Two {#two}\n\n## Deep {#sec-deep}\n\nText.\n",
        *more,
    )
    assert book.said == []
    return book.lines("one")[0]


@pytest.mark.parametrize(
    ("reference", "words"),
    [
        ("@fig-map", "Figure 1.1"),
        ("See @fig-map.", "See Figure 1.1."),
        ("[@fig-map]", "Figure 1.1"),
        ("[-@fig-map]", "1.1"),
        ("[Fig. @fig-map]", "Fig. 1.1"),
        ("[@fig-map; @tbl-prices]", "Figure 1.1, Table 1.1"),
        (r"Figure \@ref(fig:map)", "Figure 1.1"),
        (r"Figure \ref{fig-map}", "Figure 1.1"),
        (r"\autoref{fig-map}", "Figure 1.1"),
        (r"\eqref{eq-e}", "(1.1)"),
        ("[](#fig-map)", "Figure 1.1"),
        ("[the map](#fig-map)", "the map"),
        ("@lst-run and @eq-e", "Listing 1.1 and Equation 1.1"),
        ("[](#fig-map){.page}", "Figure 1.1"),
        ("@sec-one", "Chapter 1"),
        ("@sec-deep", "Deep"),
        (r"Chapter \@ref(two)", "Chapter 2"),
        ("@somebody and me@fig.example", "@somebody and me@fig.example"),
    ],
)
def test_what_a_reference_says(folder: Path, reference: str, words: str) -> None:
    assert said(folder, reference) == words


def test_captions_begin_with_their_labels(folder: Path) -> None:
    book = written(folder, f"# One\n\n{FIGURE}{REST}", f"# Two\n\n{FIGURE.replace('fig-map', 'fig-far')}")
    assert book.captions() == [
        "Figure 1.1. The map",
        "Table 1.1. Prices",
        "Listing 1.1. Run",
        "Figure 2.1. The map",
    ]
    assert book.numbers() == ["(1.1)"]


def test_numbers_through_the_book(folder: Path) -> None:
    far = FIGURE.replace("fig-map", "fig-far")
    book = written(
        folder,
        f"# One\n\n{FIGURE}",
        f"# Two\n\n@fig-map @fig-far\n\n{far}",
        settings='[numbering]\nby = "book"\n',
    )
    assert book.captions() == ["Figure 1. The map", "Figure 2. The map"]
    assert book.lines("two") == ["Figure 1 Figure 2"]


def test_what_has_no_label_has_no_number_unless_all_have(folder: Path) -> None:
    plain = FIGURE.replace("{#fig-map}", "")
    assert written(folder, f"# One\n\n{plain}").captions() == ["The map"]
    everything = written(folder, f"# One\n\n{plain}", settings='[numbering]\ncaptions = "all"\n')
    assert everything.captions() == ["Figure 1. The map"]
    nothing = written(folder, f"# One\n\n{FIGURE}", settings='[numbering]\ncaptions = "none"\n')
    assert nothing.captions() == ["The map"]


def test_what_a_link_without_words_leads_to_is_numbered(folder: Path) -> None:
    book = written(folder, "# One\n\nSee [](#quay).\n\n" + FIGURE.replace("fig-map", "quay"))
    assert (book.captions(), book.lines("one")) == (["Figure 1. The map"], ["See Figure 1."])


def test_quartos_blocks_and_a_number_of_its_own(folder: Path) -> None:
    text = "# One\n\n::: {#fig-map}\n![A map](map.png)\n\nThe *map*\n:::\n\n$$\nx = 1 \\tag{A}\n$$\n"
    book = written(folder, text)
    assert (book.captions(), book.numbers()) == (["Figure 1. The map"], ["(A)"])


def test_a_label_that_nothing_has_is_told_with_the_nearest(folder: Path) -> None:
    book = written(folder, f"# One\n\nSee @fig-mpa and \\@ref(fig:mpa).\n\n{FIGURE}")
    assert book.lines("one")[0] == "See @fig-mpa and \\@ref(fig:mpa)."
    assert book.said == [
        "01-one.md:3 M033 nothing in the book has the label 'fig-mpa'",
        "01-one.md:3 M033 nothing in the book has the label 'fig:mpa'",
    ]
    assert book.problems[0].hint == "did you mean 'fig-map'?"


def test_a_label_of_two_things_is_told(folder: Path) -> None:
    book = written(folder, f"# One\n\n{FIGURE}", f"# Two\n\n{FIGURE}")
    assert [line.partition(" in ")[0] for line in book.said] == [
        "02-two.md:3 M007 the label 'fig-map' is also"
    ]


def test_lists_on_request(folder: Path) -> None:
    settings = '[contents]\nlists = ["figures", "tables", "listings"]\n'
    book = written(folder, f"# One\n\n{FIGURE}", f"# Two\n\n{REST}", settings=settings)
    ids = [division.id for division in book.book.divisions]
    assert ids[ids.index("contents") :] == [
        "contents",
        "list-of-figures",
        "list-of-tables",
        "list-of-listings",
        "one",
        "two",
    ]
    assert _list(book, "list-of-figures") == [("#one--fig-map", "1.1 The map")]
    assert _list(book, "list-of-listings") == [("#two--lst-run", "2.1 Run")]


def _list(book: Written, id_: str) -> list[tuple[str, str]]:
    links = book.division(id_).tree.iter("{*}a")
    return [(link.get("href", ""), "".join(link.itertext())) for link in links]


@pytest.mark.parametrize("language", languages())
def test_every_language_has_the_words(language: str) -> None:
    known = words(language)
    assert "{number}" in known["page_reference"]
    assert all(known[f"list_of_{name}"] for name in ("figures", "tables", "listings"))
    assert labelled(known["equation"], "2.1").endswith("2.1")
