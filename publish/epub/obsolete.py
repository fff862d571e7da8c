"""What HTML once said with attributes, said with style (HTML Standard, section 16.2)."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from publish.book.tree import local

SIZES = {
    "1": "x-small",
    "2": "small",
    "3": "medium",
    "4": "large",
    "5": "x-large",
    "6": "xx-large",
    "7": "xx-large",
}
COLOUR = re.compile(r"#[0-9A-Fa-f]{3,8}|[A-Za-z]+")


def modernise(node: etree._Element) -> None:
    """Turn the obsolete attributes of an element into style, and `name` into an id."""
    for attribute, translate in OBSOLETE.items():
        value = (node.get(attribute) or "").strip()
        if value and (style := translate(local(node), value.lower())):
            add_style(node, style)
    if local(node) == "a" and node.get("name") and not node.get("id"):
        node.set("id", node.get("name") or "")
    for side in ("width", "height"):
        value = (node.get(side) or "").strip().removesuffix("px")
        if value:
            node.set(side, value)


def add_style(node: etree._Element, style: str) -> None:
    """Put a declaration behind those that an element has."""
    before = (node.get("style") or "").strip().rstrip(";")
    node.set("style", f"{before}; {style}" if before else style)


def _align(element: str, value: str) -> str:
    if element in {"img", "table"}:
        return {
            "left": "float: left",
            "right": "float: right",
            "center": "margin-left: auto; margin-right: auto",
        }.get(value, "")
    value = "center" if value == "middle" else value
    return f"text-align: {value}" if value in {"left", "right", "center", "justify"} else ""


def _valign(_element: str, value: str) -> str:
    return f"vertical-align: {value}" if value in {"top", "middle", "bottom", "baseline"} else ""


def _width(_element: str, value: str) -> str:
    return f"width: {value}" if re.fullmatch(r"\d+(\.\d+)?%", value) else ""


def _background(_element: str, value: str) -> str:
    return f"background-color: {value}" if COLOUR.fullmatch(value) else ""


def _colour(element: str, value: str) -> str:
    return f"color: {value}" if element == "span" and COLOUR.fullmatch(value) else ""


def _size(element: str, value: str) -> str:
    if element != "span":
        return ""
    if value.startswith(("+", "-")):
        return "font-size: larger" if value.startswith("+") else "font-size: smaller"
    return f"font-size: {SIZES[value]}" if value in SIZES else ""


def _list_type(element: str, value: str) -> str:
    known = element == "ul" and value in {"disc", "circle", "square", "none"}
    return f"list-style-type: {value}" if known else ""


def _nowrap(_element: str, _value: str) -> str:
    return "white-space: nowrap"


OBSOLETE: dict[str, Callable[[str, str], str]] = {
    "align": _align,
    "valign": _valign,
    "width": _width,
    "bgcolor": _background,
    "color": _colour,
    "size": _size,
    "type": _list_type,
    "nowrap": _nowrap,
}
