"""What pandoc reads besides Markdown: title blocks, raw formats, captions of pictures."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.manuscript.expansion.chapters import Chapter


@pytest.fixture
def book(tmp_path: Path) -> Chapter:
    return Chapter(tmp_path, "pandoc", name="book.md")


def test_a_title_block_tells_about_the_book(book: Chapter) -> None:
    text = "% The Tides\n  of the Sea\n% Ada One; Bob Two\n% 1843\n\nText."
    assert book.becomes(text) == (
        "# Title: The Tides of the Sea\n\n# Author: Ada One; Bob Two\n\n# Date: 1843\n\n\nText."
    )
    assert book.becomes("%\n% Ada\n\nText.") == "# Author: Ada\n\n\nText."
    assert book.becomes("Text.\n\n% Not a title") == "Text.\n\n% Not a title"


@pytest.mark.parametrize(
    ("text", "markdown", "left"),
    [
        ("```{=html}\n<b>x</b>\n```", "\n<b>x</b>\n", ""),
        ("a `<b>`{=html}x`</b>`{=html}", "a <b>x</b>", ""),
        ("a\n\n```{=latex}\n\\x\n```\n\nb", "a\n\n\n\nb", "3 M021 {=latex} is not run"),
        (r"a `\x`{=tex} b", "a  b", "1 M021 {=tex} is not run"),
        ("a\n\n\\vspace{2cm}\n\nb", "a\n\n\n\nb", r"3 M021 \vspace is not run"),
        ("\\begin{center}\nb\n\\end{center}", "\nb\n", ""),
        ("\\clearpage", "{pagebreak}", ""),
        ("`\\vspace{1cm}`", "`\\vspace{1cm}`", ""),
        ("\\begin{align}\nx\n\\end{align}", "\\begin{align}\nx\n\\end{align}", ""),
    ],
)
def test_raw_formats(book: Chapter, text: str, markdown: str, left: str) -> None:
    if "begin{center}" in text:
        reports = [r"1 M021 \begin{center} is not run", r"3 M021 \end{center} is not run"]
        assert book.becomes(text, *reports) == markdown
    else:
        assert book.becomes(text, *([left] if left else [])) == markdown


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        (
            "![A *sea* of [x](y),\nwide](a.png){#fig:sea}",
            "::: figure\n![A *sea* of [x](y),\nwide](a.png){#fig:sea}\n\nA *sea* of [x](y),\nwide\n:::",
        ),
        ("- a\n\n  ![b](c.png)", "- a\n\n  ::: figure\n  ![b](c.png)\n  \n  b\n  :::"),
        ("![](a.png)", "![](a.png)"),
        ('![a](b.png "c")', '![a](b.png "c")'),
        ("See ![a](b.png)", "See ![a](b.png)"),
        ("![a](b.png)\nmore", "![a](b.png)\nmore"),
        ("text\n![a](b.png)", "text\n![a](b.png)"),
        ("    ![a](b.png)", "    ![a](b.png)"),
    ],
)
def test_captions(book: Chapter, text: str, markdown: str) -> None:
    assert book.becomes(text) == markdown
