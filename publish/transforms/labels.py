"""Numbers of figures, tables, listings and equations: "Figure 2.3", by chapter or through the book.

What carries a label (`fig-map`), or is referred to, is numbered; or everything that has a caption.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from publish.book.divisions import Division, Kind
from publish.book.settings import Numbering
from publish.book.tree import add_class, append, element, has_class, local, words_of, wrap
from publish.transforms.formulas import TAG

FIGURE, TABLE, LISTING, EQUATION = "figure", "table", "listing", "equation"
LABEL = re.compile(r"--(?P<sort>fig|tbl|tab|table|lst|eq)[-.:]")
_SORTS = {"fig": FIGURE, "tbl": TABLE, "tab": TABLE, "table": TABLE, "lst": LISTING, "eq": EQUATION}
_BY_CHAPTER = frozenset({Kind.CHAPTER, Kind.APPENDIX})
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]\Z")


@dataclass(frozen=True)
class Label:
    """A numbered thing: its id in the book, "2.3", "Figure 2.3", and its caption."""

    id: str
    sort: str
    number: str
    words: str
    title: str


def box_labelled(tree: etree._Element) -> None:
    """A fenced block or a listing that carries a label is a figure, with or without a caption."""
    for node in list(tree.iter("{*}div", "{*}pre")):
        sort = _sort(node)
        if local(node) == "div" and sort in (FIGURE, LISTING) and not has_class(node, "math"):
            add_class(node, sort)
        elif local(node) == "div" and sort == TABLE:
            _label_table(node)
        elif local(node) == "pre" and sort == LISTING and not node.get("data-title"):
            figure = wrap(node, "figure", {"class": "listing", "id": node.attrib.pop("id")})
            figure.insert(0, element("figcaption", line=node.sourceline))


def _label_table(box: etree._Element) -> None:
    """A block around a table: the table takes its label, and its last paragraph as the caption."""
    table = next(box.iter("{*}table"), None)
    if table is None or table.get("id"):
        return
    table.set("id", str(box.attrib.pop("id")))
    last = box[-1]
    if local(last) == "p" and not any(local(child) == "caption" for child in table):
        caption = element("caption", line=last.sourceline)
        append(caption, last.text or "")
        caption.extend(list(last))
        table.insert(0, caption)
        box.remove(last)


def _sort(node: etree._Element) -> str:
    found = LABEL.search(node.get("id") or "")
    return _SORTS[found["sort"]] if found else ""


def number(
    divisions: tuple[Division, ...], numbering: Numbering, words: Mapping[str, str], named: set[str]
) -> dict[str, Label]:
    """Number what is numbered and show it; the labels by their ids. `named` are ids that are referred to."""
    labels: dict[str, Label] = {}
    counts: Counter[tuple[str, str]] = Counter()
    for division in divisions:
        by_chapter = numbering.by == "chapter" and division.kind in _BY_CHAPTER and bool(division.number)
        for sort, node in list(_things(division.tree)):
            if not _is_numbered(sort, node, numbering, named):
                continue
            tag = str(node.attrib.pop(TAG, ""))
            key = (division.id if by_chapter else "", sort)
            counts[key] += not tag
            figure = tag or (f"{division.number}.{counts[key]}" if by_chapter else str(counts[key]))
            if not node.get("id"):
                node.set("id", f"{division.id}__{sort}-{figure.replace('.', '-')}")
            label = Label(node.get("id") or "", sort, figure, labelled(words[sort], figure), _title(node))
            labels[label.id] = label
            _show(sort, node, label)
    return labels


def labelled(word: str, figure: str) -> str:
    """A word and a number that stay on one line."""
    return f"{word}{'' if _UNSPACED.search(word) else chr(0xA0)}{figure}"


def _things(tree: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Whatever could be numbered, in the order of the text."""
    for node in tree.iter(etree.Element):
        if has_class(node, "math") and has_class(node, "display"):
            yield EQUATION, node
        elif local(node) == "figure":
            yield LISTING if has_class(node, "listing") else _sort(node) or FIGURE, node
        elif local(node) == "table":
            yield TABLE, node


def _is_numbered(sort: str, node: etree._Element, numbering: Numbering, named: set[str]) -> bool:
    identifier = node.get("id") or ""
    if sort == EQUATION:
        return bool(identifier) or TAG in node.attrib
    if numbering.captions == "none":
        return False
    captioned = _caption(node) is not None
    return bool(_sort(node)) or (captioned and (identifier in named or numbering.captions == "all"))


def _caption(node: etree._Element) -> etree._Element | None:
    return next((child for child in node if local(child) in ("figcaption", "caption")), None)


def _title(node: etree._Element) -> str:
    caption = _caption(node)
    return words_of(caption) if caption is not None else ""


def _show(sort: str, node: etree._Element, label: Label) -> None:
    if sort == EQUATION:
        add_class(node, "numbered")
        node.append(element("span", {"class": "equation-number"}, f"({label.number})", line=node.sourceline))
        return
    caption = _caption(node)
    if caption is None:
        caption = element("caption" if sort == TABLE else "figcaption", line=node.sourceline)
        node.insert(len(node) if sort == FIGURE else 0, caption)
    first = (
        caption[0]
        if len(caption) and local(caption[0]) == "p" and not (caption.text or "").strip()
        else caption
    )
    shown = element("span", {"class": "label"}, label.words, line=node.sourceline)
    shown.tail = f". {(first.text or '').lstrip()}" if label.title else first.text
    first.text = None
    first.insert(0, shown)
