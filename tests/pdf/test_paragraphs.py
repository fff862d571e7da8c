"""Paragraphs set by total fit: every kind of text in them, and what is left to the typesetter."""

from __future__ import annotations

from itertools import pairwise

import pyphen  # type: ignore[import-untyped]
import pytest

from publish.book.settings import PageSettings
from publish.pdf.paragraphs.chances import parts
from publish.pdf.paragraphs.hanging import share
from tests.pdf.books import Made, book, chapter
from tests.pdf.rows import PIXEL, Row, bare, loosest, rows, words

QUAY = (
    "The harbour lay still that morning, and nobody on the quay spoke of the storm that had passed in the "
    "night, though every rope and every plank still told of it to those who cared to look; the extraordinary "
    "considerations of the administrative committee were forgotten. "
)
CHANGED = {
    "plain": {},
    "emphasis": {"harbour lay still": "<em>harbour lay</em> <strong>still</strong>"},
    "emphasis within words": {"harbour": "<em>har</em>bour", "plank": "pl<b>ank</b>"},
    "small capitals": {"nobody on": "<span class='smallcaps'>Nobody On</span>"},
    "sizes": {"passed": "<span style='font-size: 1.6em'>passed</span><sup>th</sup>"},
    "code": {"every rope": "<code>rope.every(plank)</code>"},
    "pictures": {"quay": f'quay <img alt="" src="{PIXEL}">'},
    "room around": {"storm": "<span style='padding: 0 9px; margin-left: 4px'>storm</span>"},
    "dashes": {", ": "—", "; ": " – "},
    "slashes": {"every rope and": "every rope/line/cable/hawser and/or"},
    "hyphens": {"still that": "stock-still-as-a-stone that"},
    "soft hyphens": {"forgotten": "for&shy;got&shy;ten", "harbour": "har&shy;bour"},
    "spaces that do not break": {"; ": "&nbsp;; ", ", ": "&#8239;: "},
}
WITHIN = {
    "white space at both ends": f"<p> {QUAY * 2}<em> storm </em> <b>again</b> </p>",
    "a list": f"<ul><li>{QUAY * 2}</li><li><p>{QUAY * 2}</p></li></ul>",
    "a quotation": f"<blockquote><p>{QUAY * 3}</p></blockquote>",
    "a definition": f"<dl><dt>Quay</dt><dd>{QUAY * 3}</dd></dl>",
    "a caption": f'<figure><figcaption class="filled">{QUAY * 3}</figcaption></figure>',
    "a cell": f'<table><tr><td class="filled">{QUAY * 3}</td><td>beside</td></tr></table>',
}


def changed(changes: dict[str, str]) -> str:
    """Three times the quay, with something else in it."""
    text = QUAY
    for old, new in changes.items():
        text = text.replace(old, new)
    return f"<p>{text * 3}</p>"


KINDS = {kind: changed(changes) for kind, changes in CHANGED.items()} | WITHIN
CSS = ".division .filled { text-align: justify }"


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_text(kind: str) -> None:
    """Each line ends at the margin, or a light sign beyond it; no word is lost or new, no space wider."""
    found, greedy = rows(KINDS[kind], CSS), rows(KINDS[kind], CSS, total_fit=False)
    assert all(row.chosen for row in found if row.text.strip() != "•")
    for row in found:
        if not row.is_last and share(row.text[-1:]):
            assert -4 < row.left_over < -0.3
        elif not row.is_last:
            assert row.left_over == pytest.approx(0.0, abs=0.02)
    assert words(found).replace("\u00ad", "") == words(greedy).replace("\u00ad", "")
    assert loosest(found) <= loosest(greedy)


def test_an_author_ends_a_line() -> None:
    """What comes before the break is a text of its own, whose last line is not filled."""
    found = rows(f"<p>{QUAY} It rained. <br>So {QUAY} That was it.</p>")
    assert words(found) == bare(f"{QUAY}It rained.So{QUAY}That was it.")
    assert [row.text for row in found if row.left_over > 1] == ["It rained.", "That was it."]
    assert all(row.chosen for row in found)


def test_a_note_at_the_foot_is_set_likewise() -> None:
    note = f'<span class="footnote" id="n"><a class="note-mark" href="#c">1</a> {QUAY * 2}</span>'
    found = rows(f'<p>{QUAY}<a class="note-call" id="c" href="#n">1</a>{note} {QUAY}</p>')
    assert {row.chosen for row in found} == {True}
    assert words(found) == f"{bare(QUAY)}1{bare(QUAY)}1{bare(QUAY * 2)}"


LANGUAGES = {
    "fr": "— Nous voilà donc arrivés, dit-elle ; « l’administration extraordinairement compliquée » "
    "l’avait toujours profondément ennuyée, aujourd’hui davantage qu’auparavant. ",
    "de": "Die Hafenverwaltungsangestellten betrachteten die Unwetterschäden mit bemerkenswerter "
    "Gelassenheit und unterhielten sich über Dampfschifffahrtsgesellschaften. ",
    "hu": "Az asszonnyal a hosszúságmérő eszközökről beszélgettek a kikötőben, ahol reggel óta senki sem "
    "járt, és a legmegbízhatóbb kötelek is elszakadtak. ",
    "ru": "Набережная была совершенно пустынна, и никто не разговаривал о вчерашней непогоде, которая "
    "продолжалась необыкновенно долго. ",
    "el": "Η προκυμαία ήταν εντελώς έρημη και κανένας δεν μιλούσε για την χθεσινή κακοκαιρία, που κράτησε "
    "εξαιρετικά πολύ. ",
    "mr": "बंदर पूर्णपणे निर्मनुष्य होते आणि कालच्या वादळाबद्दल कोणीही बोलत नव्हते, जे असाधारण काळ टिकले. ",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_that_parts_words(language: str) -> None:
    text = LANGUAGES[language]
    found = rows(f"<p>{text * 6}</p>", "p { width: 55mm }", language)
    assert all(row.chosen for row in found)
    assert any(row.text.endswith("\u2010") for row in found)
    assert words(found) == bare(text * 6)


@pytest.mark.parametrize("language", sorted(pyphen.LANGUAGES))
def test_parted_words_are_whole_again(language: str) -> None:
    """Every language of which the hyphenation is known is read."""
    word = "considerations" if language[:2] not in {"ru", "el"} else "необыкновенно"
    places = parts(word, language, 2, 3)
    assert all(2 <= place <= len(word) - 3 for place in places)


def test_spelling_never_changes_where_a_word_is_parted() -> None:
    """Hungarian writes asszony as asz-szony; such places are left out."""
    found = rows(f"<p>{'asszonnyal ' * 60}</p>", "p { width: 50mm }", "hu")
    assert words(found) == bare("asszonnyal " * 60)


def test_styles_say_whether_words_are_parted() -> None:
    body = f"<p>{QUAY * 4}</p>"
    assert any(row.text.endswith("\u2010") for row in rows(body, "p { width: 50mm }"))
    assert not any(row.text.endswith("\u2010") for row in rows(body, "p { width: 50mm; hyphens: manual }"))
    shy = f"<p>{QUAY.replace('considerations', 'consider&shy;ations') * 4}</p>"
    ends = {row.text.split()[-1] for row in rows(shy, "p { width: 50mm; hyphens: manual }")}
    assert "consider\u00ad\u2010" in ends
    assert not any("\u2010" in row.text for row in rows(shy, "p { width: 50mm; hyphens: none }"))


LEFT = {
    "Chinese": "港口那天早上很安静，没有人谈起夜里的风暴。" * 12,
    "Arabic": "كان الميناء هادئا في ذلك الصباح ولم يتحدث أحد عن العاصفة. " * 12,
    "an address without an end": f"{QUAY} {'x' * 200}",
    "a float within": f'{QUAY}<span style="float: left; width: 3em">beside</span>{QUAY}',
}


@pytest.mark.parametrize("kind", LEFT)
def test_what_is_left_to_the_typesetter(kind: str) -> None:
    body = f"<p>{LEFT[kind]}</p>"
    found = rows(body)
    assert found
    assert not any(row.chosen for row in found)
    assert found == rows(body, total_fit=False)


def test_beside_a_float_lines_are_found_one_by_one() -> None:
    beside = '<div style="float: right; width: 30mm; height: 30mm"></div>'
    found = rows(f"{beside}<p>{QUAY * 4}</p><p>{QUAY * 3}</p>")
    assert (found[0].chosen, found[-1].chosen) == (False, True)
    assert words(found) == bare(QUAY * 7)


def test_ragged_text_is_left_as_it_is() -> None:
    assert rows(f"<p>{QUAY * 3}</p>", "p { text-align: left !important }") == []


@pytest.mark.parametrize("count", range(1, 12))
def test_the_last_line_is_no_lone_syllable(count: int) -> None:
    """Whatever the length of the text, a last line is as long as the indent, and more than part of a word."""
    *_, before, last = rows(f"<p>{' '.join((QUAY * 3).split()[: 40 + count])}</p>")
    assert last.left_over < 440 - 14
    assert not before.text.endswith("\u2010") or " " in last.text


def test_no_word_is_parted_at_the_foot_of_a_page() -> None:
    """Twenty pages of a narrow text, in which every third line would end in a hyphen."""
    found = rows(f"<p>{QUAY * 9}</p>" * 40, "p { margin-right: 45mm }")
    feet = [row for row, following in pairwise(found) if row.page != following.page]
    assert len(feet) > 15
    assert sum(row.text.endswith("\u2010") for row in feet) <= 1


def test_what_is_copied_is_what_was_written() -> None:
    """The text of the file is the text of the manuscript, with the hyphens that are seen."""
    made = {
        how: Made(book(chapter(1, f"<p>{QUAY * 5}</p>"), pages=PageSettings(justify=how)))
        for how in ("total-fit", "greedy")
    }
    texts = [" ".join(each.pages).replace("\u2010\r\n", "").replace("\u2010\n", "") for each in made.values()]
    assert " ".join(texts[0].split()) == " ".join(texts[1].split())


def test_ragged_on_demand() -> None:
    """`none` leaves the ends of lines where they fall."""
    lines: list[Row] = rows(f"<p>{QUAY * 3}</p>", ":root { --justify: start }")
    assert lines == []
    ragged = Made(book(chapter(1, f"<p>{QUAY * 5}</p>"), pages=PageSettings(justify="none")))
    assert ragged.said == []


def test_from_right_to_left_a_line_may_end_before_a_piece_of_its_own() -> None:
    """The space before it is not drawn, and nothing stands outside for it."""
    words = [f"ميناء harbour <b>هادئ</b> في <em>quay{number}</em> وسفينة" for number in range(40)]
    body = "".join(f"<p>{' '.join(words[start:])}</p>" for start in range(0, 40, 3))
    assert Made(book(chapter(1, body), language="ar")).problems == []
