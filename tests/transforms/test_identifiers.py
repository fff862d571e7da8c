"""Every id is the only one of its name in the book, and every heading is a target."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from publish.book.tree import HEADINGS, element, every
from publish.problems import Problem
from publish.transforms import slugs
from publish.transforms.headings import compose
from publish.transforms.identifiers import assign
from publish.transforms.references import resolve
from tests.manuscripts import told
from tests.transforms.structure import WORDS, division, markup


def test_the_same_heading_and_the_same_id_in_two_chapters_are_two_places() -> None:
    problems: list[Problem] = []
    divisions = [
        compose(division(f'<h1>{name}</h1><h2>Same</h2><p id="x">x</p>', name), WORDS) for name in ("a", "b")
    ]
    assign(divisions, problems)
    assert problems == []
    assert 'id="a--same"' in markup(divisions[0])
    assert 'id="b--same"' in markup(divisions[1])


def test_one_id_twice_in_a_file_is_told_and_a_link_leads_to_the_first() -> None:
    problems: list[Problem] = []
    here = compose(division('<h1>A</h1>\n<p id="x">1</p>\n<p id="x">2</p>', "a"), WORDS)
    (targets,) = assign([here], problems)
    assert told(problems) == ["a.md:3:1 M007 the id 'x' is also in a.md:2:1"]
    assert re.findall('id="(.*?)"', markup(here)) == ["a--x", "a--x-2"]
    assert targets.find("x") == "a--x"


def test_ids_that_would_be_one_in_an_edition_are_kept_apart() -> None:
    here = compose(division('<h1>A</h1><p id="x y">1</p><p id="x-y">2</p><h2>X Y</h2><h2>Title</h2>'), WORDS)
    (targets,) = assign([here], [])
    assert re.findall('id="(.*?)"', markup(here)) == ["one--x-y", "one--x-y-2", "one--x-y-3", "one--title-2"]
    assert [targets.find(name) for name in ("x y", "x-y", "title")] == [
        "one--x-y", "one--x-y-2", "one--title-2",
    ]  # fmt: skip


def test_an_old_anchor_is_a_target() -> None:
    here = compose(division('<h1>A</h1><p><a name="quay"></a>text <a id="b" name="c">x</a></p>'), WORDS)
    (targets,) = assign([here], [])
    assert [targets.find(name) for name in ("quay", "b", "c")] == ["one--quay", "one--b", "one--b"]
    assert "name=" not in markup(here)


HEADINGS_AND_IDS = [
    ("The Quay", slugs.github, "the-quay"),
    ("Café & co.", slugs.github, "café--co"),
    ("見出し", slugs.github, "見出し"),
    ("مقدمة", slugs.github, "مقدمة"),
    ("Привет, мир!", slugs.github, "привет-мир"),
    ("हिन्दी", slugs.github, "हिन्दी"),
    ("🚀 Launch", slugs.github, "-launch"),
    ("snake_case x‿y", slugs.github, "snake_case-x‿y"),
    ("!?", slugs.github, ""),
    ("Über  Größe\u3000X", slugs.mdbook, "Über--größe-x"),
    ("`--release`: a flag", slugs.mdbook, "--release-a-flag"),
    ("path_corner, (again)", slugs.honkit, "pathcorner-again"),
    ("割り算（わりざん）", slugs.honkit, "割り算（わりざん）"),
    ("3. Applications & more", slugs.pandoc, "applications-more"),
    ("v1.2 of it", slugs.pandoc, "v1.2-of-it"),
    ("33", slugs.pandoc, "section"),
    ("3. Café au lait", slugs.kramdown, "caf-au-lait"),
    ("見出し", slugs.kramdown, "section"),
    ("3. Café -- au lait", slugs.python_markdown, "3-cafe-au-lait"),
    ("Å Straße", slugs.bare, "astrasse"),
]


@pytest.mark.parametrize(("words", "style", "expected"), HEADINGS_AND_IDS)
def test_headings_are_called_as_other_tools_call_them(words: str, style: object, expected: str) -> None:
    assert style(words) == expected  # type: ignore[operator]


def test_headings_that_are_called_the_same_are_numbered_as_each_tool_does() -> None:
    named = [("Same", "a"), ("Same", "b"), ("Same 1", "c"), ("見", "d"), ("出", "e")]
    tables = dict(zip([style.slug for style in slugs.STYLES], slugs.tables(named), strict=True))
    assert tables[slugs.github] == {"same": "a", "same-1": "b", "same-1-1": "c", "見": "d", "出": "e"}
    assert tables[slugs.python_markdown] == {"same": "a", "same_1": "b", "same-1": "c", "_1": "d", "_2": "e"}
    assert tables[slugs.kramdown] == {
        "same": "a",
        "same-1": "b",
        "same-1-1": "c",
        "section": "d",
        "section-1": "e",
    }


@given(st.lists(st.text(st.characters(exclude_categories=["C"]), max_size=12), max_size=8))
def test_every_id_that_github_gives_leads_to_its_heading(headings: list[str]) -> None:
    here = division("", "one")
    here.tree.append(element("h1", None, "The title of the file, which is like none of them"))
    here.tree.extend(element("h2", None, words) for words in headings)
    problems: list[Problem] = []
    here = compose(here, WORDS)
    (targets,) = assign([here], problems)
    found = [node.get("id") for node in here.tree.iter(*HEADINGS[1:])]
    assert len(set(found)) == len(found) == len(headings)
    assert all(name and not re.search(r"\s", name) for name in found)
    called = [
        " ".join(words.split()) for words in ["The title of the file, which is like none of them", *headings]
    ]
    table = slugs.tables(zip(called, ["one", *found], strict=True))[0]
    assert all(targets.find(name) == id_ for name, id_ in table.items())
    assert problems == []


@given(st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=20))
def test_every_tool_s_id_of_a_heading_leads_to_it_as_it_would_be_written_in_a_link(heading: str) -> None:
    words = " ".join(heading.split())
    there, here = division("", "there"), division("", "here")
    there.tree.extend([element("p", None, "before"), element("h2", None, heading)])
    names = list(filter(None, (style.slug(words) for style in slugs.STYLES)))
    here.tree.extend(element("a", {"href": f"there.md#{quote(name)}"}, "x") for name in names)
    problems: list[Problem] = []
    resolve(assign([compose(there, WORDS), compose(here, WORDS)], problems), problems)
    (target,) = [node.get("id") for node in there.tree.iter(HEADINGS[1])]
    assert problems == []
    assert [link.get("href") for link in every(here.tree, "a")] == [f"#{target}"] * len(names)


def test_two_drawings_with_the_same_ids_stay_whole() -> None:
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" aria-labelledby="t">'
        '<title id="t">T</title><style>#g { fill: url(#g) } rect { fill: #abc }</style>'
        '<g id="g" fill="url(\'#g\')" style="clip-path: url(#g)"/><use href="#g" x:href="#g"/></svg>'
    )
    here = compose(division(f"<h1>A</h1><p>{drawing}</p><p>{drawing}</p><p id='g'>x</p>"), WORDS)
    problems: list[Problem] = []
    (targets,) = assign([here], problems)
    assert problems == []
    assert targets.find("g") == "one--g"
    first, second = (
        etree.tostring(node).decode() for node in here.tree.iter("{http://www.w3.org/2000/svg}svg")
    )
    assert first.count("one--g-2") == 7
    assert second.count("one--g-3") == 7
    assert 'aria-labelledby="one--t"' in first
    assert 'aria-labelledby="one--t-2"' in second
    assert "#abc" in first


def test_cells_and_labels_follow_the_ids_that_they_name() -> None:
    table = '<table><tr><th id="a b">x</th><th id="c">x</th></tr><tr><td headers="c d">y</td></tr></table>'
    here = compose(division(f'<h1>A</h1>{table}<p aria-describedby="c">z</p>'), WORDS)
    assign([here], [])
    assert '<td headers="one--c d">' in markup(here)
    assert '<p aria-describedby="one--c">' in markup(here)
