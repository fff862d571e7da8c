"""Inline HTML of every kind -> the few elements that the house writes inside a line."""

from __future__ import annotations

import re

from lxml import etree

from publish.book.tree import MATHML, SVG, H, append, classes, element, local, remove, unwrap
from publish.importers.arrival import IDS, add_ids
from publish.importers.ledger import Ledger
from publish.importers.styles import Style, style_of

_HEIRS = {
    **dict.fromkeys(("i", "cite", "dfn", "var"), "em"),
    **dict.fromkeys(("tt", "kbd", "samp"), "code"),
    **dict.fromkeys(("s", "strike"), "del"),
    "b": "strong",
    **{name: name for name in ("em", "strong", "code", "del", "mark", "sub", "sup", "a", "img", "br")},
}
_BY_CLASS = {
    **dict.fromkeys(("italic", "italics", "ital", "emphasis"), Style(italic=True)),
    **dict.fromkeys(("smallcaps", "small-caps"), Style(small_caps=True)),
    "bold": Style(bold=True),
}
_FORMULA = re.compile(r"tex|latex", re.IGNORECASE)


def tidy(block: etree._Element, styles: dict[str, Style], ledger: Ledger) -> None:
    """Rename, style or unwrap every inline element of a block; nothing that was text goes."""
    for node in reversed(list(block.iterdescendants(etree.Element))):
        space = etree.QName(node).namespace
        if node.getparent() is None:
            continue
        if space in (SVG, MATHML):
            _draw(node, ledger)
        else:
            _rename(node, styles)
    _merge(block)


def _draw(node: etree._Element, ledger: Ledger) -> None:
    """A formula with its TeX is kept; an SVG that only frames a picture is the picture."""
    if local(node) not in ("math", "svg"):
        return
    if local(node) == "math":
        notes = [item for item in node.iter("{*}annotation") if _FORMULA.search(item.get("encoding") or "")]
        source = "".join(notes[0].itertext()).strip() if notes else node.get("alttext") or ""
        new = element("span", {"class": "math"}, f"${source}$") if source and "\n" not in source else None
        kind = "formulas"
    else:
        images = list(node.iter("{*}image"))
        new = element("img", {"src": images[0].get("href") or "", "alt": ""}) if len(images) == 1 else None
        kind = "drawings"
    if new is None:
        ledger.leave(kind)
        remove(node)
        return
    new.tail, parent = node.tail, node.getparent()
    if parent is not None:
        parent.replace(node, new)


def _rename(node: etree._Element, styles: dict[str, Style]) -> None:
    if local(node) == "span" and "math" in classes(node):
        return
    name, ids = _HEIRS.get(local(node), ""), node.get(IDS)
    style = style_of(node.get("style") or "")
    for word in classes(node):
        style |= styles.get(word, Style()) | _BY_CLASS.get(word.lower(), Style())
    kept = {key: value for key in _attributes(name) if (value := node.get(key)) is not None}
    if "note-call" in classes(node):
        return
    if local(node) == "q":
        append(node, "”")
        node.text = "“" + (node.text or "")
    language = node.get("lang") if local(node) == "span" or name in ("em", "") else None
    node.attrib.clear()
    if ids:
        node.set(IDS, ids)
    if name:
        node.tag = f"{H}{name}"
        for key, value in kept.items():
            node.set(key, value)
        return
    _dress(node, style, language)


def _attributes(name: str) -> tuple[str, ...]:
    return {"a": ("href",), "img": ("src", "alt", "data-src", "width", "height")}.get(name, ())


def _dress(node: etree._Element, style: Style, language: str | None) -> None:
    """A span becomes what its style means, or gives way to its content."""
    named = "em" if style.italic else "strong" if style.bold else ""
    if style.italic and style.bold:
        inner = element("strong", None, node.text or "", *node)
        node.text = None
        node.append(inner)
    if named:
        node.tag = f"{H}{named}"
    elif style.small_caps:
        node.tag = f"{H}span"
        node.set("class", "smallcaps")
    elif language:
        node.tag = f"{H}span"
        node.set("lang", language)
    else:
        _hand_over_ids(node)
        unwrap(node)


def _hand_over_ids(node: etree._Element) -> None:
    holder = node.getparent()
    if holder is not None:
        add_ids(holder, (node.get(IDS) or "").split())


def _merge(block: etree._Element) -> None:
    """Join equal neighbours, and take marks out of themselves: `<b>a</b><b>b</b>`, `<i><i>a</i></i>`."""
    for node in list(
        block.iterdescendants(f"{H}em", f"{H}strong", f"{H}del", f"{H}code", f"{H}sup", f"{H}sub")
    ):
        if any(up.tag == node.tag for up in node.iterancestors()):
            unwrap(node)
            continue
        if not node.text and not len(node):
            _hand_over_ids(node)
            remove(node)
            continue
        before = node.getprevious()
        if before is not None and before.tag == node.tag and not before.tail and before.attrib == node.attrib:
            append(before, node.text or "")
            for child in list(node):
                before.append(child)
            before.tail, node.tail = node.tail, None
            remove(node)
