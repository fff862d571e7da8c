"""For every layout: no word is lost, every line has its place, and plain text stays as it is."""

from __future__ import annotations

import itertools
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publish.manuscript.expansion import Context, Expanded, expand, templates
from publish.manuscript.expansion.passes import OTHERS, PASSES
from publish.problems import Problem

LAYOUTS = [*PASSES, "contents-page", "folder"]
HERE = Path(__file__).parent
WORDS = st.sampled_from(["harbour", "tide", "quay", "lantern", "*ebb*", "flood.", "sea"])
PIECES = [
    "\n", "\n\n", " ", "- ", "> ", "    ", "## ", "| ", "A> ", "W>",
    "```\n", "```rust\n", "```{r}\n", "~~~", "`", "<!-- ", " -->", "$$", ":::", "::: note\n",
    "{{#include gone.md}}", "{{#title x}}", r"\{{#include x}}",
    "<Listing number='1'>", "</Listing>", "<Foo/>",
    "[import](gone.js)", "{{ x }}", "{{x", "{% if x %}", "{% else %}", "{% endif %}", "{%- endif -%}",
    "{% raw %}", "{% endraw %}", "{% hint %}", "{% endhint %}", "{% include a.html %}", "{% x", "{# y #}",
    "{{< figure src='a.png' >}}", "{{< notice >}}", "{{< /notice >}}", "{{% x %}}", "{{< /x >}}",
    "{aside}\n", "\n{/aside}", '{lang="js"}\n',
    "{#id}\n", "<<(gone.rb)", "{pagebreak}", "{=latex}",
    "```{=html}\n", "\\newpage", "\\vspace{1cm}", "![a](b.png)",
    "% T\n", "`r x`", "(ref:a) ", "#| echo: false\n",
    "[Next](a.md)", "* TOC\n{:toc}\n",
]  # fmt: skip
TEXTS = st.lists(st.one_of(WORDS, st.sampled_from(PIECES)), max_size=25).map("".join)


def expanded(text: str, layout: str) -> Expanded:
    problems: list[Problem] = []
    result = expand(text, Context(HERE / "a.md", "a.md", HERE, HERE, layout), problems)
    last = text.count("\n") + 1
    assert all(1 <= problem.location.line <= last for problem in problems)
    return result


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(max_examples=50, deadline=None)
@given(text=TEXTS)
def test_every_line_has_a_place(layout: str, text: str) -> None:
    result = expanded(text, layout)
    assert len(result.lines) == result.text.count("\n") + 1
    assert list(result.lines) == sorted(result.lines)
    assert result.lines[0] >= 1
    assert result.lines[-1] <= text.count("\n") + 1


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(max_examples=50, deadline=None)
@given(st.lists(WORDS, min_size=1).map(" ".join), st.data())
def test_plain_text_stays_as_it_is(layout: str, text: str, data: st.DataObject) -> None:
    breaks = st.sampled_from(["\n", "\n\n", " ", "\n- ", "\n> ", "\n\n## ", "\n\n    "])
    text = "".join(word + data.draw(breaks) for word in text.split(" ")).rstrip(" ->#")
    result = expanded(text, layout)
    assert result.text == text
    assert result.lines == tuple(range(1, text.count("\n") + 2))


TAGS = [
    "{{#title x}}", "<Foo>", "</Foo>", "{% tab title='T' %}", "{% endtab %}",
    "{{ x }}", "{% if x %}", "{% endif %}",
    "{% hint %}", "{% endhint %}", "{% x %}", "{{< notice >}}", "{{< /notice >}}", "{{< x >}}",
    "{{< figure src='a.png' caption='C' >}}", "{% include figure.html src='a.png' caption='C' %}",
    "\n\n{aside}\n", "\n{/aside}\n\n", "\nA> ", '\n{lang="js"}\n', "\n\n", "\n", "\n\n- ", "\n  ",
]  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(WORDS, st.sampled_from(TAGS)), max_size=20))
def test_the_words_between_tags_stay_in_their_order(layout: str, pieces: list[tuple[str, str]]) -> None:
    # Of a few letters around a value that is not known, a condition would say nothing.
    words = [f"w{number}{'o' * 20}w" for number in range(len(pieces))]
    text = "".join(f" {word} {tag}" for word, (_, tag) in zip(words, pieces, strict=True))
    result = expanded(text, layout)
    kept = [word for word in result.text.replace("A>", " ").split() if word[:1] == "w" and word[-1:] == "w"]
    assert kept == words


def test_the_house_expands_nothing() -> None:
    text = "{{#include a}} {{ b }} {% c %} <Foo/>\nA> d\n\n[Next](e.md)"
    assert expanded(text, "").text == text
    assert PASSES[""] == ()
    assert OTHERS


# An opening, and a sign that follows it a great many times: it is never closed.
OPENINGS = [
    "", "{", "{{ a |", "{{<", "{{#include ", "{% if a", "{% a b=", "<A", "<A b=",
    "`r ", "```{r a=", "```{r}\ninclude_graphics(", "![", "[import:", "A> ", "<<[", "* TOC\n{:", "[Next](a)",
]  # fmt: skip
SIGNS = [" ", "a", "-", "`", '"', "(", "[", "{", "<", "|", "\n"]
# What is opened a great many times.
REPEATED = [
    "\n ", "()", "a=", "|a", "> ", "\\a", "{{", "{% ", "{% if ", "{{ x }}", "{% x %}", "{# ",
    "<A>", "</A>", "<svg>", "<!-- ", "a <!-- ", "<!-- toc -->", "[import](a", "[Next](a)\n", "(ref:a) b\n",
    "{{< a ", "{{#include a", "```{r}\n", "include_graphics(", "{::comment}", "{aside}\n",
    "a {% include figure.html src='a.png' %}\n",
]  # fmt: skip
ALL_PASSES = ["mdbook", "honkit", "leanpub", "hugo", "quarto", "bookdown"]


@pytest.mark.parametrize("layout", ALL_PASSES)
def test_no_text_takes_long(layout: str) -> None:
    pairs = [*itertools.product(OPENINGS, SIGNS), *(("", unit) for unit in REPEATED)]
    slow = []
    for opening, unit in pairs:
        before = time.process_time()
        expanded(opening + unit * (6000 // len(unit)), layout)
        if time.process_time() - before > 0.5:
            slow.append((opening, unit))
    assert slow == []
    assert {step for known in PASSES.values() for step in known} - {
        step for known in ALL_PASSES for step in PASSES[known]
    } <= {templates.expand_liquid, templates.expand_manubot}
