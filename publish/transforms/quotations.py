"""Quotations, epigraphs, verse, pull quotes and admonitions: set-off blocks in their final form."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from lxml import etree

from publish.book.tree import (
    H,
    add_class,
    classes,
    element,
    every,
    has_class,
    local,
    remove,
    wrap,
)
from publish.transforms import attributions

ADMONITIONS = ("note", "tip", "warning", "important", "caution")
TITLES = frozenset({"title", "admonition-title"})


def compose(tree: etree._Element, words: Mapping[str, str]) -> None:
    """Give the set-off blocks of a division their final form; `words` has the titles of admonitions."""
    for box in list(every(tree, "div")):
        _compose_box(box, words)
    for quotation in list(every(tree, "blockquote")):
        _compose_quotation(quotation)
    for rule in every(tree, "hr"):
        add_class(rule, "scene-break")
    _join_breaks(tree)
    for strong in every(tree, "strong"):
        _compose_run_in(strong)


def _compose_box(box: etree._Element, words: Mapping[str, str]) -> None:
    names = classes(box)
    kind = next((name for name in names if name in ADMONITIONS), None)
    if "epigraph" in names:
        _compose_epigraph(box)
    elif "verse" in names:
        _attribute(box, box)
    elif "pull-quote" in names:
        box.tag = f"{H}aside"
    elif kind:
        _compose_admonition(box, kind, words)


def _compose_epigraph(box: etree._Element) -> None:
    """Who is quoted stands last in the epigraph, after the quotation or the poem."""
    inner = _last_block(box)
    if inner is not None and (local(inner) == "blockquote" or has_class(inner, "verse")):
        _attribute(inner, box)
    else:
        _attribute(box, box)


def _attribute(holder: etree._Element, box: etree._Element) -> None:
    """Move the attribution at the end of `holder` to the end of `box`."""
    last = _last_block(holder)
    if last is None or local(last) != "p" or has_class(last, "attribution") or _stands_alone(holder, last):
        return
    name = attributions.take(last)
    if name is not None:
        name.set("class", "attribution")
        box.append(name)


def _compose_quotation(quotation: etree._Element) -> None:
    parent, last = quotation.getparent(), _last_block(quotation)
    if parent is None or last is None or local(last) != "p" or _stands_alone(quotation, last):
        return
    if local(parent) == "figure" or has_class(parent, "epigraph"):
        return
    name = attributions.take(last)
    if name is None:
        return
    figure = wrap(quotation, "figure", {"class": "quotation"})
    if identifier := quotation.attrib.pop("id", None):
        figure.set("id", str(identifier))
    name.tag = f"{H}figcaption"
    figure.append(name)


def _stands_alone(holder: etree._Element, last: etree._Element) -> bool:
    """Whether a last paragraph with a dash is all there is, or answers another: then it is speech."""
    before = last.getprevious()
    is_dashed = attributions.DASH.match("".join(last.itertext())) is not None
    if not is_dashed:
        return False
    if before is None or len(holder) == 1:
        return not any(has_class(child, "line") or local(child) == "br" for child in last)
    return attributions.DASH.match("".join(before.itertext())) is not None


def _compose_admonition(box: etree._Element, kind: str, words: Mapping[str, str]) -> None:
    first = next(box.iterchildren(etree.Element), None)
    others = [name for name in classes(box) if name not in ("admonition", kind)]
    box.tag = f"{H}aside"
    box.set("class", " ".join(["admonition", kind, *others]))
    if first is not None and TITLES.intersection(classes(first)):
        first.tag = f"{H}p"
        first.set("class", "title")
        return
    title = box.attrib.pop("title", None) or box.attrib.pop("data-title", None)
    text = str(title or words.get(kind) or kind.capitalize())
    box.insert(0, element("p", {"class": "title"}, text, line=box.sourceline))
    if box.text and not box.text.strip():
        box.text = None


def _last_block(holder: etree._Element) -> etree._Element | None:
    """The last element, unless text stands after it."""
    last = next(holder.iterchildren(etree.Element, reversed=True), None)
    return last if last is not None and not (last.tail or "").strip() else None


def _join_breaks(tree: etree._Element) -> None:
    """Several scene breaks in a row, as in rows of stars, are one."""
    for first, second in pairwise(list(every(tree, "hr"))):
        if second.getprevious() is first and not (first.tail or "").strip():
            first.tail = None
            remove(first)


def _compose_run_in(strong: etree._Element) -> None:
    paragraph = strong.getparent()
    if paragraph is None or local(paragraph) != "p" or not has_class(strong, "run-in"):
        return
    if strong.getprevious() is None and not (paragraph.text or "").strip():
        add_class(paragraph, "run-in-paragraph")
