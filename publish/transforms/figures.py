"""Pictures that stand alone become figures with captions, and so do listings with a title (HTML, 4.4.12)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import takewhile

from lxml import etree

from publish import rules
from publish.book.alternatives import says_something
from publish.book.tree import (
    SVG,
    H,
    add_class,
    append,
    classes,
    element,
    every,
    has_class,
    keep_tail,
    local,
    replace,
    wrap,
)
from publish.problems import Location, Problem

DECORATIVE = "decorative"
LENGTH = re.compile(r"\d+(?:\.\d+)?(?:%|px|pt|pc|mm|cm|in|em|rem|ex|vw|vh)")
PIXELS = re.compile(r"\d+")


def compose(
    tree: etree._Element, place: Callable[[etree._Element], Location], problems: list[Problem]
) -> None:
    """Frame the pictures and titled listings of a division, and report pictures without words."""
    for image in every(tree, "img"):
        _describe(image, place, problems)
        _measure(image)
    for drawing in tree.iter(f"{{{SVG}}}svg"):
        _describe_drawing(drawing, place, problems)
    for box in list(every(tree, "div")):
        if has_class(box, "figure"):
            _from_box(box)
        elif has_class(box, "listing"):
            _from_listing_box(box)
    for paragraph in list(every(tree, "p")):
        _from_paragraph(paragraph)
    for figure in every(tree, "figure"):
        if not classes(figure) and next(every(figure, "img"), None) is not None:
            add_class(figure, "picture")
    for listing in list(every(tree, "pre")):
        _from_listing(listing)


def _describe(
    image: etree._Element, place: Callable[[etree._Element], Location], problems: list[Problem]
) -> None:
    """Every picture has an alternative text; a decorative one has none and says so (WCAG 2.2, 1.1.1)."""
    if has_class(image, DECORATIVE):
        image.set("alt", "")
        image.set("role", "presentation")
    elif not says_something(written := (image.get("alt") or "").strip()):
        image.set("alt", "")
        message = f"no alternative text for '{image.get('src', '')}'"
        hint = f"'{written}' tells nothing about the picture" if written else ""
        problems.append(rules.NO_ALTERNATIVE.at(place(image), message, hint))


def _describe_drawing(
    drawing: etree._Element, place: Callable[[etree._Element], Location], problems: list[Problem]
) -> None:
    """A drawing in the text is described by its own title (SVG 2, 5.8)."""
    title = drawing.find(f"{{{SVG}}}title")
    words = " ".join("".join(title.itertext()).split()) if title is not None else drawing.get("aria-label")
    if has_class(drawing, DECORATIVE) or drawing.get("aria-hidden") == "true":
        drawing.set("aria-hidden", "true")
    elif words:
        drawing.set("role", "img")
        drawing.set("aria-label", words)
    elif next(drawing.iterancestors(f"{{{SVG}}}svg"), None) is None:
        hint = "a <title> in it says what it shows"
        problems.append(rules.NO_ALTERNATIVE.at(place(drawing), "no alternative text for a drawing", hint))


def _measure(image: etree._Element) -> None:
    """A width in percent or millimetres becomes style; HTML's own attributes count whole pixels only."""
    for name in ("width", "height"):
        value = (image.get(name) or "").strip()
        if not value or PIXELS.fullmatch(value):
            continue
        del image.attrib[name]
        if LENGTH.fullmatch(value):
            before = (image.get("style") or "").rstrip("; ")
            image.set("style", "; ".join(part for part in (before, f"{name}: {value}") if part))


def _from_paragraph(paragraph: etree._Element) -> None:
    images = list(_sole_images(paragraph))
    parent = paragraph.getparent()
    if not images or parent is None or (local(parent) == "figure" and has_class(parent, "picture")):
        return
    figure = element("figure", dict(paragraph.attrib.items()), line=paragraph.sourceline)
    _dress(figure, images)
    for child in list(paragraph):
        child.tail = None
        figure.append(child)
    replace(paragraph, figure)
    titles = [title for title in (image.attrib.pop("title", None) for image in images) if title]
    if titles:
        figure.append(element("figcaption", None, " ".join(str(title) for title in titles)))


def _sole_images(node: etree._Element) -> Iterator[etree._Element]:
    """The images of a paragraph, or nothing where it holds anything else."""
    images = list(every(node, "img"))
    links = [child for child in node.iterdescendants() if local(child) == "a"]
    others = [child for child in node.iterdescendants() if local(child) not in ("img", "a", "br")]
    if others or "".join(node.itertext()).strip() or any(next(every(a, "img"), None) is None for a in links):
        return iter(())
    return iter(images)


def _dress(figure: etree._Element, images: list[etree._Element]) -> None:
    """The figure is what is linked to and placed: it takes the id and the classes of its one picture."""
    kind = ["picture"] if len(images) == 1 else ["picture", "row"]
    figure.set("class", " ".join([*kind, *(name for name in classes(figure) if name != "figure")]))
    if len(images) != 1:
        return
    image = images[0]
    if not figure.get("id") and (identifier := image.attrib.pop("id", None)):
        figure.set("id", str(identifier))
    for name in classes(image):
        if name != DECORATIVE:
            add_class(figure, name)
    image.attrib.pop("class", None)


def _from_box(box: etree._Element) -> None:
    """A fenced `figure`: the pictures of its first paragraph, and the rest as the caption."""
    blocks = [child for child in box if isinstance(child.tag, str)]
    images = list(_sole_images(blocks[0])) if blocks and local(blocks[0]) == "p" else []
    if not images:
        return
    box.tag = f"{H}figure"
    _dress(box, images)
    for child in list(blocks[0]):
        child.tail = None
        blocks[0].addprevious(child)
    box.remove(blocks[0])
    caption = element("figcaption", line=box.sourceline)
    titles = [str(title) for title in (image.attrib.pop("title", None) for image in images) if title]
    if len(blocks) == 2 and local(blocks[1]) == "p" and not titles:
        _move_content(blocks[1], caption)
        box.remove(blocks[1])
    else:
        for item in (*(element("p", None, title) for title in titles), *blocks[1:]):
            caption.append(item)
    if len(caption) or caption.text:
        box.append(caption)


def _from_listing_box(box: etree._Element) -> None:
    """A fenced `listing`: its code, and the rest as the caption, which stands above the code."""
    blocks = [child for child in box if isinstance(child.tag, str)]
    code = list(takewhile(lambda block: local(block) == "pre", blocks))
    if not code or (box.text or "").strip():
        return
    box.tag = f"{H}figure"
    titles = [str(title) for title in (listing.attrib.pop("data-title", None) for listing in code) if title]
    rest = [*(element("p", None, title) for title in titles), *blocks[len(code) :]]
    if not rest:
        return
    caption = element("figcaption", line=rest[0].sourceline or box.sourceline)
    if len(rest) == 1 and local(rest[0]) == "p":
        _move_content(rest[0], caption)
        keep_tail(rest[0])
    else:
        caption.extend(rest)
    if rest[0].getparent() is box:
        box.remove(rest[0])
    box.insert(0, caption)


def _move_content(source: etree._Element, target: etree._Element) -> None:
    if source.text:
        append(target, source.text)
    for child in list(source):
        target.append(child)


def _from_listing(listing: etree._Element) -> None:
    title = listing.attrib.pop("data-title", None)
    if not title or not has_class(listing, "code"):
        return
    figure = wrap(listing, "figure", {"class": "listing"})
    if identifier := listing.attrib.pop("id", None):
        figure.set("id", str(identifier))
    figure.insert(0, element("figcaption", None, str(title), line=listing.sourceline))
