"""Bibliographies: what is read from BibTeX, CSL-JSON and YAML, and what is said of what cannot be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.book.bibliography import Bibliography
from publish.manuscript import reader
from publish.manuscript.bibliography import bibtex, csl
from publish.manuscript.bibliography.latex import plain
from publish.problems import Problem
from tests.manuscripts import DATED, told, write

RECORD = f'title = "Harbour"\nlanguage = "en"\n{DATED}'
WORKS = [{"id": "quay", "type": "book", "title": "The Quay", "author": [{"family": "Quay", "given": "Ada"}]}]


def read(folder: Path, files: dict[str, str], record: str = "", *said: str) -> Bibliography:
    """The bibliography of a book; `said` is all that is reported."""
    problems: list[Problem] = []
    write(folder, {"book.toml": RECORD + record, "1.md": "# Quay\n\nText.\n", **files})
    book = reader.read(folder, problems)
    assert book is not None
    assert told(problems) == list(said)
    return book.bibliography


def bib(text: str, *said: str) -> list[dict[str, object]]:
    problems: list[Problem] = []
    works = [dict(work.data) for work in bibtex.read(text, "refs.bib", problems)]
    assert told(problems) == list(said)
    return works


def test_an_article_in_bibtex() -> None:
    assert bib(
        "@article{tide, author = {Quay, Ada Mary and van Berg, Jan and {The Coast Society}},\n"
        " title = {On {DNA} and \\emph{ropes}}, journal = {J. Ropes}, year = 2016, month = may, volume = 3,\n"
        " number = 2, pages = {12--19}, doi = {10.1000/182}}"
    ) == [
        {
            "type": "article-journal",
            "author": [
                {"family": "Quay", "given": "Ada Mary"},
                {"family": "Berg", "given": "Jan", "non-dropping-particle": "van"},
                {"literal": "The Coast Society"},
            ],
            "title": 'On <span class="nocase">DNA</span> and <i>ropes</i>',
            "container-title": "J. Ropes",
            "issued": {"date-parts": [[2016, 5]]},
            "volume": "3",
            "issue": "2",
            "page": "12-19",
            "DOI": "10.1000/182",
        }
    ]


def test_strings_and_crossed_references_in_bibtex() -> None:
    book, chapter = bib(
        '@string{hull = "Hull Press"}\n'
        '@book{all, title = {All Tides}, publisher = hull # " Ltd", year = 1999}\n'
        "@incollection{one, crossref = {all}, title = {One Tide}, author = {Quay, Ada and others}}"
    )
    assert book["publisher"] == "Hull Press Ltd"
    assert chapter["container-title"] == "All Tides"
    assert chapter["title"] == "One Tide"
    assert chapter["issued"] == {"date-parts": [[1999]]}
    assert chapter["author"] == [{"family": "Quay", "given": "Ada"}]


def test_dates_of_biblatex() -> None:
    (work,) = bib(
        "@online{a, title={A}, date={2016-05/2017-06-01}, urldate={2020-01-02}, url={https://a.org/b_c%20}}"
    )
    assert work["issued"] == {"date-parts": [[2016, 5], [2017, 6, 1]]}
    assert work["accessed"] == {"date-parts": [[2020, 1, 2]]}
    assert work["URL"] == "https://a.org/b_c%20"


def test_what_is_wrong_in_bibtex_has_its_line_and_the_rest_is_read() -> None:
    works = bib(
        "@book{a, title = {A}}\n@book{open, title = {B\n"
        "@book{a, title = {C}}\n@book{d, title={D}, title={E}}\n",
        "refs.bib:2:1 B022 'open' cannot be read: a brace or quotation mark is missing",
        "refs.bib:3:1 B023 'a' is in this file already",
        "refs.bib:4:1 B022 an entry has a field twice: title",
    )
    assert len(works) == 2


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        ("M\\\"unchen \\& {\\'E}tienne", "München & Étienne"),
        ("{\\it a} \\textbf{b \\emph{c}}", "<i>a</i> <b>b <i>c</i></b>"),
        ("a -- b~c ``d''", "a – b\N{NO-BREAK SPACE}c “d”"),
        ("{NASA} and {the} sea", '<span class="nocase">NASA</span> and the sea'),
        ("$x^2$ of 5\\%", "$x^2$ of 5%"),
    ],
)
def test_latex_in_fields(latex: str, text: str) -> None:
    assert plain(latex) == text


@given(st.text(alphabet="ab{}\\'\"$~ @,=#\nemphit%", max_size=60))
def test_no_bibtex_stops_the_reading(text: str) -> None:
    list(bibtex.read(f"@book{{a, title = {{{text}}}}}\n{text}", "refs.bib", []))
    plain(text)


@pytest.mark.parametrize("name", ["refs.json", "refs.yaml"])
def test_lists_of_works(name: str) -> None:
    text = (
        json.dumps(WORKS) if name.endswith("json") else "- id: quay\n  title: The Quay\n  issued: 2016-05\n"
    )
    problems: list[Problem] = []
    (work,) = csl.read(text, name, problems)
    assert (work.key, work.data["title"], work.place.line, problems) == ("quay", "The Quay", 1, [])


def test_pandoc_s_list_in_a_file_of_keys() -> None:
    problems: list[Problem] = []
    text = "---\nreferences:\n- id: a\n  issued:\n    year: 2001\n- title: b\n...\n"
    (work,) = csl.read(text, "refs.yaml", problems)
    assert work.data["issued"] == {"date-parts": [[2001]]}
    assert told(problems) == ["refs.yaml B022 work 2 has no id"]


@pytest.mark.parametrize(
    ("value", "shape"),
    [
        ({"date-parts": [["2016", "5"]]}, {"date-parts": [[2016, 5]]}),
        ({"date-parts": [[2016, 13]]}, {"date-parts": [[2016]]}),
        ({"date-parts": [[None]]}, None),
        ({"raw": "2016-05-03"}, {"date-parts": [[2016, 5, 3]]}),
        ({"literal": "spring 1811"}, {"literal": "spring 1811"}),
        ("1811", {"date-parts": [[1811]]}),
        (7.5, {"literal": "7.5"}),
        ({"date-parts": [[2016]], "circa": True}, {"date-parts": [[2016]], "circa": 1}),
    ],
)
def test_dates_in_all_shapes(value: object, shape: object) -> None:
    assert csl.normal({"issued": value}).get("issued") == shape


KEYS = st.sampled_from(["family", "date-parts", "year", "literal"])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)


@given(JSON, JSON, JSON)
def test_no_values_stop_the_reading(author: object, issued: object, title: object) -> None:
    fields = csl.normal({"author": author, "issued": issued, "title": title})
    assert all(isinstance(part, str) for person in fields.get("author", []) for part in person.values())


def test_files_that_are_named(tmp_path: Path) -> None:
    files = {"refs.json": json.dumps(WORKS), "more.bib": "@book{tide, title={T}}\n@book{quay, title={Q}}"}
    table = '[citations]\nbibliography = ["refs.json", "more.bib"]\nplacement = "chapter"\nwhole = true\n'
    found = read(tmp_path, files, table, "more.bib:2:1 B023 'quay' is in refs.json already")
    assert list(found.works) == ["quay", "tide"]
    assert found.works["quay"].data["title"] == "The Quay"
    assert (found.by_chapter, found.whole, found.chosen) == (True, True, False)


def test_files_under_usual_names_are_found(tmp_path: Path) -> None:
    assert list(read(tmp_path, {"references.json": json.dumps(WORKS)}).works) == ["quay"]


@pytest.mark.parametrize("text", ["a: 1\n", "- no: id\n", "not: [yaml"])
def test_a_file_of_a_usual_name_without_works_is_something_else(tmp_path: Path, text: str) -> None:
    assert not read(tmp_path, {"references.yaml": text}).works


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("refz.bib", "book.toml:5:1 B010 no bibliography 'refz.bib'"),
        ("1.md", "book.toml:5:1 B022 '1.md' is no bibliography: there is .bib, .bibtex, .json, .yaml, .yml"),
        ("../out.bib", "book.toml:5:1 B008 the bibliography '../out.bib' is outside the book's folder"),
    ],
)
def test_files_that_cannot_be(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "out.bib").write_text("@book{a, title={A}}")
    table = f'[citations]\nbibliography = "{name}"\n'
    assert not read(tmp_path / "book", {"refs.bib": "@book{a, title={A}}"}, table, said).works


def test_a_style_by_name(tmp_path: Path) -> None:
    found = read(tmp_path, {}, '[citations]\nstyle = "nature"\n')
    assert found.chosen
    assert b'vertical-align="sup"' in found.style


def test_a_style_that_only_refers_to_another(tmp_path: Path) -> None:
    assert b"<citation" in read(tmp_path, {}, '[citations]\nstyle = "2d-materials"\n').style


def test_an_unknown_style_with_the_nearest_name(tmp_path: Path) -> None:
    problems: list[Problem] = []
    write(tmp_path, {"book.toml": f'{RECORD}[citations]\nstyle = "natur"\n', "1.md": "# Q\n"})
    reader.read(tmp_path, problems)
    assert told(problems) == ["book.toml:5:1 B024 no citation style 'natur'"]
    assert "nature" in problems[0].hint


OWN = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<macro name="a">{a}</macro><citation><layout><text macro="a"/></layout></citation></style>"""


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        (OWN.format(a='<text variable="title"/>'), True),
        (OWN.format(a='<text macro="a"/>'), False),
        ("<style/>", False),
        ("no style", False),
        (f'<!DOCTYPE s [<!ENTITY x SYSTEM "1.md">]>{OWN.format(a="&x;")}', False),
    ],
    ids=["a style", "one that calls itself", "an empty one", "no XML", "one that asks for a file"],
)
def test_a_style_of_the_author_s(tmp_path: Path, text: str, taken: bool) -> None:
    said = () if taken else ("book.toml:5:1 B024 'own.csl' is no citation style",)
    assert bool(read(tmp_path, {"own.csl": text}, '[citations]\nstyle = "own.csl"\n', *said).style) is taken


def test_what_other_tools_say(tmp_path: Path) -> None:
    problems: list[Problem] = []
    files = {
        "_quarto.yml": "project:\n  type: book\nbook:\n  title: B\n  chapters: [index.qmd, a.qmd]\nlang: en\n"
        "bibliography: cited.bib\ncsl: ieee.csl\n",
        "index.qmd": "# Preface\n\nWords.\n",
        "a.qmd": "# A\n\nText.\n\n[@tag:sea]: doi:10.1000/182\n",
        "cited.bib": "@book{a, title={A}}",
    }
    book = reader.read(write(tmp_path, files), problems)
    assert book is not None
    assert list(book.bibliography.works) == ["a"]
    assert b"IEEE" in book.bibliography.style
    assert book.bibliography.aliases == {"tag:sea": "doi:10.1000/182"}
