"""Chunks of R Markdown, bookdown and Quarto: listings, figures, words; nothing is run."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.manuscript.expansion.chapters import Chapter


@pytest.fixture
def book(tmp_path: Path) -> Chapter:
    return Chapter(tmp_path, "bookdown", name="01-tides.Rmd")


NOT_RUN = "1 M021 ```{r} is not run"


@pytest.mark.parametrize(
    ("chunk", "markdown"),
    [
        ("```{r}\nx\n```", "```r\nx\n```"),
        ("```{r label, warning=FALSE}\nx\n```", "```r\nx\n```"),
        ("```{r, echo=FALSE}\nx\n```", ""),
        ("```{r}\n#| echo: false\nx\n```", ""),
        ("```{r}\n#| lst-cap: A list\n#| warning: false\nx\n```", '```r title="A list"\nx\n```'),
        ('```{r, echo=FALSE, fig.cap="A *sea*."}\nplot(x)\n```', "A *sea*."),
        ('```{r, fig.cap="A *sea*."}\nplot(x)\n```', "```r\nplot(x)\n```\n\nA *sea*."),
        ("- a\n\n  ```{r}\n  #| echo: true\n  x\n  ```", "- a\n\n  ```r\n  x\n  ```"),
    ],
)
def test_chunks_that_would_be_run(book: Chapter, chunk: str, markdown: str) -> None:
    words = NOT_RUN.replace("1", "3", 1) if chunk.startswith("-") else NOT_RUN
    assert book.becomes(chunk, words) == markdown


@pytest.mark.parametrize(
    ("chunk", "markdown"),
    [
        ("```{r, eval=FALSE}\nx\n```", "```r\nx\n```"),
        ("```{r setup, include=FALSE}\nx\n```", ""),
        ("```{r}\n```", ""),
        ("```{r, eval=FALSE}\nnever closed", "```r\nnever closed"),
        ("```{r sea, fig.cap='A sea', out.width='80%'}\nknitr::include_graphics(\"img/a.png\")\n```",
         "::: figure\n![](img/a.png){#fig:sea width=80%}\n\nA sea\n:::"),
        ('```{r}\n#| label: fig-sea\n#| fig-cap: "A sea"\n#| fig-alt: Waves\n'
         'knitr::include_graphics(here::here("img", "a.png"))\n```',
         "::: figure\n![Waves](img/a.png){#fig-sea}\n\nA sea\n:::"),
        ('```{r, fig.cap=c("One", "Two")}\ninclude_graphics(c("a.png", "b.png"))\n```',
         "::: figure\n![](a.png)\n\nOne\n:::\n\n::: figure\n![](b.png)\n\nTwo\n:::"),
        ("```{block, type='rmdwarning'}\nMind *it*.\n```", "::: warning\n\nMind *it*.\n\n:::"),
        ("```{asis, echo=TRUE}\n*a*\n```", "\n*a*\n"),
        ('```{theorem pyth, name="Pythagoras"}\n$a^2$\n```',
         "::: {.theorem #theorem-pyth}\n\n**Theorem (Pythagoras).**\n\n$a^2$\n\n:::"),
        ("```{.python}\nx\n```", "```{.python}\nx\n```"),
        ("```r\nx\n```", "```r\nx\n```"),
    ],
)  # fmt: skip
def test_chunks_that_say_all_themselves(book: Chapter, chunk: str, markdown: str) -> None:
    assert book.becomes(chunk) == markdown


def test_code_among_words(book: Chapter) -> None:
    assert book.becomes("`r 3` and `r 'a'`, `r` and `rx`") == "3 and a, `r` and `rx`"
    words = "1 M021 `r` is not run, as in line 2"
    assert book.becomes("There are `r nrow(x)` and\n`{python} y`.", words) == "There are  and\n."


def test_texts_that_are_referred_to(book: Chapter) -> None:
    text = (
        '(ref:sea) A *sea* with "waves".\n\n'
        '```{r, echo=FALSE, eval=FALSE, fig.cap="(ref:sea)"}\nx\n```\n\n(ref:sea)'
    )
    assert book.becomes(text) == '\n\nA *sea* with "waves".\n\nA *sea* with "waves".'
    assert book.becomes("(ref:alone) Words\nof it.") == "Words\nof it."


def test_lines_of_code_keep_their_places(book: Chapter) -> None:
    expanded, _ = book.expand("a\n\n```{r}\n#| eval: false\nx\n\ny\n```\nb")
    assert expanded.lines == (1, 2, 3, 5, 6, 7, 8, 9)


def test_quarto_has_both_chunks_and_shortcodes(tmp_path: Path) -> None:
    book = Chapter(tmp_path, "quarto", name="a.qmd")
    assert book.becomes("```{python}\n#| eval: false\nx\n```\n\n{{< pagebreak >}}") == (
        "```python\nx\n```\n\n{pagebreak}"
    )


def test_broken_options_are_survived(book: Chapter) -> None:
    assert book.becomes("```{r}\n#| a: [\n#| eval: false\nx\n```", NOT_RUN) == "```r\nx\n```"
    assert book.becomes("```{r, fig.cap=paste('a', b), eval=F}\nx\n```") == "```r\nx\n```"
