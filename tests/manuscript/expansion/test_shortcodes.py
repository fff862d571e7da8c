"""Shortcodes of Hugo and Quarto, alone and around a content."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.manuscript.expansion.chapters import Chapter


@pytest.fixture
def book(tmp_path: Path) -> Chapter:
    return Chapter(tmp_path, "hugo", variables={"page.title": "Tides"})


@pytest.mark.parametrize(
    ("shortcode", "markdown"),
    [
        ('{{< figure src="a.png" >}}', "![](a.png)"),
        ('{{< figure src="a b.png" alt="A sea" width="50%" >}}', "![A sea](<a b.png>){width=50%}"),
        (
            '{{< figure src="a.png" title="One" caption="two" attr="by Ada" attrlink="b" >}}',
            "::: figure\n![](a.png)\n\n**One** two [by Ada](b)\n:::",
        ),
        ('{{< img "a.png" "A wide sea" >}}', "::: figure\n![](a.png)\n\nA wide sea\n:::"),
        ('[a]({{< ref "b.md#c" >}})', "[a](b.md#c)"),
        ("[a]({{% relref path='b' %}})", "[a](b)"),
        ("{{< youtube abc >}}", "<https://www.youtube.com/watch?v=abc>"),
        ('{{< video https://example.org/a.mp4 title="A film" >}}', "[A film](https://example.org/a.mp4)"),
        ("{{< pagebreak >}}", "{pagebreak}"),
        ("{{< kbd Ctrl-C >}}", "<kbd>Ctrl-C</kbd>"),
        ("a{{< icon star >}}b", "ab"),
        ("{{< meta title >}}", "Tides"),
        ('{{< button href="a" text="Go" />}}', "[Go](a)"),
        ('{{< button href="a" >}}Go *on*{{< /button >}}', "[Go *on*](a)"),
        ("a{{< sidenote >}}b *c*{{< /sidenote >}}", "a^[b *c*]"),
        ("{{< katex >}}x_1{{< /katex >}}", r"\(x_1\)"),
        ("{{< katex display >}}x_1{{< /katex >}}", "$$x_1$$"),
        ("{{% comment %}}a{{% /comment %}}", ""),
        ("{{</* figure src=a */>}} {{%/* x */%}} {{{< y >}}}", "{{< figure src=a >}} {{% x %}} {{< y >}}"),
    ],
)
def test_shortcodes(book: Chapter, shortcode: str, markdown: str) -> None:
    assert book.becomes(shortcode) == markdown


def test_boxes_around_a_content(book: Chapter) -> None:
    text = 'a\n{{% notice warning "Mind it" %}}\nb *c*\n{{% /notice %}}\nd'
    assert book.becomes(text) == 'a\n\n::: {.warning title="Mind it"}\n\nb *c*\n\n:::\n\nd'
    assert book.becomes("a\n\n{{< hint info >}}b{{< /hint >}}") == "a\n\n::: note\n\nb\n\n:::"


def test_boxes_in_list_items(book: Chapter) -> None:
    text = "- a\n\n  {{< tip >}}\n  b\n  {{< /tip >}}\n- c"
    assert book.becomes(text) == "- a\n\n  ::: tip\n  \n  b\n  \n  :::\n  \n- c"


def test_boxes_in_boxes(book: Chapter) -> None:
    text = (
        "{{< expand >}}\n{{< details summary=More >}}\n{{< note >}}\n"
        "a\n{{< /note >}}\n{{< /details >}}\n{{< /expand >}}"
    )
    assert book.becomes(text) == "\n\n**More**\n\n\n::: note\n\na\n\n:::\n\n\n"


def test_code_is_not_read(book: Chapter) -> None:
    text = '{{< highlight go "hl_lines=1" >}}\n{{< x >}}\n{{< /highlight >}}'
    assert book.becomes(text) == "```go\n{{< x >}}\n```"
    for text in ("`{{< x >}}`", "```\n{{< x >}}\n```", "<!-- {{< x >}} -->"):
        assert book.becomes(text) == text


def test_unknown_ones_keep_their_words_and_are_reported(book: Chapter) -> None:
    text = '{{< author-box text="A sailor." >}}\n\n{{< frame title="T" >}}\na\n{{< /frame >}}\n{{< var x >}}'
    assert book.becomes(
        text,
        "1 M021 {{< author-box >}} is not run",
        "3 M021 {{< frame >}} is not run",
        "6 M021 {{< var x >}} is not run",
    ) == ("A sailor.\n\n**T**\n\na\n\n")


def test_files_are_taken_in(book: Chapter) -> None:
    book.holding(src__part_qmd="A {{< include deeper.qmd >}}", src__deeper_qmd="B")
    assert book.becomes("x\n{{< include part.qmd >}}\ny") == "x\nA B\ny"
    words = "1 M020 no file 'gone.qmd'"
    assert book.becomes("{{< include gone.qmd >}}", words) == ""


def test_pictures_are_found_where_the_site_would_find_them(book: Chapter) -> None:
    book.holding(static__img__a_png="")
    assert book.becomes('{{< figure src="/img/a.png" >}}') == "![](../static/img/a.png)"
