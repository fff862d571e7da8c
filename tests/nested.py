"""A book by hand with a chapter of several files, each of them with ids, notes and links of its own."""

from __future__ import annotations

from publish.book.divisions import Book
from publish.book.settings import ContentsSettings, Settings
from publish.problems import Problem
from publish.themes import words
from publish.transforms import apply
from tests.books import metadata, picture
from tests.transforms.structure import division

CHAPTER = """<h1>The Sea</h1>
<p id="x">Its own <a href="#x">x</a>, <a href="#tides">t</a>, <a href="sub/tides.md#x">u</a>.</p>
<p>Text<a class="note-call" href="#note:1"/>.</p><aside class="note" id="note:1"><p>first</p></aside>
<section class="file" data-source="sub/tides.md"><h2>Tides</h2>
<p id="x">Nested <a href="#x">v</a>, <a href="../one.md#x">w</a>,
<a href="deep.md">d</a>, <a href="no.md">n</a>.</p>
<h3>Same</h3><p>Text<a class="note-call" href="#note:1"/>.</p>
<aside class="note" id="note:1"><p>second</p></aside>
<section class="file" data-source="sub/deep.md"><p>Before all heads.</p>
<h3>Same</h3><p><a href="#same">s</a></p></section>
</section>
<section class="file" data-source="sub/same.md" lang="fr"><h2>Same</h2>
<p><a href="tides.md#same">y</a> <a href="#same">z</a> <a href="same.md"></a></p>
<p><img src="a.png"/></p></section>"""
OTHER = """<h1>Other</h1>
<p><a href="sub/tides.html">t</a> <a href="sub/same/#same">z</a> <a href="sub/deep.md"></a></p>"""


def nested(problems: list[Problem]) -> Book:
    """The book after its transforms, with three levels in its contents."""
    settings = Settings(contents=ContentsSettings(depth=3, in_chapters=True))
    pictures = {"a.png": picture("a.png")}
    divisions = (division(CHAPTER, "one"), division(OTHER, "two"))
    return apply(Book(metadata(), settings, divisions, pictures), words("en"), problems)
