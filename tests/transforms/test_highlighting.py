"""Listings in colour: spans for the families that themes style, and never another text."""

from __future__ import annotations

import subprocess
import sys

import pytest

from publish.transforms.highlighting import FAMILIES, highlight
from tests.transforms.trees import content, section


def coloured(language: str, code: str) -> str:
    escaped = code.replace("&", "&amp;").replace("<", "&lt;")
    tree = section(f'<pre class="code" data-language="{language}"><code>{escaped}</code></pre>')
    highlight(tree)
    assert "".join(tree.itertext()) == code
    return content(tree).partition("<code>")[2].removesuffix("</code></pre>")


def test_python() -> None:
    assert coloured("python", "def f(x):\n    return x + 1  # one\n") == (
        '<span class="tok-k">def</span> <span class="tok-nf">f</span>(x):\n'
        '    <span class="tok-k">return</span> x + <span class="tok-m">1</span>'
        '  <span class="tok-c"># one</span>\n'
    )


def test_neighbours_of_one_family_share_a_span() -> None:
    assert coloured("python", 's = "a\\n{b}"\n').count("<span") == 1
    assert coloured("rust", "pub fn main() {}\n").startswith('<span class="tok-k">pub fn</span> ')


def test_changes() -> None:
    assert coloured("diff", "-old\n+new\n same\n") == (
        '<span class="tok-gd">-old</span>\n<span class="tok-gi">+new</span>\n same\n'
    )


@pytest.mark.parametrize(
    ("language", "code"),
    [
        ("python", "\n\n  x = 1\n\n\n"),
        ("python", "x = 1"),
        ("python", ""),
        ("go", 'func main() {\n\tprintln("a")\t// b\n}\n'),
        ("html", '<p class="a">&amp;</p>\n'),
        ("json", '{"a": [1, 2,'),
        ("console", "$ ls -l\ntotal 0\n"),
        ("javascript", "let a = `x ${y} z`;\r\n"),
    ],
)
def test_the_text_stays(language: str, code: str) -> None:
    coloured(language, code.replace("\r", ""))


@pytest.mark.parametrize("language", ["text", "nonsense", "x y"])
def test_an_unknown_language_has_no_colours(language: str) -> None:
    assert coloured(language, "def f(): 1\n") == "def f(): 1\n"


@pytest.mark.parametrize(
    "untouched",
    [
        '<pre class="code"><code>def f(): 1</code></pre>',
        '<pre data-language="python"><code>def f(): 1</code></pre>',
        '<pre class="code" data-language="python"><code>def <b>f</b>(): 1</code></pre>',
        '<p><code data-language="python">def f(): 1</code></p>',
    ],
)
def test_other_code_stays(untouched: str) -> None:
    tree = section(untouched)
    highlight(tree)
    assert content(tree) == untouched


def test_every_class_is_one_of_pygments() -> None:
    from pygments.token import STANDARD_TYPES, string_to_tokentype  # noqa: PLC0415

    for kind, family in FAMILIES.items():
        assert family == {"gu": "gh"}.get(*[STANDARD_TYPES[string_to_tokentype(kind)]] * 2)


def test_a_novel_needs_no_pygments() -> None:
    script = (
        "import sys\n"
        "from tests.transforms.trees import section\n"
        "from publish.transforms.highlighting import highlight\n"
        "highlight(section('<p>a</p><pre class=\"code\"><code>b</code></pre>'))\n"
        "sys.exit('pygments' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
