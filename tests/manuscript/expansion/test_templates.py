"""Liquid, Nunjucks and Jinja: what is known is put in, what is not known leaves its words."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish.book.tree import every
from tests.manuscript.expansion.chapters import Chapter

VARIABLES = {
    "book.version": "22.1",
    "book.fence": "```",
    "book.mark": '<a class="x"></a>',
    "page.title": "Tides",
}


@pytest.fixture
def book(tmp_path: Path) -> Chapter:
    return Chapter(tmp_path, "honkit", variables=VARIABLES)


@pytest.fixture
def site(tmp_path: Path) -> Chapter:
    return Chapter(tmp_path, "jekyll", variables=VARIABLES)


def test_known_variables_are_put_in_everywhere(book: Chapter) -> None:
    assert book.becomes("v{{book.version}}, {{ page.title }}") == "v22.1, Tides"
    text = "{{book.fence}}\nv{{ book.version }}\n{{book.fence}}"
    assert book.becomes(text) == "```\nv22.1\n```"
    assert book.becomes("`{{ book.version }}`") == "`22.1`"


def test_a_listing_that_shows_how_a_template_is_written_stays(book: Chapter, site: Chapter) -> None:
    text = "```jinja\n{% for a in b %}\n{{ page.title }}\n{% endfor %}\n{# c #}\n```\n\n`{{ page.title }}`"
    assert site.becomes(text) == text
    assert book.becomes(text) == text


def test_the_actions_of_another_language_are_words(book: Chapter) -> None:
    text = "With {{range}} and {{.Name}} one writes {{ $x }}, and {{end}}."
    assert book.becomes(text) == text


def test_a_value_that_doubles_itself_does_not_grow_for_ever(site: Chapter) -> None:
    doubling = "{% assign a = a | append: a %}" * 60
    text = f'{{% assign a = "0123456789" %}}{doubling}{{{{ a }}}}'
    assert len(site.becomes(text)) <= 1000


def test_html_without_words_is_not_put_in(book: Chapter) -> None:
    assert book.becomes("{{book.mark}}\n```js\na\n```") == "\n```js\na\n```"


def test_unknown_variables_are_reported_once_and_not_shown(book: Chapter) -> None:
    words = "1 M021 {{ book.who }} is not run, as in line 2"
    assert book.becomes("a {{ book.who }} b\n{{ book.who }}", words) == "a  b\n"


def test_code_and_formulas_keep_their_braces(book: Chapter) -> None:
    for text in (
        "`{{ x }}`",
        "```vue\n{{ x }}\n{% if y %}\n```",
        r"$x_{{a}}$ and $\frac{{a}}{{b}}$",
        "{{\\bf a}}",
    ):
        assert book.becomes(text) == text


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ('"a b"', "a b"),
        ("'a' | upcase", "A"),
        ("12", "12"),
        ('"x.png" | relative_url', "/x.png"),
        ('nothing | default: "d"', "d"),
        ('"a" | append: "b"', "ab"),
        ('"a" | unheard_of: 3', "a"),
        ('"{{"', "{{"),
    ],
)
def test_expressions(book: Chapter, expression: str, value: str) -> None:
    assert book.becomes(f"{{{{ {expression} }}}}") == value


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ('output.name == "ebook"', True),
        ('output.name == "website"', False),
        ('output.name != "website" and book.version', True),
        ('not (output.name == "ebook")', False),
        ('unknown or output.name == "ebook"', True),
        ('unknown and output.name == "website"', False),
        ("book.version is defined", True),
        ('page.title contains "ide"', True),
    ],
)
def test_known_conditions_choose(book: Chapter, condition: str, holds: bool) -> None:
    assert book.becomes(f"{{% if {condition} %}}yes{{% else %}}no{{% endif %}}") == ("yes" if holds else "no")


def test_of_unknown_branches_the_words_stay(book: Chapter) -> None:
    text = (
        "{% if x %}\nOne.\n{% elif y %}\nTwo {{ z }}.\n{% else %}\n"
        "Three {{ z }} with enough words to say.\n{% endif %}"
    )
    assert book.becomes(
        text,
        "1 M021 {% if x %} is not run",
        "3 M021 {% elif y %} is not run",
        "5 M021 {% else %} is not run",
        "6 M021 {{ z }} is not run",
    ) == ("\nOne.\n\nThree  with enough words to say.\n")


def test_a_loop_of_template_code_goes(book: Chapter) -> None:
    text = "| a |\n|---|{% for x in xs %}\n|{{ x.name }}|{% endfor %}\n\nb"
    assert book.becomes(text, "2 M021 {% for x in xs %} is not run") == "| a |\n|---|\n\nb"


def test_cases_and_unless(site: Chapter) -> None:
    text = (
        '{% case page.title %}{% when "Tides" %}a{% when "Sea" %}b{% endcase %}'
        "{% unless page.title %}c{% endunless %}"
    )
    assert site.becomes(text) == "a"


def test_raw_text_is_not_read(site: Chapter) -> None:
    assert site.becomes("{% raw %}{{ a }} {% if %}{% endraw %} b") == "{{ a }} {% if %} b"
    assert site.becomes("```\n{% raw %}{{ a }}{% endraw %}\n```") == "```\n{{ a }}\n```"
    assert (
        site.becomes("<!-- {% raw %} -->\n{{ a }}\n<!-- {% endraw %} -->") == "<!--  -->\n{{ a }}\n<!--  -->"
    )


def test_remarks_and_assignments_go(book: Chapter, site: Chapter) -> None:
    text = '{% comment %}a {{ b }}{% endcomment %}{% assign d = "e" %}{{ d }}'
    assert site.becomes(text) == "e"
    assert book.becomes("a{# b #}c") == "ac"
    assert site.becomes(r"$\text{# a}$ and $\text{b #}$") == r"$\text{# a}$ and $\text{b #}$"


def test_a_heading_with_an_id_is_no_remark(book: Chapter) -> None:
    assert book.becomes("## A {#a}\n\nb #}") == "## A {#a}\n\nb #}"


def test_trimming_signs_take_white_space_along(site: Chapter) -> None:
    assert site.becomes('a\n{%- assign b = "c" -%}\n{{ b }}') == "ac"


def test_side_notes_become_notes(site: Chapter) -> None:
    text = "Sea{% include sidenote.html id='a' note='It is [deep](b.md), \"blue\" and $$x_1$$.' %}."
    assert site.becomes(text) == 'Sea^[It is [deep](b.md), "blue" and $$x_1$$.].'
    assert len(list(every(site.section(text), "aside"))) == 1
    assert site.becomes('{% include marginnote.html note="a] b" %}') == "^[a\\] b]"


def test_a_picture_of_a_template_becomes_a_figure_behind_its_paragraph(site: Chapter) -> None:
    site.holding(assets__sea_png="")
    text = (
        'One {% include marginfigure.html url="assets/sea.png" description="The *sea*." %} two\n'
        "three.\nEnd.\n\nNext."
    )
    assert site.becomes(text) == (
        "One  two\nthree.\nEnd.\n\n::: figure\n![](../assets/sea.png)\n\nThe *sea*.\n:::\n\nNext."
    )
    expanded, _ = site.expand(text)
    assert expanded.lines == (1, 2, 3, 3, 3, 3, 3, 3, 3, 4, 5)


def test_in_a_list_the_figure_stands_in_its_item(site: Chapter) -> None:
    text = (
        "- One {% include figure.html src='a.png' caption='A' %}\n"
        "- Two\n\n  {% include img.html src='b.png' %}"
    )
    assert site.becomes(text) == (
        "- One \n  \n  ::: figure\n  ![](a.png)\n  \n  A\n  :::\n  \n- Two\n\n  ![](b.png)"
    )


def test_other_templates_keep_their_words(site: Chapter) -> None:
    assert site.becomes(
        '{% include quote.html text="Well said." by="x" %} {% include nav.html %}',
        "1 M021 {% include quote %} is not run",
        "1 M021 {% include nav %} is not run",
    ) == ("Well said. ")


def test_boxes(book: Chapter) -> None:
    text = '{% hint style="danger" %}\nMind *this*.\n{% endhint %}\nText.'
    assert book.becomes(text) == "::: caution\n\nMind *this*.\n\n:::\n\nText."
    assert book.becomes('a\n\n{% include note.html title="T" content="Words." %}') == (
        'a\n\n::: {.note title="T"}\nWords.\n:::'
    )


def test_tabs_and_unknown_pairs_keep_their_content(book: Chapter) -> None:
    text = (
        '{% tabs %}\n{% tab title="One" %}\na\n{% endtab %}\n'
        "{% endtabs %}\n\n{% puzzle %}\nb\n{% endpuzzle %}"
    )
    assert book.becomes(text, "7 M021 {% puzzle %} is not run") == "\n\n**One**\n\na\n\n\n\n\nb\n"


def test_highlighted_code_is_a_listing(site: Chapter) -> None:
    text = "a\n{% highlight js linenos %}\n{{ b }}\n\n<C>\n{% endhighlight %}\nd"
    assert site.becomes(text) == "a\n\n```js\n{{ b }}\n\n<C>\n```\n\nd"


def test_addresses_of_other_pages(site: Chapter) -> None:
    assert site.becomes("[a]({{ site.baseurl }}{% link b.md %}) [c]({% post_url 2020-01-01-d %})") == (
        "[a](/b.md) [c](/_posts/2020-01-01-d.md)"
    )


def test_files_are_taken_in_with_what_they_take_in(book: Chapter) -> None:
    book.holding(src__a_md='A {% include "b.md" %}', src__b_md="{{ book.version }} {{ c }}")
    assert book.becomes('x\n{% include "./a.md" %}', "2 M021 {{ c }} is not run") == "x\nA 22.1 "


def test_files_of_the_folder_of_templates(site: Chapter) -> None:
    site.holding(_includes__a_md="Hello {{ include.name }}.")
    assert site.becomes('{% include a.md name="you" %}') == "Hello you."


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ('include "gone.md"', "no file 'gone.md'"),
        ('include "../../secret.md"', "'../../secret.md' is outside the book's folder"),
        ('include "self.md"', "'\"self.md\"' takes itself in"),
    ],
)
def test_files_that_cannot_be_had(tmp_path: Path, tag: str, words: str) -> None:
    (tmp_path / "secret.md").write_text("secret", "utf-8")
    book = Chapter(tmp_path / "book", "honkit").holding(src__self_md='{% include "self.md" %}')
    assert book.becomes(f"a\n{{% {tag} %}}", f"2 M020 {words}") == "a\n"


def test_only_manubot_runs_templates_in_pandoc_books(tmp_path: Path) -> None:
    book = Chapter(tmp_path, "pandoc")
    assert book.becomes("{{ a }}") == "{{ a }}"
    assert book.becomes("On {{ manubot.date }}.", "1 M021 {{ manubot.date }} is not run") == "On ."


def test_a_configuration_tells_the_tool_of_a_contents_page(tmp_path: Path) -> None:
    book = Chapter(tmp_path, "contents-page")
    assert book.becomes("{{ page.x }}") == "{{ page.x }}"
    book.holding(_config_yml="")
    assert book.becomes("a{{ page.x }}", "1 M021 {{ page.x }} is not run") == "a"


@pytest.mark.parametrize(
    "text",
    [
        "{% if a %}" * 3000,
        "{% if a %}" * 3000 + "{% endif %}" * 3000,
        "{% x %}" * 3000 + "{% endy %}" * 3000,
        "{{" * 20_000,
        "{%" * 20_000,
        "{% if " + "not " * 900 + "a %}b{% endif %}",
        "{{ a" + " | b" * 200 + '"' + " }}",
    ],
)
def test_nested_and_broken_templates_are_survived(site: Chapter, text: str) -> None:
    expanded, _ = site.expand(text)
    assert len(expanded.lines) == 1
