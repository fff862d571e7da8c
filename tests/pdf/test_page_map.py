"""Places in trees, and the breaks of small books."""

from __future__ import annotations

import copy
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from publish.book.page_labels import labels
from publish.book.page_map import HEAD, PageMap, Place, after_letters, elements, insert, letters, runs
from publish.book.tree import element
from publish.means import Means
from publish.pdf import edition
from tests.pdf.books import LOREM, book, chapter, division, silent, words
from tests.pdf.books import Kind as Kinds

TEXT = st.text(alphabet="ab \n\u00ad\u2010é", max_size=12)


def tree(xml: str) -> etree._Element:
    return etree.fromstring(xml)


def mapped(*divisions: edition.Division, processes: int = 1) -> PageMap:
    """The page map of a small book."""
    return edition.made(book(*divisions), "print", [], silent, Means(jobs=processes)).page_map


def marked(section: etree._Element, page_map: PageMap, id_: str) -> str:
    """A tree with a bar at each break."""
    copied = copy.deepcopy(section)
    insert(copied, [(page.place, element("span", {}, "|")) for page in page_map.of(id_)])
    return "".join(copied.itertext())


def test_marks_go_where_they_are_told_and_keep_the_text() -> None:
    p = tree("<p>one <em>two</em> three <em>four</em></p>")
    places = [Place(0, 1, 3), HEAD, Place(2, 0, 4), Place(0, 1, 3)]
    insert(p, [(place, etree.Element(f"m{at}")) for at, place in enumerate(places)])
    assert etree.tostring(p).decode() == ("<p><m1/>one <em>two</em> th<m0/><m3/>ree <em>four<m2/></em></p>")


@given(TEXT, TEXT, TEXT, st.integers(0, 40))
def test_letters_lead_to_the_next_letter(first: str, second: str, third: str, count: int) -> None:
    p = tree("<p><b/><i/></p>")
    p.text, p[0].tail, p[1].tail = first, second, third
    texts = list(runs(p))
    place = after_letters([(Place(0, slot), text) for slot, text in enumerate(texts)], count)
    before = "".join(texts[: place.slot]) + texts[place.slot][: place.offset]
    rest = texts[place.slot][place.offset :]
    assert letters(before) == min(count, letters(first + second + third))
    assert rest == "" or letters(rest[0]) == 1


def test_each_page_begins_where_the_one_before_ended() -> None:
    chapters = chapter(1, words(900)), chapter(2, words(600))
    page_map = mapped(*chapters)
    assert [page.label for page in page_map.of("chapter-1")] == ["1", "2", "3"]
    assert page_map.of("chapter-2")[0].label == "5"
    for each in chapters:
        breaks = marked(each.tree, page_map, each.id).split("|")
        assert breaks[0] == ""
        assert all(text[:1].strip() for text in breaks[1:])
        assert len(breaks) == len(page_map.of(each.id)) + 1


def test_blank_pages_begin_nowhere() -> None:
    page_map = mapped(division("half", Kinds.HALF_TITLE, "", "<p>The Quay</p>"), chapter(1))
    assert [(page.label, page.division) for page in page_map.pages][:2] == [("i", "half"), ("1", "chapter-1")]


def test_what_is_added_for_paper_is_not_counted() -> None:
    """A note at the foot, its mark, a list's numbers, hyphens: none of them moves the next break."""
    call = '<a class="note-call" id="c1" href="#n1">1</a>'
    note = (
        '<section class="notes"><aside class="note" id="n1" data-number="1"><p>Small.</p></aside></section>'
    )
    items = "".join(f"<li>Unquestionably {LOREM}</li>" for _ in range(40))
    each = chapter(1, f"<p>Sea.{call} {LOREM * 4}</p><ol>{items}</ol>{note}")
    page_map = mapped(each)
    texts = marked(each.tree, page_map, "chapter-1").split("|")
    assert len(texts) > 5
    # The tree's own text is whole, and each break is before a word or within one that was divided.
    assert "".join(texts) == "".join(each.tree.itertext())


def test_a_picture_on_top_of_a_page_is_where_it_begins() -> None:
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="400"><rect width="9" height="9"/></svg>'
    )
    figures = f"<figure>{drawing}<figcaption>A boat</figcaption></figure>" * 3
    each = chapter(1, figures)
    places = [page.place for page in mapped(each).of("chapter-1")][1:]
    known = elements(each.tree)
    assert [known[place.element].tag.rpartition("}")[2] for place in places] == ["figure", "figure"]
    assert {(place.slot, place.offset) for place in places} == {(0, 0)}


def test_the_map_does_not_depend_on_the_number_of_processes() -> None:
    chapters = [chapter(number, words(400)) for number in range(1, 5)]
    assert mapped(*chapters, processes=1) == mapped(*chapters, processes=2)


def test_what_only_paper_has_begins_no_page_of_others() -> None:
    each = chapter(1, f'{words(600)}<div class="print-only">{words(500)}</div><p>End</p>')
    page_map = mapped(each)
    known = elements(each.tree)
    holders = [known[page.place.element] for page in page_map.of("chapter-1")]
    assert not any(
        "print-only" in (around.get("class") or "")
        for holder in holders
        for around in (holder, *holder.iterancestors())
    )


def test_the_page_of_an_id_is_that_of_the_first_letter_behind_it() -> None:
    body = words(2000).replace("<p>", '<p id="p">').replace("plank", '<span id="s">plank</span>')
    for number in range(body.count('id="')):
        body = body.replace('id="p"', f'id="p{number}"', 1).replace('id="s"', f'id="s{number}"', 1)
    each = chapter(1, body)
    page_map = mapped(each)
    found = labels(book(each), page_map)
    known, pages = elements(each.tree), page_map.of("chapter-1")
    assert len(pages) > 4
    for before, page in pairwise(pages):
        block, run = known[page.place.element], list(runs(known[page.place.element]))
        within = page.place.offset > 0 or page.place.slot > 0
        assert found[str(block.get("id"))] == (before if within else page).label
        behind = [child for child in block[page.place.slot :] if child.get("id")]
        ahead = [child for child in block[: page.place.slot] if child.get("id")]
        assert [found[str(child.get("id"))] for child in ahead[-1:]] in ([before.label], [page.label], [])
        assert all(int(found[str(child.get("id"))]) >= int(page.label) for child in behind)
        assert len(run) == len(block) + 1


def test_ids_without_letters_belong_to_what_is_next_to_them() -> None:
    body = f'<p>{LOREM}<span id="end"/></p>{words(800)}<p><span id="before"/>Last <b id="in">word</b>.</p>'
    each = chapter(1, body)
    page_map = mapped(each)
    found = labels(book(each), page_map)
    last = page_map.of("chapter-1")[-1].label
    assert (found["end"], found["before"], found["in"]) == ("1", last, last)
    assert labels(book(each), PageMap()) == {}
