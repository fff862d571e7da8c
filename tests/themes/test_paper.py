"""The theme on paper: the typesetter understands all of it, and lines stand on one grid."""

from __future__ import annotations

import pytest

from publish.themes import load, names
from tests.themes.looks import document, heard, render, sample

LINE = 14 * 96 / 72  # CSS pixels
THEMES = [(name, edition) for name in names() for edition in ("print", "screen")]


@pytest.mark.parametrize(("name", "edition"), THEMES)
def test_the_typesetter_has_nothing_to_say(name: str, edition: str) -> None:
    theme = load(name)
    sheets = [theme.shared, theme.print] + [theme.screen] * (edition == "screen")
    with heard() as said:
        pages = render(document(theme, sample(), *sheets)).pages
    assert said == []
    assert len(pages) > 10


BLOCKS = {
    "note call, small print, code": "<p>x<sup>2</sup> H<sub>2</sub>O <code>code</code> "
    '<a class="note-call" href="#b">1</a> <span class="smallcaps">Small</span> <em>em</em> <b>b</b></p>',
    "other scripts": '<p lang="he">שלום</p><p lang="ar">سلام</p><p lang="hi">नमस्ते</p>',
    "heading": "<h2>Head</h2><p class='first'>Text.</p>",
    "two-line heading": "<h2>Head<br>of two lines</h2><p>Text.</p>",
    "subheading": "<h3>Head</h3><p>Text.</p>",
    "headings": "<h2>Head</h2><h3>Head</h3><p>Text.</p>",
    "quotation": "<blockquote><p>Text.</p><p>Text.</p></blockquote>",
    "attributed quotation": "<figure class='quotation'><blockquote><p>T.</p></blockquote>"
    "<figcaption>— Name</figcaption></figure>",
    "list": "<ul><li>One<ul><li>Two</li></ul></li><li><p>Three</p></li></ul>",
    "numbered list": "<ol><li>One</li></ol>",
    "tasks": '<ul class="task-list"><li><span class="task">☑</span> One</li></ul>',
    "definitions": "<dl><dt>Word</dt><dd>Meaning</dd></dl>",
    "verse": '<div class="verse"><p><span class="line">One</span><span class="line">Two</span></p>'
    '<p><span class="line">Three</span></p></div>',
    "scene break": '<hr class="scene-break">',
    "admonition": '<aside class="admonition note"><p class="title">Note</p><p>Text.</p></aside>',
    "epigraph": '<div class="epigraph"><p>Text.</p><p class="attribution">— Name</p></div>',
    "pull quote": '<aside class="pull-quote"><p>Text.</p></aside>',
    "code": '<pre class="code"><code>one\ntwo\nthree\n</code></pre>',
    "listing": '<figure class="listing"><figcaption>Title</figcaption>'
    '<pre class="code"><code>one</code></pre></figure>',
    "code in an admonition": '<aside class="admonition tip"><pre class="code"><code>one</code></pre></aside>',
    "table": "<table><caption>Title</caption><thead><tr><th>A</th></tr></thead>"
    "<tbody><tr><td><code>1</code></td></tr><tr><td>2</td></tr></tbody></table>",
}


@pytest.mark.parametrize("block", BLOCKS)
def test_text_comes_back_to_the_grid(block: str) -> None:
    theme = load("classic")
    body = f'<section class="division"><p id="a">Text.</p>{BLOCKS[block]}<p id="b">Text.</p></section>'
    (page,) = render(document(theme, body, theme.shared, theme.print)).pages
    lines = (page.anchors["b"][1] - page.anchors["a"][1]) / LINE
    assert lines == pytest.approx(round(lines), abs=0.02)
    assert round(lines) >= 2


def test_notes_stand_below_their_calls() -> None:
    theme = load("classic")
    text = "The water rose and the boats rose with it, each at its own pace, and nobody spoke. " * 6
    body = "".join(
        f'<p>{text}<a id="call-{n}" class="note-call" href="#note-{n}">{n}</a>'
        f'<span class="footnote" id="note-{n}">{text[:160]}</span> {text}</p>'
        for n in range(1, 9)
    )
    html = document(theme, f'<section class="division">{body}</section>', theme.shared, theme.print)
    at = {name: number for number, page in enumerate(render(html).pages) for name in page.anchors}
    assert [at[f"note-{n}"] - at[f"call-{n}"] for n in range(1, 9)] == [0] * 8
