"""What is wider than the page: code turns over, tables are set smaller or on their side, words break."""

from __future__ import annotations

import pytest

from publish.book.divisions import Resource
from publish.book.settings import Styles
from publish.pdf import mending, paged
from publish.pdf import plan as planning
from publish.pdf.unit import Fit, Typeset
from tests.pdf.books import LOREM, Made, book, chapter, words

LONG = "one_function(of_many, words).and_another(that, follows).and_a_third(which, ends);"


def table(word: str, columns: int, rows: int = 3) -> str:
    row = f"<tr>{f'<td>{word}</td>' * columns}</tr>"
    head = f"<tr>{'<th>Head</th>' * columns}</tr>"
    return f"<table><thead>{head}</thead><tbody>{row * rows}</tbody></table>"


def laid(body: str) -> Typeset:
    work = book(chapter(1, body))
    content = paged.paged(paged.numbered(work.divisions[0]), work, "print", [])
    return mending.set_whole(
        planning.division_unit(planning.plan(work, "print"), work.divisions[0], content, "recto")
    )


def fits(done: Typeset) -> list[Fit]:
    return list(done.fits.values())


def test_a_line_of_code_that_turns_over_is_marked_and_its_text_is_whole() -> None:
    body = f'<pre class="code"><code>short\n{LONG}\n\nlast\n</code></pre>'
    done = laid(body)
    assert [turn.line for turn in done.turns] == [1]
    assert done.spills == ()
    made = Made(book(chapter(1, body)))
    assert made.problems == []
    assert LONG.replace(" ", "") in "".join(made.pages[0].split())


def test_every_row_after_the_first_is_marked() -> None:
    done = laid(f'<pre class="code"><code>{LONG * 3}\n{LONG}</code></pre>')
    assert [turn.line for turn in done.turns] == [0, 0, 0, 0, 1]
    assert len({(turn.page, turn.middle) for turn in done.turns}) == 5


def test_code_that_fits_has_no_mark() -> None:
    assert laid('<pre class="code"><code>one\n\n  two\n</code></pre>').turns == ()


def test_a_table_that_nearly_fits_is_set_smaller() -> None:
    done = laid(f"<p>Text.</p>{table('considerations', 6)}<p>Text.</p>")
    assert fits(done) == [Fit.SHRUNK]
    assert (done.pages, done.spills, done.lying) == (1, (), frozenset())


def test_a_wide_table_lies_on_its_side_on_a_page_of_its_own() -> None:
    body = f"<p>Before.</p>{table('considerations', 9)}<p>After.</p>"
    done = laid(body)
    assert (fits(done), done.spills, done.lying) == ([Fit.TURNED], (), frozenset({1}))
    made = Made(book(chapter(1, body)))
    assert made.problems == []
    sizes = {tuple(round(float(side)) for side in page.mediabox) for page in made.pdf.pages}
    assert sizes == {(0, 0, 432, 648)}
    assert "considerations" in made.pages[1]
    assert "After" in made.pages[2]


def test_a_heading_goes_with_its_turned_table() -> None:
    made = Made(book(chapter(1, f"<p>Before.</p><h2>Wide</h2>{table('considerations', 9)}<p>After.</p>")))
    assert [made.page_of(words) for words in ("Before", "Wide", "considerations", "After")] == [0, 1, 1, 2]


def test_a_wide_table_goes_on_over_several_pages_with_its_head() -> None:
    done = laid(table("considerations", 9, rows=60))
    assert len(done.lying) > 2
    assert done.spills == ()


def test_links_to_a_turned_page_find_the_table() -> None:
    wide = table("considerations", 9).replace("<table>", '<table id="chapter-1--wide">')
    made = Made(book(chapter(1, f'<p><a href="#chapter-1--wide">There</a></p>{wide}')))
    assert made.destinations()["chapter-1--wide"] == 1


def test_what_fits_in_no_way_breaks_within_words_and_is_told() -> None:
    made = Made(book(chapter(1, f"<p>Before.</p>\n{table('incomprehensibilities', 16)}")))
    assert made.said == ["P021"]
    assert made.problems[0].location.line == 2


def test_words_of_narrow_columns_are_not_broken() -> None:
    made = Made(
        book(chapter(1, f"<table><tr><td><code>--accessible</code></td><td>{LOREM}</td></tr></table>"))
    )
    assert "--accessible" in made.pages[0]


def test_long_names_in_cells_part_behind_their_signs() -> None:
    name = "std::collections::hash_map::with_capacity_and_hasher"
    made = Made(book(chapter(1, f"<table><tr><td><code>{name}</code></td><td>{LOREM}</td></tr></table>")))
    rows = made.pages[0].splitlines()
    assert made.problems == []
    assert any(row.strip("\u200b").endswith(("::", "_")) for row in rows), rows


@pytest.mark.parametrize("letters", range(20, 34))
def test_names_in_cells_go_into_the_next_line_whole(letters: int) -> None:
    names = ", ".join(f"<code>.name-{at}-of</code>" for at in range(4))
    said = f"<code>.{'x' * (letters - 20)}title</code>; {names}"
    made = Made(book(chapter(1, f"<table><tr><td>{LOREM[: letters * 2]}</td><td>{said}</td></tr></table>")))
    assert made.problems == []


def test_a_tall_cell_goes_on_on_the_next_page() -> None:
    made = Made(book(chapter(1, f"<table><tr><td>Start. {LOREM * 30} End.</td><td>x</td></tr></table>")))
    assert made.problems == []
    assert made.page_of("End.") > made.page_of("Start.")


def test_a_word_wider_than_its_line_is_broken_and_told() -> None:
    made = Made(book(chapter(1, f"<p>Short.</p>\n<p>It is {'x' * 200} long.</p>")))
    assert made.said == ["P021"]
    assert made.problems[0].location.line == 2
    assert sum(page.count("x") for page in made.pages) == 200


def test_a_picture_that_is_too_wide_is_set_smaller() -> None:
    drawing = (
        b'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="5"><rect width="9" height="4"/></svg>'
    )
    figure = (
        '<figure class="picture"><img src="a.svg" alt="a" style="width: 150%; max-width: none"/></figure>'
    )
    resource = Resource("a.svg", "image/svg+xml", drawing, 10, 5)
    made = Made(book(chapter(1, f"{figure}{words(100)}"), resources=[resource]))
    assert made.problems == []


def test_what_a_style_forces_outside_is_told_with_its_place() -> None:
    styles = Styles(print=".wide { white-space: nowrap; overflow-wrap: normal !important }")
    made = Made(book(chapter(1, f'<p>Short.</p>\n<p class="wide">{LOREM}</p>'), styles=styles))
    assert "P020" in made.said
    assert {problem.location.line for problem in made.problems} == {2}


def test_what_a_style_sets_into_the_margin_on_purpose_is_no_overflow() -> None:
    styles = Styles(print=".out { margin-left: -40pt; margin-right: -40pt }")
    made = Made(book(chapter(1, f'<p class="out">{LOREM}</p>'), styles=styles))
    assert made.problems == []


def test_a_space_at_the_end_of_a_full_line_of_code_is_no_overflow() -> None:
    for count in range(55, 66):
        done = laid(f'<pre class="code"><code>{"x" * count} {"y" * 30}</code></pre>')
        assert (done.spills, done.fits) == ((), {}), count


def test_numbered_lines_turn_over_as_the_others_do() -> None:
    lines = "".join(f'<span class="code-line">{line}</span>\n' for line in ("a", LONG, "b", LONG))
    done = laid(f'<pre class="code numbered"><code>{lines}</code></pre>')
    assert [turn.line for turn in done.turns] == [1, 3]
    assert done.spills == ()


def test_the_lines_beside_a_large_first_letter_are_shorter() -> None:
    done = laid(f'<p><span class="drop-cap">T</span>he end. {LOREM * 3}</p>')
    lefts = [line.left for line in done.lines if line.kind == "p"]
    assert len(lefts) > 4
    assert min(lefts[:3]) > max(lefts[3:]) + 20


def test_a_sign_may_hang_a_little_and_a_word_may_not() -> None:
    style = "display: block; margin: 0; text-indent: 0; white-space: nowrap; padding-left: {}px"
    width = 440 - 75  # the word, and the room for it
    outside = []
    for word in ("harboured,", "harbouredm"):
        found = (laid(f'<p style="{style.format(width + n)}">{word}</p>') for n in range(0, 12, 2))
        outside.append(sum(bool(done.spills or done.fits) for done in found))
    assert outside[0] < outside[1]
