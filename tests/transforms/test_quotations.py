"""Set-off blocks: who said it, what is verse, and what is a warning."""

from __future__ import annotations

import pytest

from publish.transforms.quotations import compose
from tests.transforms.trees import content, section

WORDS = {"note": "Note", "tip": "Tip", "warning": "Warning", "important": "Important", "caution": "Caution"}


def composed(markup: str) -> str:
    tree = section(markup)
    compose(tree, WORDS)
    return content(tree)


def quoted(words: str, name: str) -> str:
    return (
        f'<figure class="quotation"><blockquote>{words}</blockquote><figcaption>{name}</figcaption></figure>'
    )


@pytest.mark.parametrize("dash", ["— ", "—", "-- ", "--", "---", "– ", "- "])
def test_a_last_paragraph_with_a_dash_names_the_speaker(dash: str) -> None:
    assert composed(f"<blockquote><p>Know.</p><p>{dash}Jane <em>Doe</em></p></blockquote>after") == (
        quoted("<p>Know.</p>", "— Jane <em>Doe</em>") + "after"
    )


@pytest.mark.parametrize("break_", ["\n", "<br/>", "<br/>\n"])
def test_so_does_a_last_line(break_: str) -> None:
    assert composed(
        f"<blockquote><p>Know <em>thy</em>self.{break_}— A. A. Milne, p. 3</p></blockquote>"
    ) == quoted("<p>Know <em>thy</em>self.</p>", "— A. A. Milne, p. 3")


def test_a_name_in_emphasis() -> None:
    assert composed("<blockquote><p>Know.\n— <em>Emma</em>, <b>ch. 1</b></p></blockquote>") == quoted(
        "<p>Know.</p>", "— <em>Emma</em>, <b>ch. 1</b>"
    )


@pytest.mark.parametrize(
    "speech",
    [
        "<p>— Oui.</p>",
        "<p>— Oui, dit-il.</p><p>— Non, dit-elle.</p>",
        "<p>He said</p><p>— Never! he said again</p>",
        "<p>He said</p><p>— I was never there. Never</p>",
        "<p>Where?</p><p>— There!</p>",
        f"<p>He said</p><p>— {'long ' * 30}</p>",
        "<p>It is well\n— or so they say — known.</p>",
        "<p>one\n- and two</p>",
        "<p>one</p><p>—</p>",
        "<p>one</p>",
    ],
)
def test_speech_is_no_name(speech: str) -> None:
    assert composed(f"<blockquote>{speech}</blockquote>") == f"<blockquote>{speech}</blockquote>"


def test_the_figure_is_what_links_lead_to() -> None:
    assert composed('<blockquote id="q"><p>a</p><p>— B</p></blockquote>') == (
        '<figure class="quotation" id="q"><blockquote><p>a</p></blockquote>'
        "<figcaption>— B</figcaption></figure>"
    )


@pytest.mark.parametrize(
    ("typed", "made"),
    [
        ("<p>Know.</p><p>— Jane</p>", '<p>Know.</p><p class="attribution">— Jane</p>'),
        ("<p>Know.\n-- Jane</p>", '<p>Know.</p><p class="attribution">— Jane</p>'),
        (
            "<blockquote><p>Know.</p><p>— Jane</p></blockquote>",
            '<blockquote><p>Know.</p></blockquote><p class="attribution">— Jane</p>',
        ),
        (
            "<blockquote><p>Know.</p></blockquote><p>— Jane</p>",
            '<blockquote><p>Know.</p></blockquote><p class="attribution">— Jane</p>',
        ),
        ("<p>Know.</p>", "<p>Know.</p>"),
    ],
)
def test_an_epigraph(typed: str, made: str) -> None:
    assert composed(f'<div class="epigraph">{typed}</div>') == f'<div class="epigraph">{made}</div>'


def test_verse() -> None:
    lines = '<span class="line">Tyger</span><span class="line">burning</span>'
    name = '<p class="attribution">— Blake</p>'
    for typed in (
        f'<p>{lines}<span class="line">— Blake</span></p>',
        f'<p>{lines}</p><p><span class="line">— Blake</span></p>',
        f"<p>{lines}</p><p>— Blake</p>",
    ):
        assert (
            composed(f'<div class="verse">{typed}</div>') == f'<div class="verse"><p>{lines}</p>{name}</div>'
        )


def test_a_pull_quote_is_an_aside() -> None:
    assert composed('<div class="pull-quote" lang="fr"><p>a</p></div>') == (
        '<aside class="pull-quote" lang="fr"><p>a</p></aside>'
    )


@pytest.mark.parametrize(
    "typed",
    [
        '<div class="warning"><p>Hot.</p></div>',
        '<div class="admonition warning"><p class="admonition-title">Warning</p><p>Hot.</p></div>',
        '<div class="warning" title="Warning"><p>Hot.</p></div>',
    ],
)
def test_admonitions_have_one_form(typed: str) -> None:
    assert composed(typed) == (
        '<aside class="admonition warning"><p class="title">Warning</p><p>Hot.</p></aside>'
    )


def test_an_admonition_with_a_title_of_its_own() -> None:
    assert composed('<div class="tip wide" data-title="Try it" id="t"><p>a</p></div>') == (
        '<aside class="admonition tip wide" id="t"><p class="title">Try it</p><p>a</p></aside>'
    )


def test_notes_at_the_foot_are_no_admonitions() -> None:
    note = '<aside class="note" id="n"><p>a</p></aside>'
    assert composed(note) == note


def test_breaks() -> None:
    assert composed('<p>a</p><hr/>\n<hr/>\n<hr/>\n<p>b</p><div class="page-break"/>') == (
        '<p>a</p><hr class="scene-break"/>\n<p>b</p><div class="page-break"/>'
    )


def test_a_run_in_heading_marks_its_paragraph() -> None:
    assert composed('<p><strong class="run-in">Down.</strong> When</p>') == (
        '<p class="run-in-paragraph"><strong class="run-in">Down.</strong> When</p>'
    )
    later = '<p>When <strong class="run-in">down</strong> <strong>or</strong></p>'
    assert composed(later) == later
