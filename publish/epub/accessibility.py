"""What the EPUB claims about its accessibility (EPUB Accessibility 1.1, 2): only what its content shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from publish.book.divisions import Book
from publish.book.tree import MATHML, SVG, every, local


@dataclass(frozen=True)
class Findings:
    """What there is in a book that not everybody can see, and whether it is described."""

    pictures: bool
    described: bool
    formulas: bool


def examine(book: Book) -> Findings:
    """Look through every division, and at the cover."""
    images = [image for division in book.divisions for image in every(division.tree, "img")]
    drawings = [svg for division in book.divisions for svg in division.tree.iter(f"{{{SVG}}}svg")]
    formulas = any(next(d.tree.iter(f"{{{MATHML}}}math"), None) is not None for d in book.divisions)
    cover = book.metadata.cover
    described = all(map(_image_described, images)) and all(map(_drawing_described, drawings))
    return Findings(
        pictures=bool(images or drawings or cover),
        described=described and (cover is None or bool(cover.alternative.strip())),
        formulas=formulas,
    )


def claims(found: Findings) -> Iterator[tuple[str, str]]:
    """Properties of the schema.org vocabulary and their values, in the order they are written."""
    yield "accessMode", "textual"
    if found.pictures:
        yield "accessMode", "visual"
    if found.described:
        yield "accessModeSufficient", "textual"
    if found.pictures:
        yield "accessModeSufficient", "textual,visual"
    if found.described and found.pictures:
        yield "accessibilityFeature", "alternativeText"
    for feature in ("displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents"):
        yield "accessibilityFeature", feature
    if found.formulas:
        yield "accessibilityFeature", "MathML"
    yield "accessibilityHazard", "none"
    yield "accessibilitySummary", summary(found)


def summary(found: Findings) -> str:
    """The same in plain words, for the pages of shops and libraries."""
    said = [
        "The text reflows to any size of screen or letter, and can be read aloud.",
        "Headings and contents are marked as such and linked.",
    ]
    if found.pictures and found.described:
        said.append("Every picture that carries meaning is described in words.")
    elif found.pictures:
        said.append("Some pictures are not described in words.")
    if found.formulas:
        said.append("Formulas are MathML.")
    return " ".join(said)


def _image_described(image: etree._Element) -> bool:
    return bool((image.get("alt") or "").strip()) or image.get("role") == "presentation"


def _drawing_described(drawing: etree._Element) -> bool:
    return bool(drawing.get("aria-label")) or any(local(child) == "title" for child in drawing)
