"""Divisions for the tests of the structural transforms, written as XHTML."""

from __future__ import annotations

import re

from lxml import etree

from publish.book.divisions import Division, Kind, Matter
from publish.book.tree import XHTML

WORDS = {
    "contents": "Contents", "chapter": "Chapter", "part": "Part", "appendix": "Appendix", "notes": "Notes",
    "chapter_label": "Chapter {number}", "part_label": "Part {number}", "appendix_label": "Appendix {number}",
    "sections": "In this chapter", "half_title": "Half title", "title_page": "Title page",
    "copyright_page": "Copyright", "dedication": "Dedication", "contact": "Contact", "support": "Support",
    "licence": "Licence", "colophon": "Colophon", "about_author": "About the author",
    "about_authors": "About the authors", "published_by": "Published by", "translated_by": "Translated by",
    "edited_by": "Edited by", "illustrated_by": "Illustrated by",
}  # fmt: skip


def division(
    markup: str, name: str = "one", kind: Kind = Kind.CHAPTER, matter: Matter = Matter.BODY, **more: object
) -> Division:
    """A division whose tree holds the markup; each element's line is its place in the text."""
    tree = etree.fromstring(f'<section xmlns="{XHTML}">{markup}</section>')
    return Division(name, kind, matter, tree, source=f"{name}.md", **more)  # type: ignore[arg-type]


def markup(division: Division) -> str:
    """The tree as text, without the root and the namespace."""
    text = etree.tostring(division.tree, encoding="unicode").replace(f' xmlns="{XHTML}"', "")
    return re.sub(r"\A<section[^>]*>|</section>\Z|<section[^>]*/>\Z", "", text)
