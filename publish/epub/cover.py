"""The cover page: the picture alone in a file of its own, first in the reading order.

An <img>, not SVG, because Kobo and Kindle ask for one; in the landmarks, so that it can be reached.
"""

from __future__ import annotations

from lxml import etree

from publish.book.divisions import Book
from publish.book.tree import element
from publish.epub.documents import Styles, frame
from publish.epub.pictures import Picture
from publish.epub.places import PICTURES
from publish.epub.semantics import EPUB_TYPE, Meaning, mark


def cover_page(book: Book, picture: Picture, styles: Styles) -> etree._Element:
    """The document that shows the cover."""
    words = book.words["cover"]
    said = book.metadata.cover.alternative if book.metadata.cover else ""
    alternative = said or f"{words}: {book.metadata.title}"
    image = element("img", {"src": f"../{PICTURES}/{picture.file}", "alt": alternative, "role": "doc-cover"})
    section = element("section", {"class": "division cover", "aria-label": words}, image)
    mark(section, Meaning("cover"))
    page = frame(words, book.metadata.language, styles, section)
    page[1].set(EPUB_TYPE, "frontmatter")
    return page
