"""The screen edition keeps the structure of the text: PDF/UA-1 and PDF/A-2a, as veraPDF judges them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pikepdf
import pytest
from PIL import Image

from publish.book.divisions import Kind, Resource
from publish.book.metadata import Cover
from tests.pdf.books import Made, book, chapter, contents, division, entry, front, words

RICH = """
<p class="first">See <a href="#chapter-2">the <em>second</em> voyage</a> and <a href="https://example.org/">a
<strong>site</strong></a>, a note<a
class="note-call" id="chapter-1--call-1" href="#chapter-1--note-1">1</a>.</p>
<h2 id="one">Section</h2><h3 id="two">Below</h3>
<ul><li>plain</li><li><p>in a paragraph</p><ul><li>nested</li></ul></li></ul>
<ol><li><p>one</p><p>more</p></li></ol>
<dl><dt>Rope</dt><dd>A cord.</dd><dd><p>Or two.</p></dd></dl>
<ul class="task-list"><li><span class="task" role="img" aria-label="done">☑</span> done</li></ul>
<table><caption>Ports</caption><thead><tr><th scope="col">Port</th><th scope="col">Miles</th></tr></thead>
<tbody><tr><td>Hull</td><td>12</td></tr><tr><td>York</td><td>40</td></tr></tbody></table>
<table><thead><tr><td/><th scope="col">1</th></tr></thead><tbody><tr><td>a</td><td>2</td></tr></tbody></table>
<table><thead><tr><th scope="col">alone</th></tr></thead></table>
<table><thead><tr><th colspan="2" scope="col">wide</th><th scope="col">narrow</th></tr></thead>
<tbody><tr><th rowspan="2" scope="row">tall</th><td>1</td><td>2</td></tr>
<tr><td>3</td><td>4</td></tr></tbody></table>
<figure class="picture"><img src="a.png" alt="A quay"/><figcaption>The quay</figcaption></figure>
<p><img src="a.png" alt=""/></p>
<figure class="listing"><figcaption>rope.py</figcaption><pre
class="code"><code>tie(<span class="tok-k">2</span>)
</code></pre></figure>
<blockquote><p>Quoted.</p></blockquote>
<div class="verse"><p>
<span class="line">One line</span><span class="line indent-1">and another</span></p></div>
<aside class="admonition note"><p class="title">Note</p><p>Mind the rope.</p></aside>
<hr class="scene-break"/><p class="first">After.</p>
<section class="notes" id="chapter-1--notes"><h2 class="unlisted">Notes</h2>
<aside class="note" id="chapter-1--note-1" data-number="1"><p>Born in Hull.</p></aside></section>
"""


def picture(name: str) -> Resource:
    target = io.BytesIO()
    Image.new("RGB", (60, 90), (20, 90, 140)).save(target, "PNG")
    return Resource(name, "image/png", target.getvalue(), 60, 90)


@pytest.fixture(scope="module")
def made() -> Made:
    return Made(
        book(
            *front(),
            contents(entry("chapter-1", "Voyage 1", f"<ol>{entry('one', 'Section')}</ol>")),
            division("part-1", Kind.PART, "Outward", "", label="Part I"),
            chapter(1, RICH, part="part-1"),
            chapter(2, RICH.replace("chapter-1--", "chapter-2--").replace('id="', 'id="b-'), part="part-1"),
            chapter(3, words(900)),
            resources=[picture("a.png"), picture("cover.png")],
            cover=Cover("cover.png", "A quay"),
        ),
        "screen",
    )


def test_every_page_of_text_is_in_the_structure(made: Made) -> None:
    document = made.pdf.Root.StructTreeRoot.K[0]
    assert document.S == "/Document"
    assert [str(part.S) for part in document.K] == ["/Part"] * 9


@pytest.mark.parametrize("profile", ["PDFUA-1", "PDFA-2A"])
def test_the_file_conforms(made: Made, judges: ModuleType, tmp_path: Path, profile: str) -> None:
    file = tmp_path / "book.pdf"
    file.write_bytes(made.data)
    assert judges.verapdf(file, profile) == []


def elements(made: Made, kind: str) -> Iterator[pikepdf.Object]:
    """The elements of a kind in the structure, in order."""
    todo = [made.pdf.Root.StructTreeRoot.K[0]]
    while todo:
        element = todo.pop()
        if element.get("/S") == kind:
            yield element
        kids = element.get("/K", [])
        kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
        todo.extend(reversed([kid for kid in kids if isinstance(kid, pikepdf.Dictionary)]))


def test_heads_of_tables_say_what_they_head(made: Made) -> None:
    heads = [
        (str(element.A.Scope), int(element.A.get("/ColSpan", 1)), int(element.A.get("/RowSpan", 1)))
        for element in elements(made, "/TH")
    ]
    of_a_chapter = [("/Column", 1, 1)] * 5 + [("/Column", 2, 1), ("/Column", 1, 1), ("/Row", 1, 2)]
    assert heads == of_a_chapter * 2
    assert not any("/Headers" in element.A for element in elements(made, "/TD"))
