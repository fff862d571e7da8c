"""What the EPUB claims about its accessibility (EPUB Accessibility 1.1, 2 and 4): only what it shows.

The words are those of the Schema.org Accessibility Properties for Discoverability Vocabulary.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from publish import rules
from publish.book.alternatives import says_something
from publish.book.divisions import Book, Kind
from publish.book.tree import MATHML, SVG, every, has_class, local, with_class
from publish.epub.pictures import Picture
from publish.problems import Location, Problem

RULES_OF_READING = {rules.BINDING_STYLE: "styles that readers cannot change", rules.PALE: "colours too pale"}


@dataclass(frozen=True)
class Findings:
    """What was found in a book: what not everybody can see or use, and whether that is made good.

    `undescribed` counts pictures, `headless` tables; `styles` says what the author's styles spoil.
    """

    pictures: bool = False
    undescribed: int = 0
    headless: int = 0
    formulas: bool = False
    described: bool = False
    ruby: bool = False
    index: bool = False
    moving: bool = False
    pages: bool = False
    styles: frozenset[str] = frozenset()

    @property
    def adjustable(self) -> bool:
        """Whether readers may change letters, spacing and colours."""
        return RULES_OF_READING[rules.BINDING_STYLE] not in self.styles


def examine(
    book: Book, album: Mapping[str, Picture], problems: Iterable[Problem], *, pages: bool = False
) -> Findings:
    """Look through every division, at the cover, and at what was found in the author's styles."""
    trees = [division.tree for division in book.divisions]
    images = [image for tree in trees for image in every(tree, "img")]
    drawings = [svg for tree in trees for svg in tree.iter(f"{{{SVG}}}svg")]
    mute = [
        *(i for i in images if not _image_described(i)),
        *(d for d in drawings if not _drawing_described(d)),
    ]
    tables = [table for tree in trees for table in every(tree, "table")]
    return Findings(
        pictures=bool(images or drawings or book.metadata.cover),
        undescribed=len(mute),
        headless=sum(next(every(table, "th"), None) is None for table in tables),
        formulas=any(next(tree.iter(f"{{{MATHML}}}math"), None) is not None for tree in trees),
        described=_formulas_described(trees),
        ruby=any(next(every(tree, "ruby"), None) is not None for tree in trees),
        index=next(book.of_kind(Kind.INDEX), None) is not None,
        moving=any(picture.moving for picture in album.values()),
        pages=pages,
        styles=frozenset(RULES_OF_READING[p.rule] for p in problems if p.rule in RULES_OF_READING),
    )


def claims(found: Findings) -> Iterator[tuple[str, str]]:
    """Properties of the schema.org vocabulary and their values, in the order they are written."""
    yield "accessMode", "textual"
    if found.pictures:
        yield "accessMode", "visual"
    if not found.undescribed:
        yield "accessModeSufficient", "textual"
    if found.pictures:
        yield "accessModeSufficient", "textual,visual"
    for feature, true in _features(found).items():
        if true:
            yield "accessibilityFeature", feature
    yield "accessibilityHazard", "unknown" if found.moving else "none"


def _features(found: Findings) -> dict[str, bool]:
    return {
        "alternativeText": found.pictures and not found.undescribed,
        "displayTransformability": found.adjustable,
        "readingOrder": True,
        "structuralNavigation": True,
        "tableOfContents": True,
        "index": found.index,
        "MathML": found.formulas,
        "describedMath": found.described,
        "rubyAnnotations": found.ruby,
        "pageBreakMarkers": found.pages,
        "pageNavigation": found.pages,
    }


def certified(book: Book, found: Findings, problems: list[Problem]) -> bool:
    """Whether the claim that the author makes may stand; why it may not is added to `problems`."""
    if not book.metadata.accessibility.certified_by:
        return False
    against = [
        *([f"{found.undescribed} without alternative text"] if found.undescribed else []),
        *([f"{found.headless} tables without header cells"] if found.headless else []),
        *(["pictures that move"] if found.moving else []),
        *sorted(found.styles),
    ]
    if against:
        words = f"the claim of accessibility is left out: {', '.join(against)}"
        problems.append(rules.NO_CLAIM.at(Location(book.source), words))
    return not against


def _formulas_described(trees: list[etree._Element]) -> bool:
    """Whether the author has told every formula in words: TeX is no description."""
    formulas = [node for tree in trees for node in with_class(tree, "math")]
    return bool(formulas) and all(has_class(node, "described") for node in formulas)


def _image_described(image: etree._Element) -> bool:
    return says_something(image.get("alt") or "") or image.get("role") == "presentation"


def _drawing_described(drawing: etree._Element) -> bool:
    named = drawing.get("aria-label") or any(local(child) == "title" for child in drawing)
    return bool(named) or drawing.get("aria-hidden") == "true"
