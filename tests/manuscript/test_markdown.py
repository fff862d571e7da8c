"""What an author types and what comes of it: headings, marks inside lines, rules, code, formulas."""

from __future__ import annotations

import pytest

from publish.manuscript.markdown import Markup
from tests.manuscript.markup import READINGS, html, section, shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Head", "<h1>Head</h1>"),
        ("## Head ##", "<h2>Head</h2>"),
        ("#Head", "<p>#Head</p>"),
        ("#标题", "<p>#标题</p>"),
        ("Words\n## Head\nmore", "<p>Words</p><h2>Head</h2><p>more</p>"),
        ("Line one\nline two\n===", "<h1>Line one\nline two</h1>"),
        ("## Head {#h1 .wide}", '<h2 class="wide" id="h1">Head</h2>'),
        ("## Head{#h1}", '<h2 id="h1">Head</h2>'),
        ("## 割り算（`/`）{#h1}", '<h2 id="h1">割り算（<code>/</code>）</h2>'),
        ("## Head {-}", '<h2 class="unnumbered">Head</h2>'),
        ("## The set {a}", "<h2>The set {a}</h2>"),
        ("## The object {}", "<h2>The object {}</h2>"),
        ("Head {#h1}\n---", '<h2 id="h1">Head</h2>'),
    ],
)
def test_headings(text: str, expected: str) -> None:
    assert html(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("my_file_name", "my_file_name"),
        ("これは**「重要」**です", "これは<strong>「重要」</strong>です"),
        ("**Bold.**{.run-in} On", '<strong class="run-in">Bold.</strong> On'),
        ("*x*{a}", "<em>x</em>{a}"),
        ("[mot]{lang=fr}", '<span lang="fr">mot</span>'),
        ("[a [b]{.x} c]{.y}", '<span class="y">a <span class="x">b</span> c</span>'),
        ("{% block %}", "{% block %}"),
        ("~~gone~~ ==seen== H~2~O x^2^", "<del>gone</del> <mark>seen</mark> H<sub>2</sub>O x<sup>2</sup>"),
        ("2^53 and 2^10, about ~5 or ~6", "2^53 and 2^10, about ~5 or ~6"),
        ("a == b and c == d", "a == b and c == d"),
        ("one\\\ntwo", "one<br/>two"),
        ("one  \ntwo", "one<br/>two"),
        ("5\\* and \\*a\\* \\$5", "5* and *a* $5"),
        ("a&nbsp;b &mdash; &lt;", "a\u00a0b — &lt;"),
        ("“q” -- 'Tis ...", "“q” -- 'Tis ..."),
        ("``a`b`` and `<div>`", "<code>a`b</code> and <code>&lt;div&gt;</code>"),
        ("10:on:20 :smile:", "10:on:20 :smile:"),
    ],
)
def test_marks_inside_a_line(text: str, expected: str) -> None:
    assert html(text) == f"<p>{expected}</p>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](b.md 'T')", '<a href="b.md" title="T">a</a>'),
        ("[a](<b c.md>)", '<a href="b c.md">a</a>'),
        ("<https://a.org/x_y_z>.", '<a href="https://a.org/x_y_z">https://a.org/x_y_z</a>.'),
        ("(see http://a.org/b_(c)).", '(see <a href="http://a.org/b_(c)">http://a.org/b_(c)</a>).'),
        ("见 http://a.org/b，然后", '见 <a href="http://a.org/b">http://a.org/b</a>，然后'),
        ('<a href="x">http://a.org</a>', '<a href="x">http://a.org</a>'),
        ("![a *b*\nc](d.png){width=50%}", '<img alt="a b c" src="d.png" style="width: 50%"/>'),
        ("See [the `x` case][].\n\n[the `x` case]: a.md", 'See <a href="a.md">the <code>x</code> case</a>.'),
        ("[L]\n\n[l ]: <a b.md>\n  'T'", '<a href="a b.md" title="T">L</a>'),
        ("[a] [b]\n\n[b]: c.md", '[a] <a href="c.md">b</a>'),
        ("![L]\n\n[L]: a.png", '<img alt="L" src="a.png"/>'),
    ],
)
def test_links_and_pictures(text: str, expected: str) -> None:
    assert html(text) == f"<p>{expected}</p>"


@pytest.mark.parametrize(
    "text",
    ["***", "* * *", "  *    *    *", "    *    *    *\n\n  *    *    *", "---", "⁂", "#"],
)
def test_scene_breaks(text: str) -> None:
    assert html(f"a\n\n{text}\n\nb") == "<p>a</p><hr/><p>b</p>"


@pytest.mark.parametrize("text", ["{pagebreak}", "\\newpage"])
def test_page_breaks(text: str) -> None:
    assert html(f"a\n\n{text}\n\nb") == '<p>a</p><div class="page-break"/><p>b</p>'


@pytest.mark.parametrize(
    ("info", "attributes"),
    [
        ("", ""),
        ("rust,ignore", ' data-language="rust"'),
        ('js title="a.js"', ' data-language="js" data-title="a.js"'),
        ("js{1,3}", ' data-language="js"'),
        ("go:main.go", ' data-language="go" data-title="main.go"'),
        ("{.python .numbered #l1}", ' data-language="python" id="l1"'),
        ("{r a, b=F}", ' data-language="r"'),
        ("c++", ' data-language="c++"'),
    ],
)
def test_what_stands_behind_a_fence(info: str, attributes: str) -> None:
    names = "code numbered" if "numbered" in info else "code"
    assert html(f"```{info}\nlet a\n```") == f'<pre class="{names}"{attributes}><code>let a</code></pre>'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Words:\n```\na\n```\nafter", "<p>Words:</p>PRE<p>after</p>"),
        ("```\na\n`````", "PRE"),
        ("````\n```\n````", '<pre class="code"><code>```</code></pre>'),
        ("- ```\n  a\n  ```\n- b", "<ul><li>PRE</li><li>b</li></ul>"),
        ("> ~~~\n> a\n> ~~~", "<blockquote>PRE</blockquote>"),
        ("    a\n\nb", "PRE<p>b</p>"),
        ("- one\n\n      a", "<ul><li><p>one</p>PRE</li></ul>"),
        ("```\n# a\n\n<div>\n```", '<pre class="code"><code># a\n\n&lt;div&gt;</code></pre>'),
        ("```\n&lt; [^1] *a*\n```", '<pre class="code"><code>&amp;lt; [^1] *a*</code></pre>'),
    ],
)
def test_code_blocks(text: str, expected: str) -> None:
    assert html(text) == expected.replace("PRE", '<pre class="code"><code>a</code></pre>')


def test_tabs_in_code_stay() -> None:
    expected = '<pre class="code" data-language="make"><code>all:\n\tcc a.c</code></pre>'
    assert html("```make\nall:\n\tcc a.c\n```") == expected
    assert expected in html("- one\n\n  ```make\n  all:\n  \tcc a.c\n  ```")


@pytest.mark.parametrize("markup", READINGS)
def test_a_fence_that_is_never_closed_ends_with_its_container(markup: Markup) -> None:
    tree, problems = section("> ```\n> a\n\nb", markup=markup)
    assert shown(tree) == '<blockquote><pre class="code"><code>a</code></pre></blockquote><p>b</p>'
    assert problems == ["1 M010"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Let $a_1 b_2$ be.", '<p>Let <span class="math inline">$a_1 b_2$</span> be.</p>'),
        ("It costs $5 or $6 now.", "<p>It costs $5 or $6 now.</p>"),
        ("把 $PATH 变量，使用$HOME。", "<p>把 $PATH 变量，使用$HOME。</p>"),
        ("因为 $x_1$ 是", '<p>因为 <span class="math inline">$x_1$</span> 是</p>'),
        ("Let $$a*b*c$$ be.", '<p>Let <span class="math inline">$$a*b*c$$</span> be.</p>'),
        ("\\(a\\_1\\)", '<p><span class="math inline">\\(a\\_1\\)</span></p>'),
        ("$$\na\n- b\n$$", '<div class="math display">$$\na\n- b\n$$</div>'),
        ("Then\n$$\na*b*c\n$$\nso", '<p>Then\n<span class="math display">$$\na*b*c\n$$</span>\nso</p>'),
        ("`$a$` \\$a$", "<p><code>$a$</code> $a$</p>"),
    ],
)
def test_formulas_stay_as_they_are_written(text: str, expected: str) -> None:
    assert html(text) == expected


def test_a_short_text_of_long_characters_is_no_file_name() -> None:
    """Under two hundred characters, but more bytes than a name may have."""
    text = "港の朝は静かだった。" * 12
    assert html(text) == f"<p>{text}</p>"


def test_abbreviations() -> None:
    assert (
        html("The HTML spec\n\n*[HTML]: Hyper Text") == '<p>The <abbr title="Hyper Text">HTML</abbr> spec</p>'
    )


def test_attributes_of_a_paragraph_stand_on_its_last_line() -> None:
    assert html("a\n{.lead #p}\n\nb {.x}") == '<p class="lead" id="p">a</p><p>b {.x}</p>'
    assert html('{: lang="js"}\n~~~\na\n~~~') == '<pre class="code" data-language="js"><code>a</code></pre>'
