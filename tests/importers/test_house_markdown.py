"""Every block that the writer writes is read again as what it was."""

from __future__ import annotations

import pytest

from tests.importers.trees import read_again, written

CASES = {
    "headings": ('<h1>A</h1><h2 id="b">B #</h2>', "# A\n\n## B \\# {#b}"),
    "quotation": ('<blockquote><p>Q</p><p class="attribution">- N</p></blockquote>', "> Q\n>\n> — N"),
    "pull quote": ('<div class="pull-quote"><p>A<br/>b</p></div>', "::: pull-quote\nA\\\nb\n:::"),
    "verse in an epigraph": (
        (
            '<div class="epigraph"><div class="verse"><p><span class="line">a</span><span class="line'
            ' indent-1">b</span></p><p><span class="line">| c</span></p></div></div>'
        ),
        ":::: epigraph\n::: verse\na\n  b\n\n\\| c\n:::\n::::",
    ),
    "run-in head": ('<p><strong class="run-in">Hm.</strong> Text.</p>', "**Hm.**{.run-in} Text."),
    "scene break": ("<p>a</p><hr/><p>b</p>", "a\n\n* * *\n\nb"),
    "two lists": (
        "<ul><li><p>a</p><ol><li><p>b</p></li></ol></li></ul><ul><li><p>c</p><p>d</p></li></ul>",
        "- a\n  1. b\n\n* c\n\n  d",
    ),
    "numbered from three": ('<ol start="3"><li><p>a</p></li><li><p>b</p></li></ol>', "3. a\n4. b"),
    "definitions": (
        "<dl><dt>a</dt><dd><p>b</p><p>c</p></dd><dt>d</dt><dd><p>e</p></dd></dl>",
        "a\n:   b\n\n    c\n\nd\n:   e",
    ),
    "listing": (
        '<pre class="code" data-language="python"><code>a\n\n```\n\tb</code></pre>',
        "````python\na\n\n```\n\tb\n````",
    ),
    "table": (
        (
            "<table><caption>C</caption><tr><th>a</th><th>b|c</th></tr><tr><td>1</td><td"
            ' align="right">2<br/>3</td></tr></table>'
        ),
        "| a | b\\|c |\n| --- | ---: |\n| 1 | 2<br>3 |\n\nTable: C",
    ),
    "table without heads": (
        "<table><tr><td>a</td><td>b</td></tr></table>",
        "| | |\n| --- | --- |\n| a | b |",
    ),
    "figure": (
        '<figure id="f"><img src="p/a_b c.png" alt="x"/><figcaption>He said "no"</figcaption></figure>',
        '![x](<p/a_b c.png> "He said &quot;no&quot;"){#f}',
    ),
    "figure with markup": (
        '<figure><img src="p.png" alt="x"/><figcaption>a <em>b</em></figcaption></figure>',
        "::: figure\n![x](p.png)\n\na *b*\n:::",
    ),
    "notes": (
        (
            '<p>a<a class="note-call" href="#note:1"/></p><aside class="note"'
            ' id="note:1"><p>n</p><p>m</p></aside>'
        ),
        "a[^1]\n\n[^1]: n\n\n    m",
    ),
    "links": (
        '<p><a href="http://x.y/(a)">b [c]</a> <a href="http://x.y/a_b">http://x.y/a_b</a></p>',
        "[b &#91;c&#93;](<http://x.y/(a)>) <http://x.y/a_b>",
    ),
    "code": ("<p><code>a`b</code> <code> c </code>d</p>", "`` a`b `` `c` d"),
    "spans": (
        '<p><span class="smallcaps">Ab</span> <span lang="fr">mot</span></p>',
        "[Ab]{.smallcaps} [mot]{lang=fr}",
    ),
    "lines": ('<p id="q">x\\<br/>- y</p>', "x\\\\<br>\n\\- y\n{#q}"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_block_is_written_as_the_house_has_it(name: str) -> None:
    content, expected = CASES[name]
    assert written(content) == expected
    assert read_again(expected)[1] == []


def test_a_table_with_blocks_in_it_stays_html() -> None:
    text = written('<table><tr><td colspan="2" style="x"><p>a</p><p>b</p></td></tr></table>')
    assert text == '<table><tr><td colspan="2"><p>a</p><p>b</p></td></tr></table>'
    assert read_again(text)[1] == []


def test_a_block_without_text_is_not_written() -> None:
    assert written("<p>a</p><p/><blockquote/><ul><li/></ul><h2/><table/>") == "a"
